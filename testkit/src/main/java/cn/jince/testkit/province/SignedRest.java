package cn.jince.testkit.province;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A system with signed REST and the envelope {@code {code, msg, data}}; 0000 is the only good code. */
abstract class SignedRest extends Counterpart {
    final JsonMapper json = JsonMapper.shared();
    final World world;
    private final String path;
    private final Signatures signatures;

    SignedRest(String name, int port, World world, String path, String algorithm, String secret) {
        super(name, port, Duration.ZERO);
        this.world = world;
        this.path = path;
        this.signatures = new Signatures(algorithm, secret);
    }

    /** Data of an enterprise in the system's own words, or null where it has no record. */
    abstract @Nullable ObjectNode data(String creditCode);

    @Override
    Answer answer(Request request) {
        Signatures.Complaint complaint = signatures.complaint(request.query(), request.body());
        if (complaint != null) {
            return envelope(complaint.code(), complaint.text(), null);
        }
        if (!request.path().equals(path)) {
            return new Answer(404, "text/plain", "no such interface");
        }
        String creditCode = request.parameter("creditCode");
        if (creditCode.startsWith("91149999MAMAGIC") && !creditCode.equals(World.RARE_NAME)) {
            return magic(creditCode.substring(15));
        }
        ObjectNode data = data(creditCode);
        return data == null ? envelope("1004", "未查询到该纳税人或企业", null) : envelope("0000", "成功", data);
    }

    private Answer magic(String ending) {
        return switch (ending) {
            case "401" -> envelope("2001", "签名错误", null);
            case "429" -> envelope("3001", "超出调用频次", null);
            case "500" -> new Answer(500, "text/plain", "java.lang.NullPointerException");
            case "503" -> envelope("5003", "系统维护", null);
            case "777" -> envelope("7777", "未公布的返回码", null);
            default -> envelope("1004", "未查询到", null);
        };
    }

    @Override
    Answer errorInside() {
        return envelope("9999", "系统异常", null);
    }

    @Override
    Distrust distrust() {
        return signatures;
    }

    @Override
    public String protocol() {
        return "signed REST (" + signatures.algorithm() + ")";
    }

    Signatures.@Nullable Complaint complaint(Request request) {
        return signatures.complaint(request.query(), request.body());
    }

    Answer envelope(String code, String message, @Nullable JsonNode data) {
        ObjectNode body = json.createObjectNode().put("code", code).put("msg", message);
        body.set("data", data);
        return Answer.json(json.writeValueAsString(body));
    }

    /** Our ten thousand yuan as their yuan. */
    static String yuan(JsonNode facts, String attribute) {
        return facts.path(attribute)
                .decimalValue(BigDecimal.ZERO)
                .multiply(BigDecimal.valueOf(10_000))
                .setScale(2, RoundingMode.HALF_UP)
                .toPlainString();
    }

    /** Copies facts under the system's own names. */
    ObjectNode words(JsonNode facts, Map<String, String> theirs) {
        ObjectNode data = json.createObjectNode();
        theirs.forEach((their, ours) -> data.set(their, facts.get(ours)));
        return data;
    }
}
