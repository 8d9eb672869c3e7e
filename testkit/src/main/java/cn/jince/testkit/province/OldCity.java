package cn.jince.testkit.province;

import io.netty.handler.codec.http.QueryStringDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * 城市平台 of an old vendor: {@code POST /api/list} with a form that holds the parameters and an MD5 signature in capitals;
 * answers come in pages, every error in a 200. Each enterprise has 45 claims, {@code …B01} has 5,000.
 */
public final class OldCity extends Counterpart {
    private static final JsonMapper JSON = JsonMapper.shared();
    private final World world;
    private final Signatures signatures = new Signatures("MD5", "old-city-secret-for-development");

    OldCity(int port, World world) {
        super("old-city", port, Duration.ZERO);
        this.world = world;
    }

    /** One on its own, on a free port. */
    public static OldCity alone() {
        OldCity city = new OldCity(0, new World());
        Answer.ready();
        city.start();
        return city;
    }

    @Override
    Answer answer(Request request) {
        SortedMap<String, String> form = new TreeMap<>();
        new QueryStringDecoder(request.text(), StandardCharsets.UTF_8, false)
                .parameters()
                .forEach((name, values) -> form.put(name, values.getFirst()));
        Signatures.Complaint complaint = signatures.complaint(form, new byte[0]);
        if (complaint != null) {
            return envelope(-Integer.parseInt(complaint.code()), complaint.text(), null);
        }
        String creditCode = form.getOrDefault("tyshxydm", "");
        if (creditCode.equals("91149999MAMAGIC777")) {
            return envelope(777, "未公布的返回码", null);
        }
        if (world.name(creditCode).isEmpty() && !creditCode.equals("91149999MAMAGICB01")) {
            return envelope(2, "无数据", null);
        }
        return page(creditCode.endsWith("B01") ? 5_000 : 45, number(form, "pageNo"), number(form, "pageSize"));
    }

    @Override
    Distrust distrust() {
        return signatures;
    }

    @Override
    public String protocol() {
        return "REST with a form (MD5)";
    }

    private static int number(SortedMap<String, String> form, String name) {
        return Integer.parseInt(form.getOrDefault(name, "1"));
    }

    private static Answer page(int total, int page, int size) {
        ArrayNode rows = JSON.createArrayNode();
        for (int i = (page - 1) * size; i < Math.min(total, page * size); i++) {
            rows.addObject().put("bjbh", "BJ%05d".formatted(i)).put("zt", i % 3 == 0 ? "办结" : "在办");
        }
        ObjectNode data = JSON.createObjectNode().put("total", total);
        data.set("rows", rows);
        return envelope(1, "成功", data);
    }

    private static Answer envelope(int success, String message, @Nullable JsonNode data) {
        ObjectNode body = JSON.createObjectNode().put("success", success).put("errmsg", message);
        body.set("data", data);
        return Answer.json(JSON.writeValueAsString(body));
    }

    @Override
    Answer errorInside() {
        return envelope(-1, "系统异常", null);
    }
}
