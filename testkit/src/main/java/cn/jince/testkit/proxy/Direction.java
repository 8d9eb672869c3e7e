package cn.jince.testkit.proxy;

/** Which way bytes go. */
public enum Direction {
    /** From who calls to who is called. */
    UPSTREAM,
    /** The answer. */
    DOWNSTREAM,
    BOTH;

    boolean covers(Direction other) {
        return this == BOTH || this == other;
    }
}
