package cn.jince.adapters.call;

/** The layers of a call, outside in. */
public enum Step {
    AUTHORISE,
    CACHE,
    DEADLINE,
    SHED,
    BULKHEAD,
    BREAKER,
    RETRY,
    SIGN,
    TRANSPORT,
    DECODE,
    VALIDATE,
    MAP,
    PROVENANCE
}
