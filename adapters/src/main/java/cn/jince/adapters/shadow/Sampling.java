package cn.jince.adapters.shadow;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Lets a share of the questions through, evenly, and never more than so many a minute. */
final class Sampling {
    private final int percent;
    private final int perMinute;
    private long seen;
    private Instant minute = Instant.EPOCH;
    private int taken;

    Sampling(int percent, int perMinute) {
        this.percent = percent;
        this.perMinute = perMinute;
    }

    synchronized boolean takes(Instant now) {
        boolean sampled = seen * percent / 100 != (seen + 1) * percent / 100;
        seen++;
        if (!sampled) {
            return false;
        }
        Instant current = now.truncatedTo(ChronoUnit.MINUTES);
        if (!current.equals(minute)) {
            minute = current;
            taken = 0;
        }
        return taken++ < perMinute;
    }
}
