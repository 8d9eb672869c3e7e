package cn.jince.standalone.story;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Waits for what happens by itself: asks again until it holds. */
public final class Until {
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    /** The first answer that holds, or the end of the story. */
    public static <T> T holds(String what, Supplier<T> ask, Predicate<T> enough) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        T last = ask.get();
        while (!enough.test(last)) {
            if (System.nanoTime() > end) {
                throw new StoryBroke("waited " + PATIENCE.toSeconds() + " s for: " + what + "; last seen: " + last);
            }
            LockSupport.parkNanos(Duration.ofMillis(120).toNanos());
            last = ask.get();
        }
        return last;
    }

    private Until() {}
}
