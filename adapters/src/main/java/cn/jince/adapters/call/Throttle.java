package cn.jince.adapters.call;

import cn.jince.adapters.descriptor.SystemDescriptor.Rate;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Keeps us within what one system can bear: the generic cell rate algorithm, all its capabilities together. */
final class Throttle {
    private final long every;
    private final long ahead;
    private final AtomicLong next = new AtomicLong(Long.MIN_VALUE);

    /** @param rate null where there is no limit */
    Throttle(@Nullable Rate rate) {
        this.every = rate == null ? 0 : rate.per().toNanos() / rate.calls();
        this.ahead = rate == null ? 0 : every * (rate.burst() - 1L);
    }

    /** @param now on the line of {@link System#nanoTime()} */
    boolean take(long now) {
        if (every == 0) {
            return true;
        }
        while (true) {
            long due = next.get();
            // MIN_VALUE: nothing was taken yet; differences, because nanoTime may wrap
            long start = due == Long.MIN_VALUE || due - now < 0 ? now : due;
            if (start - now > ahead) {
                return false;
            }
            if (next.compareAndSet(due, start + every)) {
                return true;
            }
        }
    }

    /** A call that was let through and never left after all. */
    void giveBack() {
        if (every > 0) {
            next.addAndGet(-every);
        }
    }
}
