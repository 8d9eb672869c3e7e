package cn.jince.adapters.call;

import java.util.Arrays;

/** The middle and the slow end of the last 256 durations. Not safe for threads by itself. */
public final class Percentiles {
    static final Reading NONE = new Reading(0, 0, 0);
    private static final int KEPT = 256;
    private final long[] nanos = new long[KEPT];
    private long count;

    /** In microseconds; all zero where nothing was measured. */
    public record Reading(long p50Micros, long p95Micros, long p99Micros) {}

    void add(long duration) {
        nanos[(int) (count++ % KEPT)] = Math.max(duration, 0);
    }

    Reading read() {
        int kept = (int) Math.min(count, KEPT);
        if (kept == 0) {
            return NONE;
        }
        long[] sorted = Arrays.copyOf(nanos, kept);
        Arrays.sort(sorted);
        return new Reading(at(sorted, 0.50), at(sorted, 0.95), at(sorted, 0.99));
    }

    private static long at(long[] sorted, double share) {
        return sorted[Math.max(0, (int) Math.ceil(sorted.length * share) - 1)] / 1_000;
    }
}
