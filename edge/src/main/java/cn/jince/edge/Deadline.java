package cn.jince.edge;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import reactor.util.context.ContextView;

/**
 * How long the caller still waits. Travels as the header {@value #HEADER} (milliseconds left when sent) and in the
 * Reactor context, so that no call outlives the one that caused it.
 *
 * @param atNanos {@link System#nanoTime()} of the end
 */
public record Deadline(long atNanos) {
    public static final String HEADER = "Jince-Deadline";
    /** What a call gets when nobody said. */
    public static final Duration USUAL = Duration.ofSeconds(10);

    public static Deadline in(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos());
    }

    /** The deadline of the context, or the usual one. */
    public static Deadline of(ContextView context) {
        @Nullable Deadline deadline = context.getOrDefault(Deadline.class, null);
        return deadline == null ? in(USUAL) : deadline;
    }

    /** Reads the header; absent or unreadable means the usual one, and nobody gets more than a minute. */
    public static Deadline parse(@Nullable String header) {
        if (header == null || !header.matches("\\d{1,6}")) {
            return in(USUAL);
        }
        return in(Duration.ofMillis(Math.min(Long.parseLong(header), 60_000)));
    }

    /** Time left, at least one millisecond so that a timeout can fire. */
    public Duration left() {
        return Duration.ofNanos(Math.max(atNanos - System.nanoTime(), 1_000_000));
    }
}
