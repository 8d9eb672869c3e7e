package cn.jince.gateway;

/**
 * The pipeline of a routed request, top to bottom. Sign-in, tokens and cross-site checks come before it, in the
 * security chain.
 */
public enum FilterOrder {
    /** Names the request inward and outward. */
    TRACE,
    /** Keeps what may go inward, drops the rest. */
    HEADERS,
    /** Counts against the principal's quota. */
    LIMIT,
    /** Ends bodies that are too large. */
    BODY_LIMIT,
    /** Puts the user's token into a session's request. */
    RELAY,
    /** Bulkhead, breaker and deadline around the upstream; must stay last, right before the proxy. */
    UPSTREAM;

    /** Before the filter that writes the response (-1), so that the upstream guard sees the body end. */
    public int order() {
        return -1000 + ordinal();
    }
}
