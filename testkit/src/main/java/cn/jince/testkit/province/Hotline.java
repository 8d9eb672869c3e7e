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

/** 12345 热线: takes tickets with the parts GB/T 44190 names: kind, source, dispatch, limit, completion, satisfaction. */
public final class Hotline extends SignedRest {
    private static final String TICKETS = "/hotline/v1/tickets";
    private final Map<String, Ticket> tickets = new ConcurrentHashMap<>();
    private final AtomicInteger numbers = new AtomicInteger();

    private record Ticket(String number, String content, List<Step> steps) {}

    private record Step(
            String code, String word, Instant at, @Nullable String note) {}

    Hotline(int port, World world) {
        super("hotline", port, world, TICKETS, "HMAC-SHA256", "hotline-secret-for-development");
    }

    /** Tickets taken, one per key. */
    public int tickets() {
        return tickets.size();
    }

    /** Takes a ticket further: 02 dispatched, 03 in work, 04 completed, 05 asked back. */
    public void step(String key, String code, String word, @Nullable String note) {
        Ticket ticket = tickets.get(key);
        if (ticket != null) {
            synchronized (ticket.steps()) {
                ticket.steps().add(new Step(code, word, Instant.now(), note));
            }
        }
    }

    @Override
    Answer answer(Request request) {
        Signatures.Complaint complaint = complaint(request);
        if (complaint != null) {
            return envelope(complaint.code(), complaint.text(), null);
        }
        if (request.method().equals("POST") && request.path().equals(TICKETS)) {
            return take(request.header("Idempotency-Key"), json.readTree(request.body()));
        }
        if (request.method().equals("GET") && request.path().startsWith(TICKETS + "/")) {
            Ticket found = tickets.get(request.path().substring(TICKETS.length() + 1));
            return found == null ? envelope("1004", "无此工单", null) : envelope("0000", "成功", view(found));
        }
        return new Answer(404, "text/plain", "no such interface");
    }

    private Answer take(String key, JsonNode form) {
        if (key.isEmpty()
                || form.path("gdlx").asString("").isEmpty()
                || form.path("nr").asString("").isEmpty()) {
            return envelope("4001", "工单要素不完整", null);
        }
        Ticket ticket = tickets.computeIfAbsent(key, _ -> first(form.toString()));
        return ticket.content().equals(form.toString())
                ? envelope("0000", "成功", view(ticket))
                : envelope("4009", "同一请求号内容不一致", null);
    }

    private Ticket first(String content) {
        List<Step> steps = new ArrayList<>();
        steps.add(new Step("01", "待派单", Instant.now(), null));
        return new Ticket("12345%08d".formatted(numbers.incrementAndGet()), content, steps);
    }

    private ObjectNode view(Ticket ticket) {
        JsonNode form = json.readTree(ticket.content());
        ObjectNode view = json.createObjectNode()
                .put("gdbh", ticket.number())
                .put("gdlx", form.path("gdlx").asString(""))
                .put("gdly", form.path("gdly").asString(""))
                .put("bljx", form.path("bljx").asString(""));
        ArrayNode steps = view.putArray("gclb");
        synchronized (ticket.steps()) {
            ticket.steps()
                    .forEach(step -> steps.addObject()
                            .put("dm", step.code())
                            .put("mc", step.word())
                            .put("sj", step.at().toString())
                            .put("sm", step.note()));
        }
        return view;
    }

    @Override
    @Nullable
    ObjectNode data(String creditCode) {
        return null;
    }
}
