package cn.jince.adapters.call;

import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** How a line has been doing: counts, last times, and the ninety-fifth of the last 256 answers. */
public final class LineHealth {
    private static final int KEPT = 256;
    private final long[] millis = new long[KEPT];
    private long calls;
    private long failures;
    private long answers;
    private @Nullable Instant lastSuccess;
    private @Nullable Instant lastFailure;
    private @Nullable Instant failingSince;

    /** What the connector board shows. */
    public record Reading(
            long calls,
            long failures,
            @Nullable Instant lastSuccess,
            @Nullable Instant lastFailure,
            @Nullable Long p95Millis) {}

    synchronized void answered(long took, Instant at) {
        calls++;
        millis[(int) (answers++ % KEPT)] = took;
        lastSuccess = at;
        failingSince = null;
    }

    synchronized void failed(Instant at) {
        calls++;
        failures++;
        lastFailure = at;
        if (failingSince == null) {
            failingSince = at;
        }
    }

    /** The first failure after the last success. */
    synchronized @Nullable Instant failingSince() {
        return failingSince;
    }

    public synchronized Reading read() {
        int kept = (int) Math.min(answers, KEPT);
        long[] sorted = Arrays.copyOf(millis, kept);
        Arrays.sort(sorted);
        Long p95 = kept == 0 ? null : sorted[Math.min(kept - 1, (int) Math.ceil(kept * 0.95) - 1)];
        return new Reading(calls, failures, lastSuccess, lastFailure, p95);
    }
}
