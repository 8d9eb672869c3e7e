package cn.jince.adapters.call;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** How a line has been doing: counts, last times, and where the time of the last 256 answers went. */
public final class LineHealth {
    private final Percentiles whole = new Percentiles();
    private final Percentiles firstByte = new Percentiles();
    private final Percentiles body = new Percentiles();
    private final Percentiles decoding = new Percentiles();
    private final Map<String, Long> outcomes = new TreeMap<>();
    private long calls;
    private long failures;
    private long nanos;
    private @Nullable Instant lastSuccess;
    private @Nullable Instant lastFailure;
    private @Nullable Instant failingSince;
    private @Nullable Stamps last;

    /** The four times of the last call, answered or not; null where it did not come so far. */
    public record Stamps(
            Instant requestOut,
            @Nullable Instant firstByte,
            @Nullable Instant answerWhole,
            @Nullable Instant decoded) {

        private static Stamps of(Passage.Times times, Instant now) {
            return new Stamps(
                    now.minusNanos(times.ended() - times.out()),
                    at(times.first(), times, now),
                    at(times.whole(), times, now),
                    at(times.decoded(), times, now));
        }

        private static @Nullable Instant at(long nanos, Passage.Times times, Instant now) {
            return nanos == 0 ? null : now.minusNanos(times.ended() - nanos);
        }
    }

    /**
     * What the connector board shows.
     *
     * @param outcomes what every question and command came to, by name, those that were never sent included
     * @param whole of a call with all its attempts; the others are of its last attempt
     */
    public record Reading(
            long calls,
            long failures,
            @Nullable Instant lastSuccess,
            @Nullable Instant lastFailure,
            @Nullable Long p95Millis,
            Map<String, Long> outcomes,
            @Nullable Stamps last,
            Percentiles.Reading whole,
            Percentiles.Reading firstByte,
            Percentiles.Reading body,
            Percentiles.Reading decoding) {}

    /** @param took nanoseconds of the whole call; @param times of its last attempt, which ended now */
    synchronized void answered(long took, Passage.Times times, Instant now) {
        calls++;
        nanos += took;
        whole.add(took);
        firstByte.add(times.first() - times.out());
        body.add(times.whole() - times.first());
        decoding.add(times.decoded() - times.whole());
        last = Stamps.of(times, now);
        lastSuccess = now;
        failingSince = null;
    }

    /** @param times of its last attempt, 0 where it did not come so far */
    synchronized void failed(Passage.Times times, Instant at) {
        calls++;
        failures++;
        last = Stamps.of(times, at);
        lastFailure = at;
        if (failingSince == null) {
            failingSince = at;
        }
    }

    /** What a question or command came to in the end. */
    synchronized void came(String outcome) {
        outcomes.merge(outcome, 1L, Long::sum);
    }

    /** The first failure after the last success. */
    synchronized @Nullable Instant failingSince() {
        return failingSince;
    }

    /** Nanoseconds of all answered calls together. */
    synchronized long nanos() {
        return nanos;
    }

    synchronized long outcomes(String outcome) {
        return outcomes.getOrDefault(outcome, 0L);
    }

    public synchronized Reading read() {
        Percentiles.Reading wholes = whole.read();
        return new Reading(
                calls,
                failures,
                lastSuccess,
                lastFailure,
                wholes == Percentiles.NONE ? null : wholes.p95Micros() / 1_000,
                Map.copyOf(outcomes),
                last,
                wholes,
                firstByte.read(),
                body.read(),
                decoding.read());
    }
}
