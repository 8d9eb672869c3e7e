package cn.jince.gateway;

/**
 * The pipeline of a request, top to bottom. Each step is a {@link cn.jince.gateway.door.Duty}; the steps run one after
 * the other in one filter, those after the sign-in only where a route was found.
 */
public enum FilterOrder {
    /** Names the request and says what a browser may do with the answer. */
    TRACE,
    /** Refuses what no decent client sends: no host or two, a foreign host, a path with tricks. */
    HYGIENE,
    /** Finds the route. */
    ROUTE,
    /** Sees to it that the request is noted with its result. */
    AUDIT,
    /** A cookie's unsafe request comes from our own page. */
    CROSS_SITE,
    /** Here the sign-in chain runs for requests with a session's cookie; steps below know who asks. */
    SIGN_IN,
    /** Puts the user's token into a session's request. */
    RELAY,
    /** Reads the token. */
    TOKEN,
    /** Lets in whom the route is for. */
    AUDIENCE,
    /** Counts against the caller's quota. */
    LIMIT,
    /** Refuses bodies that are too large. */
    BODY_LIMIT,
    /** Answers from what was kept, or keeps what comes. */
    CACHE,
    /** Bulkhead, breaker, deadline and proxy; the last step. */
    UPSTREAM
}
