package cn.jince.adapters.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jince.adapters.call.Line;
import cn.jince.adapters.descriptor.SystemDescriptor.Kind;
import cn.jince.adapters.mutation.Mutation.Said;
import cn.jince.api.adapters.AdapterViews.Attributes;
import cn.jince.api.reply.CommandReply;
import cn.jince.api.reply.Reply;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Hooks;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * A4: ten thousand mutations of good answers of every system, over real sockets and through the whole onion. What is
 * answered is what a second reader finds in the same bytes; all else is unknown, in time, and nothing is thrown past
 * it.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MutatedAnswersTest {
    private static final int MUTATIONS = 10_000;
    private static final long SEED = Long.getLong("jince.seed", 20_261_127L);
    private static final Duration LIMIT = Duration.ofSeconds(8);
    /** What must have been ordered before it can be looked up. */
    private static final Map<String, String> BEFORE = Map.of(
            "treasury.payout-lookup", "treasury.payout",
            "city.claim-status", "city.claim-relay",
            "hotline.ticket-status", "hotline.ticket");

    private final ConcurrentLinkedQueue<Throwable> uncaught = new ConcurrentLinkedQueue<>();
    private MutatedProvince province;

    @BeforeAll
    void connect(@TempDir Path folder) throws IOException {
        province = new MutatedProvince(folder);
        Hooks.onErrorDropped(uncaught::add);
    }

    @AfterAll
    void close() {
        Hooks.resetOnErrorDropped();
        province.close();
    }

    @Test
    void what_is_answered_is_what_the_bytes_say_or_nothing_is() {
        int each = Math.ceilDiv(MUTATIONS, province.asked().size());
        Map<String, Tally> tallies = new TreeMap<>();
        Map<String, List<Line>> bySystem = new TreeMap<>();
        province.asked()
                .forEach(line -> bySystem.computeIfAbsent(line.system().system(), _ -> new ArrayList<>())
                        .add(line));
        Flux.fromIterable(bySystem.values())
                .flatMap(
                        own -> Mono.fromRunnable(() -> own.forEach(line -> {
                                    Tally tally = run(line, each);
                                    synchronized (tallies) {
                                        tallies.put(line.id(), tally);
                                    }
                                }))
                                .subscribeOn(Schedulers.boundedElastic()),
                        4)
                .blockLast(Duration.ofMinutes(5));

        tallies.forEach((id, tally) -> System.out.printf("mutated answers, seed %d: %s %s%n", SEED, id, tally));
        assertThat(tallies).hasSize(province.asked().size());
        assertThat(tallies.values().stream().mapToInt(tally -> tally.asked).sum())
                .isGreaterThanOrEqualTo(MUTATIONS);
        assertThat(tallies.values().stream().flatMap(tally -> tally.wrong.stream()))
                .as("wrong data")
                .isEmpty();
        assertThat(tallies).allSatisfy((id, tally) -> {
            assertThat(tally.answered).as("%s answers what does not matter", id).isPositive();
            assertThat(tally.unknown).as("%s turns down", id).isPositive();
            assertThat(tally.slowest).isLessThan(LIMIT);
        });
        assertThat(uncaught).isEmpty();
    }

    private static final class Tally {
        int asked;
        int answered;
        int unknown;
        Duration slowest = Duration.ZERO;
        final List<String> wrong = new ArrayList<>();

        @Override
        public String toString() {
            return asked + " asked, " + answered + " answered, " + unknown + " unknown, slowest " + slowest.toMillis()
                    + " ms";
        }
    }

    private Tally run(Line line, int times) {
        Relay relay = province.relay(line);
        String key = "mutated-" + line.capability().capability();
        boolean command = line.capability().kind() == Kind.COMMAND;
        relay.mutates(null);
        String before = BEFORE.get(line.capability().capability());
        if (before != null) {
            province.order(before, line, key);
            relay.mutates(null);
        }
        Object first = command ? province.order(line.capability().capability(), line, key) : province.ask(line, key);
        assertThat(wrong(line, relay.said, first))
                .as("%s as it is: %s", line.id(), first)
                .isNull();
        assertThat(first).isInstanceOfAny(Reply.Answered.class, CommandReply.Accepted.class);
        Tally tally = new Tally();
        for (int i = 0; i < times; i++) {
            relay.mutates(new Random(SEED + 31L * i + line.id().hashCode()));
            long start = System.nanoTime();
            Object reply =
                    command ? province.order(line.capability().capability(), line, key) : province.ask(line, key);
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            tally.asked++;
            tally.slowest = took.compareTo(tally.slowest) > 0 ? took : tally.slowest;
            String wrong = wrong(line, relay.said, reply);
            if (wrong != null) {
                tally.wrong.add(line.id() + " #" + i + ": " + wrong);
            } else if (reply instanceof Reply.Unknown<?>
                    || reply instanceof CommandReply.Ambiguous
                    || reply instanceof CommandReply.NotSent) {
                tally.unknown++;
            } else {
                tally.answered++;
            }
        }
        return tally;
    }

    /** Null where the reply may be given for what was said. */
    private static String wrong(Line line, List<Said> said, Object reply) {
        Expected.Answer expected = null;
        try {
            expected = Expected.of(
                    line.capability().capability()
                            + (line.capability().capability().equals("city.progress")
                                    ? "/" + line.system().system()
                                    : ""),
                    said);
        } catch (RuntimeException e) {
            // they say nothing
        }
        boolean right = switch (reply) {
            case Reply.Answered<?> answered ->
                expected != null
                        && !expected.absent()
                        && Sameness.of(
                                ((Attributes) answered.value()).attributes(),
                                Objects.requireNonNull(expected.attributes()))
                        && Objects.equals(answered.provenance().asOf(), expected.asOf());
            case Reply.Absent<?> _ -> expected != null && expected.absent();
            case CommandReply.Accepted accepted ->
                expected != null
                        && accepted.receipt()
                                .equals(Objects.requireNonNull(expected.attributes())
                                        .get("receipt"));
            case CommandReply.Rejected rejected -> said.getLast().text().contains(rejected.code());
            case Reply.Unknown<?> unknown ->
                unknown.reason() != Reply.Reason.BREAKER_OPEN && unknown.reason() != Reply.Reason.NOT_CONNECTED;
            case CommandReply.Ambiguous _, CommandReply.NotSent _ -> true;
            default -> false;
        };
        return right
                ? null
                : reply + " for "
                        + said.stream()
                                .map(each -> each.text() + " (" + each.type() + ")")
                                .toList() + ", read as " + expected;
    }
}
