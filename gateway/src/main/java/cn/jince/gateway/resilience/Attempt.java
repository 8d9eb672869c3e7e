package cn.jince.gateway.resilience;

import org.jspecify.annotations.Nullable;

/** The call under way for one exchange: at which instance, since when, and what ended it. */
final class Attempt {
    static final String ATTRIBUTE = Attempt.class.getName();
    private final Instance instance;
    private final int number;
    private final long started = System.nanoTime();
    private @Nullable Throwable error;

    /** @param number 1 for the first try */
    Attempt(Instance instance, int number) {
        this.instance = instance;
        this.number = number;
    }

    Instance instance() {
        return instance;
    }

    int number() {
        return number;
    }

    long nanos() {
        return System.nanoTime() - started;
    }

    void endedBy(Throwable why) {
        this.error = why;
    }

    @Nullable
    Throwable error() {
        return error;
    }
}
