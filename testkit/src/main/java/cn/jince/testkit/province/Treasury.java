package cn.jince.testkit.province;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** 国库: pays. It keeps the ledger that tells in the end how often money really moved. */
public final class Treasury extends SignedRest {
    private static final String ORDERS = "/treasury/v1/orders";
    private final Map<String, LedgerLine> ledger = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> posts = new ConcurrentHashMap<>();
    private final AtomicInteger numbers = new AtomicInteger();

    /** One payout as the treasury booked it. */
    public record LedgerLine(String key, String receipt, String payee, String account, long amountFen, String paidAt) {}

    Treasury(int port, World world) {
        super("treasury", port, world, ORDERS, "HMAC-SHA256", "treasury-secret-for-development");
    }

    /** Every payout made, one per key. */
    public List<LedgerLine> payouts() {
        return List.copyOf(ledger.values());
    }

    /** How often money moved for this key: 0 or 1. */
    public int payouts(String key) {
        return ledger.containsKey(key) ? 1 : 0;
    }

    /** How often an order with this key arrived. */
    public int orders(String key) {
        AtomicInteger count = posts.get(key);
        return count == null ? 0 : count.get();
    }

    public long totalFen() {
        return ledger.values().stream().mapToLong(LedgerLine::amountFen).sum();
    }

    /** Applies the next order, then drops the connection. */
    public void loseNextReply() {
        fail(Fault.LOSE_REPLY, 1);
    }

    @Override
    Answer answer(Request request) {
        Signatures.Complaint complaint = complaint(request);
        if (complaint != null) {
            return envelope(complaint.code(), complaint.text(), null);
        }
        if (request.method().equals("POST") && request.path().equals(ORDERS)) {
            return order(request.header("Idempotency-Key"), json.readTree(request.body()));
        }
        if (request.method().equals("GET") && request.path().startsWith(ORDERS + "/")) {
            LedgerLine line = ledger.get(request.path().substring(ORDERS.length() + 1));
            return line == null ? envelope("1004", "无此指令", null) : envelope("0000", "成功", view(line));
        }
        if (request.method().equals("GET") && request.path().equals("/treasury/v1/statements")) {
            return envelope("0000", "成功", statement(request.parameter("rq")));
        }
        return new Answer(404, "text/plain", "no such interface");
    }

    private ObjectNode statement(String day) {
        return Statements.of(
                json,
                day,
                ledger.values().stream()
                        .filter(line -> Statements.isOn(Instant.parse(line.paidAt()), day))
                        .map(line -> new Statements.Line(line.key(), line.amountFen()))
                        .toList());
    }

    /** Books a payout nobody ordered, or with another amount, for reconciliation. */
    public void book(String key, long amountFen) {
        ledger.put(
                key,
                new LedgerLine(key, "GK" + key, "", "", amountFen, Instant.now().toString()));
    }

    private Answer order(String key, JsonNode order) {
        if (key.isEmpty() || order.path("amountFen").asLong(0) <= 0) {
            return envelope("4001", "指令要素不完整", null);
        }
        posts.computeIfAbsent(key, _ -> new AtomicInteger()).incrementAndGet();
        String account = order.path("skrzh").asString("");
        if (account.endsWith("404")) {
            return envelope("4003", "收款账户已销户", null);
        }
        LedgerLine line = ledger.computeIfAbsent(
                key,
                _ -> new LedgerLine(
                        key,
                        "GK%s%06d".formatted(world.asOf().replace("-", ""), numbers.incrementAndGet()),
                        order.path("skrmc").asString(""),
                        account,
                        order.path("amountFen").asLong(),
                        Instant.now().toString()));
        boolean same = line.amountFen() == order.path("amountFen").asLong()
                && line.account().equals(account);
        return same ? envelope("0000", "成功", view(line)) : envelope("4009", "同一指令号要素不一致", null);
    }

    private ObjectNode view(LedgerLine line) {
        return json.createObjectNode()
                .put("zlh", line.key())
                .put("hzh", line.receipt())
                .put("zt", "PAID")
                .put("amountFen", line.amountFen())
                .put("fksj", line.paidAt());
    }

    @Override
    @Nullable
    ObjectNode data(String creditCode) {
        return null;
    }
}
