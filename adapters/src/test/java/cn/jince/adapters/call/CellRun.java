package cn.jince.adapters.call;

import static cn.jince.testkit.province.Fault.FLAPPING;
import static cn.jince.testkit.province.Fault.REFUSE;

import cn.jince.api.adapters.AdapterViews.Attributes;
import cn.jince.testkit.dns.FakeDns;
import cn.jince.testkit.province.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * One cell: every fault of its row happens to its system, each must come as expected, and after healing the system
 * answers as before, its breaker is closed and every permit is back.
 */
final class CellRun {
    private static final int CALLS = 5;
    private static final int PROBES = 3;
    private static final List<String> THEIR_WORDS = List.of(
            "NullPointerException", "com.vendor", "系统维护中", "DOCTYPE", "时间戳", "随机数", "xxxxxxxx", "nonsense", "pong");
    private final Column column;
    private final Attributes usual;
    private final Set<String> came = new LinkedHashSet<>();
    private final List<String> wrong = new ArrayList<>();

    /** @param usual what the system answers when all is well */
    CellRun(Column column, Attributes usual) {
        this.column = column;
        this.usual = usual;
    }

    /** What a cell came to. @param wrong empty when it holds */
    record Verdict(Set<String> came, List<String> wrong) {}

    Verdict verdict() {
        return new Verdict(came, wrong);
    }

    /** A cell that breaks is a cell that fails; the others go on. */
    Verdict run(FaultRow row) {
        try {
            shown(row);
        } catch (RuntimeException e) {
            wrong.add("broke: " + e);
            column.fake().heal();
        }
        return verdict();
    }

    private void shown(FaultRow row) {
        switch (row) {
            case A10 -> names();
            case A11 -> flapping();
            case A13 -> tls(row);
            case A9 -> {
                faults(row, UnaryOperator.identity());
                withinTheWindow();
            }
            default -> faults(row, UnaryOperator.identity());
        }
    }

    private void faults(FaultRow row, UnaryOperator<String> address) {
        for (Fault fault : row.faults()) {
            if (column.fake().faults().contains(fault)) {
                Column.Session session = column.session(address);
                column.fake().fail(fault, Integer.MAX_VALUE, FaultRow.delay(fault));
                hit(session, fault.name(), Expected.of(column, fault));
                column.fake().heal();
                healed(session, fault.name());
            }
        }
    }

    /** The fault is on: five calls at once, then one more. */
    void hit(Column.Session session, String fault, Expected expected) {
        int before = column.fake().calls();
        for (Column.Came each : session.together(CALLS)) {
            came.add(each.word());
            require(expected.words().contains(each.word()), fault + " came as " + each.word());
            require(
                    THEIR_WORDS.stream().noneMatch(each.said()::contains),
                    fault + " let their words through: " + each.said());
            require(
                    each.attributes() == null || each.attributes().equals(usual),
                    fault + " changed the answer: " + each.said());
        }
        if (column.kind() == Column.Kind.RESERVED) {
            require(column.fake().calls() == before, fault + ": a reserved system was called");
        } else if (expected.opens()) {
            require(
                    session.line.breakerState().equals("OPEN"),
                    fault + " left the breaker " + session.line.breakerState());
            Column.Came next = Objects.requireNonNull(session.once().block(Column.LONGEST));
            require(
                    next.word().endsWith("BREAKER_OPEN") || expected.words().contains(next.word()),
                    fault + ", breaker open, came as " + next.word());
        }
    }

    /** Asks again and again until all is as it was before. */
    void healed(Column.Session session, String fault) {
        // as many at once as a breaker lets through to try
        boolean well = Boolean.TRUE.equals(Flux.range(0, PROBES)
                .flatMap(_ -> session.once(), PROBES)
                .all(this::good)
                .map(all -> all && session.atRest())
                .filter(Boolean::booleanValue)
                .repeatWhenEmpty(Integer.MAX_VALUE, again -> again.delayElements(Duration.ofMillis(20)))
                .timeout(Column.LONGEST, Mono.just(false))
                .block());
        require(well, fault + " did not heal: " + session.state());
        session.orders().forEach(order -> settle(session, order, fault));
    }

    private boolean good(Column.Came each) {
        return switch (column.kind()) {
            case QUESTION -> usual.equals(each.attributes());
            case ORDER -> each.word().equals("ACCEPTED");
            case RESERVED -> each.word().equals("NOT_CONNECTED");
        };
    }

    /** What an order came to must be what the other side did, and it was never sent twice. */
    private void settle(Column.Session session, Column.Order order, String fault) {
        boolean done = Orders.done(column.fake(), order.intent());
        String known = order.word();
        require(Orders.arrived(column.fake(), order.intent()) <= 1, fault + ": an order was sent twice");
        require(!known.startsWith("NOT_SENT") || !done, fault + ": not sent, but done");
        require(!known.equals("ACCEPTED") || done, fault + ": accepted, but not done");
        if (known.equals("AMBIGUOUS")) {
            String settled = Objects.requireNonNull(
                            session.lookUp(order.intent()).block(Column.LONGEST))
                    .word();
            require(settled.equals(done ? "ANSWERED" : "ABSENT"), fault + ": ambiguous, then " + settled);
        }
    }

    private void withinTheWindow() {
        if (column.fake().faults().contains(Fault.SKEWED_CLOCK)) {
            Column.Session session = column.session();
            column.fake().fail(Fault.SKEWED_CLOCK, Integer.MAX_VALUE, Duration.ofSeconds(290));
            hit(session, "a clock within the window", Expected.well(column.kind()));
            column.fake().heal();
        }
    }

    private void flapping() {
        Column.Session session = column.session();
        for (int round = 0; round < 2; round++) {
            column.fake().fail(REFUSE);
            hit(session, "down", Expected.of(column, REFUSE));
            column.fake().heal();
            healed(session, "down");
            long well = session.together(CALLS).stream().filter(this::good).count();
            require(well == CALLS, "up, but only " + well + " of " + CALLS + " were well");
        }
        if (column.fake().faults().contains(FLAPPING)) {
            column.fake().fail(FLAPPING);
            hit(session, "flapping", Expected.of(column, FLAPPING));
            column.fake().heal();
            healed(session, "flapping");
        }
    }

    private void names() {
        String host = column.fake().name() + ".jince.test";
        Column.Session session = column.session(url -> url.replace("localhost", host));
        FakeDns names = column.province().names;
        for (FakeDns.Mode mode : FakeDns.Mode.values()) {
            if (mode != FakeDns.Mode.HERE) {
                // no connection of before may stay open: it needs no name
                column.fake().close();
                column.fake().start();
                names.say(host, mode);
                hit(session, mode.name(), Expected.noConnection(column.kind()));
                names.say(host, FakeDns.Mode.HERE);
                healed(session, mode.name());
                session = column.session(url -> url.replace("localhost", host));
            }
        }
    }

    private void tls(FaultRow row) {
        column.fake().speakTls(true);
        try {
            faults(row, UnaryOperator.identity());
        } finally {
            column.fake().speakTls(false);
        }
    }

    private void require(boolean holds, String what) {
        if (!holds) {
            wrong.add(what);
        }
    }
}
