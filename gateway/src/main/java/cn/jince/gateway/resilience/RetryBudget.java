package cn.jince.gateway.resilience;

import java.util.concurrent.atomic.AtomicLong;

/**
 * What may be asked again: each call pays in a share, each second try takes one out. So an upstream in trouble never
 * sees more than that share on top.
 */
final class RetryBudget {
    private static final long ONE = 1_000_000;
    private static final long MOST = 20 * ONE;
    private final long share;
    private final AtomicLong saved = new AtomicLong(3 * ONE);

    /** @param share of the calls, between 0 and 1 */
    RetryBudget(double share) {
        this.share = Math.round(share * ONE);
    }

    void call() {
        if (saved.get() < MOST) {
            saved.addAndGet(share);
        }
    }

    boolean tryAgain() {
        long now = saved.get();
        while (now >= ONE) {
            if (saved.compareAndSet(now, now - ONE)) {
                return true;
            }
            now = saved.get();
        }
        return false;
    }
}
