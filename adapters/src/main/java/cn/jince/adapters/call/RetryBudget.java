package cn.jince.adapters.call;

/** Second tries may be a tenth of the calls, no more: each call saves a tenth of one, ten can be saved up. */
final class RetryBudget {
    private static final int ONE = 10;
    private static final int MOST = 10 * ONE;
    private int saved = ONE;

    synchronized void called() {
        saved = Math.min(saved + 1, MOST);
    }

    synchronized boolean spend() {
        if (saved < ONE) {
            return false;
        }
        saved -= ONE;
        return true;
    }
}
