package cn.jince.standalone.bench;

import cn.jince.api.reply.Reply;
import cn.jince.testkit.province.Fault;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * One system misbehaves in every way there is while another is called steadily: {@code --seconds N} a phase. Each fault
 * is held against the steady phase just before it, under the same load.
 */
final class IsolationBench {
    private static final Duration EVERY = Duration.ofMillis(20);
    private static final double GOAL_TIMES = 1.2;
    private static final double GOAL_MILLIS = 20;
    private static final int MOST_TRIES = 30;
    private static final AtomicLong numbers = new AtomicLong();

    private IsolationBench() {}

    /** What one system was like in one phase. */
    private record Phase(double p99Millis, long unknown, Map<String, Long> outcomes) {}

    public static void main(String[] args) throws IOException {
        PrintStream out = System.out;
        int seconds = args.length > 1 && args[0].equals("--seconds") ? Integer.parseInt(args[1]) : 6;
        boolean every = true;
        try (ProvinceProcess province = ProvinceProcess.start();
                Connectors connectors = Connectors.of(
                        province.settings(), "classpath:systems/sx.tax.yaml", "classpath:systems/sx.samr.yaml")) {
            healed(connectors);
            out.printf("tax misbehaves, registration is called 50 times a second beside it, %d s a phase%n", seconds);
            out.printf(
                    "  %-14s %12s %12s %7s %8s  %-7s %s%n",
                    "fault", "p99 steady", "p99 beside", "ratio", "unknown", "verdict", "what tax came to");
            for (Fault fault : Fault.values()) {
                if (fault != Fault.NONE) {
                    every &= row(out, province, connectors, fault, seconds);
                }
            }
        }
        out.printf("  goal: p99 at most %.1f times steady and %.0f ms, nothing unknown%n", GOAL_TIMES, GOAL_MILLIS);
        if (!every) {
            throw new IllegalStateException("a fault of one system was felt by another");
        }
    }

    private static boolean row(
            PrintStream out, ProvinceProcess province, Connectors connectors, Fault fault, int seconds) {
        healed(connectors);
        Phase steady = phase(connectors, seconds)[0];
        province.fail("tax", fault);
        Phase[] beside = phase(connectors, seconds);
        province.fail("tax", Fault.NONE);
        boolean kept = beside[0].unknown == 0 && beside[0].p99Millis <= GOAL_TIMES * steady.p99Millis + GOAL_MILLIS;
        out.printf(
                "  %-14s %9.1f ms %9.1f ms %7.2f %8d  %-7s %s%n",
                fault,
                steady.p99Millis,
                beside[0].p99Millis,
                beside[0].p99Millis / steady.p99Millis,
                beside[0].unknown,
                kept ? "kept" : "BROKEN",
                beside[1].outcomes);
        return kept;
    }

    /** Until both breakers are closed, and a short phase goes well. */
    private static void healed(Connectors connectors) {
        for (int i = 0; i < MOST_TRIES; i++) {
            healed(connectors, "tax.standing");
            healed(connectors, "samr.registration");
            Phase[] phases = phase(connectors, 1);
            if (phases[0].unknown == 0 && phases[1].unknown == 0) {
                return;
            }
        }
        throw new IllegalStateException("this machine is too busy to measure anything");
    }

    private static void healed(Connectors connectors, String capability) {
        Flux.interval(Duration.ofMillis(100))
                .onBackpressureDrop()
                .concatMap(_ -> connectors.ask(capability, next()), 1)
                .filter(reply -> !(reply instanceof Reply.Unknown)
                        && connectors.line(capability).breakerState().equals("CLOSED"))
                .blockFirst(Duration.ofSeconds(60));
    }

    /** Registration first, tax second. */
    private static Phase[] phase(Connectors connectors, int seconds) {
        Mono<Phase> steady = load(connectors, "samr.registration", seconds);
        Mono<Phase> other = load(connectors, "tax.standing", seconds);
        Mono<Phase[]> both = Mono.zip(steady, other, (one, two) -> new Phase[] {one, two});
        return Objects.requireNonNull(both.block(Duration.ofSeconds(seconds + 60L)));
    }

    private static Mono<Phase> load(Connectors connectors, String capability, int seconds) {
        ConcurrentLinkedQueue<Long> nanos = new ConcurrentLinkedQueue<>();
        Map<String, LongAdder> outcomes = new ConcurrentHashMap<>();
        return Flux.interval(EVERY)
                .onBackpressureDrop()
                .take(seconds * 1_000L / EVERY.toMillis())
                .flatMap(
                        _ -> Mono.defer(() -> {
                            long start = System.nanoTime();
                            return connectors.ask(capability, next()).doOnNext(reply -> {
                                nanos.add(System.nanoTime() - start);
                                outcomes.computeIfAbsent(name(reply), _ -> new LongAdder())
                                        .increment();
                            });
                        }),
                        1_000)
                .then(Mono.fromSupplier(() -> of(nanos, outcomes)));
    }

    private static Phase of(ConcurrentLinkedQueue<Long> nanos, Map<String, LongAdder> outcomes) {
        long[] sorted = nanos.stream().mapToLong(Long::longValue).toArray();
        Arrays.sort(sorted);
        Map<String, Long> counts = new TreeMap<>();
        outcomes.forEach((outcome, count) -> counts.put(outcome, count.sum()));
        long known = counts.getOrDefault("ANSWERED", 0L) + counts.getOrDefault("ABSENT", 0L);
        return new Phase(sorted[(int) Math.ceil(sorted.length * 0.99) - 1] / 1e6, sorted.length - known, counts);
    }

    private static String name(Reply<?> reply) {
        return switch (reply) {
            case Reply.Answered<?> _ -> "ANSWERED";
            case Reply.Absent<?> _ -> "ABSENT";
            case Reply.Unknown<?> unknown -> unknown.reason().name();
        };
    }

    private static String next() {
        return Connectors.enterprise(numbers.incrementAndGet());
    }
}
