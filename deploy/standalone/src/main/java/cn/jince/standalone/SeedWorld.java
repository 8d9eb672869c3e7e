package cn.jince.standalone;

import cn.jince.standalone.story.Browser;
import cn.jince.standalone.story.Cast;
import cn.jince.standalone.story.Desk;
import cn.jince.testkit.population.Population;
import cn.jince.testkit.population.PopulationLines;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Loads the seed world through the same doors as any other data. Doing it again changes nothing. */
final class SeedWorld {
    private static final int ROWS_PER_CALL = 4_000;
    private static final int CALLS_AT_ONCE = 3;
    private static final long SEED = 14;

    private final Ports ports;
    private final PlatformDoor door;
    private final PrintStream out;

    SeedWorld(Ports ports, PrintStream out) {
        this.ports = ports;
        this.door = new PlatformDoor(ports);
        this.out = out;
    }

    /** @param population generated enterprises besides the forty named ones */
    void seed(int population) {
        policies();
        long known = knownEnterprises();
        if (known >= population + (long) DemoEnterprises.count()) {
            out.printf("  %,d enterprises are there already%n", known);
            return;
        }
        door.silently(() -> {
            timed("named enterprises", () -> collect(DemoEnterprises.lines()));
            timed("population", () -> collect(PopulationLines.of(new Population(SEED, population))));
        });
    }

    private void policies() {
        long began = System.nanoTime();
        Browser operator = new Cast(Worlds.running(ports)).web("operator");
        JsonNode report = operator.post(Desk.policies("import"), Map.of("items", collected()))
                .ok();
        out.printf(
                "  %d policies: %d new, %d updated, %d unchanged, %d refused, in %.1f s%n",
                report.path("received").asInt(),
                report.path("created").asInt(),
                report.path("updated").asInt(),
                report.path("unchanged").asInt(),
                report.path("refused").size(),
                (System.nanoTime() - began) / 1e9);
        report.path("refused").forEach(refusal -> out.println("    refused: " + refusal));
    }

    private static JsonNode collected() {
        try (InputStream in = SeedWorld.class.getResourceAsStream("/data/policies.json")) {
            return JsonMapper.shared()
                    .readTree(Objects.requireNonNull(in, "data/policies.json"))
                    .path("items");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private long knownEnterprises() {
        return door.sources()
                .valueStream()
                .filter(source -> source.path("system").asString().equals("sx.samr"))
                .mapToLong(source -> source.path("enterprises").asLong())
                .sum();
    }

    private void timed(String what, Supplier<Counts> load) {
        long began = System.nanoTime();
        Counts counts = load.get();
        double seconds = (System.nanoTime() - began) / 1e9;
        out.printf(
                "  %s: %,d rows of facts accepted, %,d quarantined, in %.1f s%n",
                what, counts.accepted().get(), counts.quarantined().get(), seconds);
    }

    /** Sends chunks, a few at once; a chunk that fails ends the seeding. */
    private Counts collect(Stream<String> lines) {
        Counts counts = new Counts(new AtomicLong(), new AtomicLong());
        Semaphore calls = new Semaphore(CALLS_AT_ONCE);
        List<Future<?>> sent = new ArrayList<>();
        try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor();
                lines) {
            Iterator<String> rest = lines.iterator();
            while (rest.hasNext()) {
                List<String> chunk = new ArrayList<>(ROWS_PER_CALL);
                while (rest.hasNext() && chunk.size() < ROWS_PER_CALL) {
                    chunk.add(rest.next());
                }
                calls.acquireUninterruptibly();
                sent.add(senders.submit(() -> {
                    try {
                        counts.add(door.collect(chunk));
                    } finally {
                        calls.release();
                    }
                }));
            }
        }
        sent.forEach(SeedWorld::await);
        return counts;
    }

    private static void await(Future<?> sent) {
        try {
            sent.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException("seeding failed: " + e.getCause(), e);
        }
    }

    private record Counts(AtomicLong accepted, AtomicLong quarantined) {
        void add(JsonNode report) {
            accepted.addAndGet(report.path("accepted").asLong());
            quarantined.addAndGet(report.path("quarantined").asLong());
        }
    }
}
