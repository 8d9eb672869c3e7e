package cn.jince.testkit.province;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * 长治市 claims system, of its own make: it takes claims relayed to it, one per key, and tells their steps. Magic: a
 * credit code that ends with {@code X}, or an item whose name ends with {@code （市里不办）}, is not served there (4004).
 */
public final class RelayCity extends SignedRest {
    private static final String CLAIMS = "/relay/v1/claims";
    private static final String STATEMENTS = "/relay/v1/statements";
    private final Map<String, Taken> taken = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> posts = new ConcurrentHashMap<>();
    private final AtomicInteger numbers = new AtomicInteger();

    /** One step of a claim there. @param code 10 received, 20 accepted, … ; anything may be put here */
    public record Step(
            String code,
            String word,
            Instant at,
            @Nullable String note,
            @Nullable Long amountFen) {}

    private record Taken(String key, String number, String receipt, String content, Instant at, List<Step> steps) {}

    RelayCity(int port, World world) {
        super("changzhi", port, world, CLAIMS, "HMAC-SM3", "changzhi-secret-for-development");
    }

    /** Claims there, one per key. */
    public int claims() {
        return taken.size();
    }

    /** How often a claim with this key was taken: 0 or 1. */
    public int claims(String key) {
        return taken.containsKey(key) ? 1 : 0;
    }

    /** How often a request with this key arrived. */
    public int posts(String key) {
        AtomicInteger count = posts.get(key);
        return count == null ? 0 : count.get();
    }

    /** Whether a claim with our number has arrived. */
    public boolean knows(String number) {
        return taken.values().stream().anyMatch(each -> each.number().equals(number));
    }

    /** Takes a claim of ours a step further there. */
    public void step(String number, String code, String word, @Nullable String note, @Nullable Long amountFen) {
        taken.values().stream()
                .filter(each -> each.number().equals(number))
                .forEach(each -> add(each, new Step(code, word, Instant.now(), note, amountFen)));
    }

    /** Forgets a claim, as a system restored from an old copy does. */
    public void forget(String key) {
        taken.remove(key);
    }

    @Override
    Answer answer(Request request) {
        Signatures.Complaint complaint = complaint(request);
        if (complaint != null) {
            return envelope(complaint.code(), complaint.text(), null);
        }
        if (request.method().equals("POST") && request.path().equals(CLAIMS)) {
            return take(request.header("X-Request-Key"), json.readTree(request.body()));
        }
        if (request.method().equals("GET") && request.path().startsWith(CLAIMS + "/")) {
            Taken found = taken.get(request.path().substring(CLAIMS.length() + 1));
            return found == null ? envelope("1004", "无此件", null) : envelope("0000", "成功", view(found));
        }
        if (request.method().equals("GET") && request.path().equals(STATEMENTS)) {
            String day = request.parameter("rq");
            return envelope(
                    "0000",
                    "成功",
                    Statements.of(
                            json,
                            day,
                            taken.values().stream()
                                    .filter(each -> Statements.isOn(each.at(), day))
                                    .map(each -> new Statements.Line(each.key(), 0))
                                    .toList()));
        }
        return new Answer(404, "text/plain", "no such interface");
    }

    private Answer take(String key, JsonNode claim) {
        if (key.isEmpty() || claim.path("jcbh").asString("").isEmpty()) {
            return envelope("4001", "申报要素不完整", null);
        }
        posts.computeIfAbsent(key, _ -> new AtomicInteger()).incrementAndGet();
        if (claim.path("tyshxydm").asString("").endsWith("X")
                || claim.path("sxmc").asString("").endsWith("（市里不办）")) {
            return envelope("4004", "该企业不属本市受理范围", null);
        }
        String content = claim.toString();
        Taken found =
                taken.computeIfAbsent(key, _ -> first(key, claim.path("jcbh").asString(""), content));
        return found.content().equals(content)
                ? envelope("0000", "成功", view(found))
                : envelope("4009", "同一请求号内容不一致", null);
    }

    private Taken first(String key, String number, String content) {
        List<Step> steps = new ArrayList<>();
        steps.add(new Step("10", "已收件", Instant.now(), null, null));
        return new Taken(key, number, "CZ%06d".formatted(numbers.incrementAndGet()), content, Instant.now(), steps);
    }

    private static void add(Taken claim, Step step) {
        synchronized (claim.steps()) {
            claim.steps().add(step);
        }
    }

    private ObjectNode view(Taken claim) {
        ObjectNode view = json.createObjectNode().put("slbh", claim.receipt()).put("jcbh", claim.number());
        ArrayNode steps = view.putArray("gclb");
        synchronized (claim.steps()) {
            claim.steps()
                    .forEach(step -> steps.addObject()
                            .put("dm", step.code())
                            .put("mc", step.word())
                            .put("sj", step.at().toString())
                            .put("yj", step.note())
                            .put("jeFen", step.amountFen()));
        }
        return view;
    }

    @Override
    @Nullable
    ObjectNode data(String creditCode) {
        return null;
    }
}
