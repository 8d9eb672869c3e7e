package cn.jince.adapters.sender;

import java.time.Duration;
import java.time.Instant;

/** A minute's worth of something that fills up again evenly; starts full. */
final class Bucket {
    /** One of them, in parts so small that a millisecond fills whole ones. */
    private static final long ONE = 60_000_000L;

    private final long capacity;
    private long level;

    private Instant seen = Instant.EPOCH;

    Bucket(long perMinute) {
        this.capacity = perMinute * ONE;
        this.level = capacity;
    }

    /** Takes, or says how long it would have to wait; then nothing is taken. */
    synchronized Duration take(long count, Instant now) {
        fill(now);
        long wanted = count * ONE;
        if (level < wanted) {
            return until(wanted);
        }
        level -= wanted;
        return Duration.ZERO;
    }

    /** Takes in any case and says how long to wait until what was owed before is paid, a minute at most. */
    synchronized Duration owe(long count, Instant now) {
        fill(now);
        Duration wait = level >= 0 ? Duration.ZERO : until(0);
        level -= count * ONE;
        Duration most = Duration.ofMinutes(1);
        return wait.compareTo(most) > 0 ? most : wait;
    }

    synchronized long left() {
        return Math.max(0, level / ONE);
    }

    private void fill(Instant now) {
        if (now.isAfter(seen)) {
            long millis = Duration.between(seen, now).toMillis();
            level = Math.min(capacity, level + capacity / 60_000 * Math.min(60_000, millis));
            // what is less than a millisecond counts the next time
            seen = seen.plusMillis(millis);
        }
    }

    private Duration until(long wanted) {
        return Duration.ofMillis((wanted - level) / Math.max(1, capacity / 60_000) + 1);
    }
}
