package cn.jince.adapters.call;

import java.util.concurrent.atomic.AtomicBoolean;

/** Whether a byte of a request may have left; travels in the Reactor context of one call. */
final class Departure {
    private final AtomicBoolean left = new AtomicBoolean();

    void leaves() {
        left.set(true);
    }

    boolean mayHaveLeft() {
        return left.get();
    }
}
