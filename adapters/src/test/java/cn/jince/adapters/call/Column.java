package cn.jince.adapters.call;

import cn.jince.adapters.descriptor.Descriptors;
import cn.jince.adapters.descriptor.SystemDescriptor;
import cn.jince.adapters.lifecycle.StageBoard;
import cn.jince.api.adapters.AdapterViews.Attributes;
import cn.jince.api.reply.CommandReply;
import cn.jince.api.reply.Reply;
import cn.jince.testkit.province.FakeSystem;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * One system of the matrix: how it is asked or told, over a line of its own for each cell.
 *
 * @param system id of its descriptor
 * @param division of the enterprise asked about
 */
record Column(MatrixProvince province, FakeSystem fake, String system, String capability, String division, Kind kind) {
    static final Duration LONGEST = Duration.ofSeconds(20);

    enum Kind {
        QUESTION,
        ORDER,
        /** Only reserved: nobody calls it, so no fault of its can be felt. */
        RESERVED
    }

    /** What came of one call, in one word, and everything that was said to us. */
    record Came(String word, String said, @Nullable Attributes attributes) {}

    /** One order and what we were told of it. */
    record Order(String intent, String word) {}

    /** What it answers when all is well. */
    Attributes usual() {
        fake.answersAfter(Duration.ZERO);
        if (kind != Kind.QUESTION) {
            return new Attributes(Map.of());
        }
        // the first calls of a cold JVM may take longer than a department is given
        return Objects.requireNonNull(Mono.defer(() -> session().once())
                .mapNotNull(Came::attributes)
                .repeatWhenEmpty(100, again -> again.delayElements(Duration.ofMillis(50)))
                .block(LONGEST.multipliedBy(3)));
    }

    /** A line with the calls through it. */
    final class Session {
        final Line line;
        private final ConnectorCall call;
        private final List<Order> orders = Collections.synchronizedList(new ArrayList<>());

        Session(UnaryOperator<String> address) {
            SystemDescriptor descriptor = province.descriptor(system, address);
            Lines lines = province.lines(descriptor);
            line = lines.find(capability, division).orElseThrow();
            call = new ConnectorCall(
                    lines,
                    new StageBoard(new Descriptors(List.of(descriptor))),
                    Clock.systemUTC(),
                    province.background,
                    Shadows.NONE);
        }

        Mono<Came> once() {
            return kind == Kind.ORDER ? order("intent-" + UUID.randomUUID()) : ask();
        }

        List<Came> together(int count) {
            return Flux.range(0, count)
                    .flatMap(_ -> once(), count)
                    .collectList()
                    .block(LONGEST);
        }

        private Mono<Came> ask() {
            return call.ask(
                            new Question(
                                    capability,
                                    Province.ENTERPRISE,
                                    division,
                                    "测试",
                                    Map.of("creditCode", Province.ENTERPRISE)),
                            Province.HOUSE)
                    .map(Column::came);
        }

        private Mono<Came> order(String intent) {
            Question question = new Question(capability, intent, division, "测试", Orders.parameters(fake, intent));
            return call.order(question, intent, Province.HOUSE)
                    .map(Column::came)
                    .doOnNext(came -> orders.add(new Order(intent, came.word())));
        }

        Mono<Came> lookUp(String intent) {
            Question question = new Question(
                    Orders.lookup(fake), intent, division, "对账", Map.of("intentId", intent, "key", intent));
            return call.ask(question, Province.HOUSE).map(Column::came);
        }

        List<Order> orders() {
            return List.copyOf(orders);
        }

        /** No call is under way and the breaker has forgotten. */
        boolean atRest() {
            return line.breakerState().equals("CLOSED")
                    && line.permits().taken() == 0
                    && line.permits().waiting() == 0;
        }

        String state() {
            return "breaker " + line.breakerState() + ", permits taken "
                    + line.permits().taken() + ", waiting " + line.permits().waiting();
        }
    }

    Session session() {
        return session(UnaryOperator.identity());
    }

    Session session(UnaryOperator<String> address) {
        return new Session(address);
    }

    private static Came came(Reply<Attributes> reply) {
        return switch (reply) {
            case Reply.Answered<Attributes> answered -> new Came("ANSWERED", reply.toString(), answered.value());
            case Reply.Absent<Attributes> _ -> new Came("ABSENT", reply.toString(), null);
            case Reply.Unknown<Attributes> unknown -> new Came(unknown.reason().name(), reply.toString(), null);
        };
    }

    private static Came came(CommandReply reply) {
        return switch (reply) {
            case CommandReply.Accepted _ -> new Came("ACCEPTED", reply.toString(), null);
            case CommandReply.Rejected _ -> new Came("REJECTED", reply.toString(), null);
            case CommandReply.NotSent notSent -> new Came("NOT_SENT " + notSent.reason(), reply.toString(), null);
            case CommandReply.Ambiguous _ -> new Came("AMBIGUOUS", reply.toString(), null);
        };
    }

    @Override
    public String toString() {
        return fake.name();
    }
}
