package cn.jince.adapters.call;

import java.time.Duration;
import java.util.function.Consumer;

/**
 * One call on its way through the onion; travels in its Reactor context. Knows whether a byte may have left, how long
 * there is still, and the four times of its last attempt.
 */
final class Passage implements Consumer<Step> {
    private final Consumer<Step> trail;
    private volatile long ends = Long.MAX_VALUE;
    private volatile boolean left;
    private volatile boolean tried;
    private volatile boolean abandoned;
    private volatile long out;
    private volatile long first;
    private volatile long whole;
    private volatile long decoded;

    Passage(Consumer<Step> trail) {
        this.trail = trail;
    }

    /** A layer is reached; a protocol that decodes has the whole answer. */
    @Override
    public void accept(Step step) {
        if (step == Step.DECODE) {
            whole = System.nanoTime();
        }
        trail.accept(step);
    }

    void mayTake(Duration time) {
        ends = System.nanoTime() + time.toNanos();
    }

    Duration left() {
        return Duration.ofNanos(Math.max(ends - System.nanoTime(), 1_000_000));
    }

    void attempt() {
        tried = true;
        out = System.nanoTime();
        first = 0;
        whole = 0;
        decoded = 0;
    }

    void leaves() {
        left = true;
        out = System.nanoTime();
    }

    void begins() {
        first = System.nanoTime();
    }

    void decoded() {
        decoded = System.nanoTime();
        whole = whole == 0 ? decoded : whole;
        first = first == 0 ? whole : first;
    }

    void abandon() {
        abandoned = true;
    }

    boolean abandoned() {
        return abandoned;
    }

    boolean mayHaveLeft() {
        return left;
    }

    boolean tried() {
        return tried;
    }

    Times times() {
        return new Times(out, first, whole, decoded, System.nanoTime());
    }

    /** Nanosecond times of one attempt: request out, first byte, answer whole, decoded, and when all was over. */
    record Times(long out, long first, long whole, long decoded, long ended) {}
}
