package cn.jince.testkit.province;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * 科技: {@code POST /kj/enterprise} with a JSON body {@code {"head":{"version"},"data":{"creditCode"}}}; an SM2 signature
 * over the body's digest stands in the headers. Its codes are words.
 */
public final class Science extends Counterpart {
    private static final JsonMapper JSON = JsonMapper.shared();
    /** The public key of {@code jince.systems.science.secret}. */
    private static final String POINT = "0409F9DF311E5421A150DD7D161E4BC5C672179FAD1833FC076BB08FF356F35020"
            + "CCEA490CE26775A52DC6EA718CC1AA600AED05FBF35E084A6632F6072DA9AD13";

    private final World world;
    private final Signatures signatures = new Signatures("SM2", POINT);

    Science(int port, World world) {
        super("science", port, Duration.ZERO);
        this.world = world;
    }

    /** One on its own, on a free port. */
    public static Science alone() {
        Science science = new Science(0, new World());
        Answer.ready();
        science.start();
        return science;
    }

    @Override
    Answer answer(Request request) {
        Map<String, String> signed = new TreeMap<>();
        for (String each : new String[] {"appKey", "timestamp", "nonce", "sign"}) {
            signed.put(each, request.header(each));
        }
        Signatures.Complaint complaint = signatures.complaint(signed, request.body());
        if (complaint != null) {
            return envelope("DENIED_" + complaint.code(), complaint.text(), null);
        }
        if (!request.path().equals("/kj/enterprise") || !request.method().equals("POST")) {
            return new Answer(404, "text/plain", "no such interface");
        }
        JsonNode said = JSON.readTree(request.body());
        if (!said.path("head").path("version").asString("").equals("2.0")) {
            return envelope("BAD_VERSION", "版本不支持", null);
        }
        String creditCode = said.path("data").path("creditCode").asString("");
        return switch (creditCode) {
            case "91149999MAMAGIC429" -> envelope("TOO_MANY", "超出频次", null);
            case "91149999MAMAGIC503" -> envelope("CLOSED", "夜间维护", null);
            case "91149999MAMAGIC777" -> envelope("SURPRISE", "未公布", null);
            default -> of(creditCode);
        };
    }

    @Override
    Distrust distrust() {
        return signatures;
    }

    @Override
    public String protocol() {
        return "signed REST (SM2)";
    }

    private Answer of(String creditCode) {
        if (world.name(creditCode).isEmpty()) {
            return envelope("NOT_FOUND", "无此企业", null);
        }
        ObjectNode data = JSON.createObjectNode()
                .put("dwmc", world.name(creditCode))
                .put("gqbz", creditCode.hashCode() % 2 == 0 ? "1" : "0")
                .put("sjrq", world.asOf());
        JsonNode facts = world.facts(creditCode, "sx.science");
        if (facts != null) {
            data.set("zslb", facts.get("qualification"));
            data.set("rdcs", facts.get("certification_times"));
            data.set("rdpf", facts.get("certification_score"));
        }
        return envelope("OK", "成功", data);
    }

    private static Answer envelope(String status, String message, @Nullable JsonNode data) {
        ObjectNode head = JSON.createObjectNode().put("status", status).put("message", message);
        ObjectNode body = JSON.createObjectNode();
        body.set("head", head);
        body.set("body", data);
        return Answer.json(JSON.writeValueAsString(body));
    }

    @Override
    Answer errorInside() {
        return envelope("ERROR", "系统异常", null);
    }
}
