package cn.jince.api.problem;

/** Stable {@code code} members of problem details that any service may answer; each service adds its own. */
public final class ProblemCode {
    public static final String BAD_REQUEST = "BAD_REQUEST";
    public static final String UNKNOWN_FIELD = "UNKNOWN_FIELD";
    public static final String WRONG_TYPE = "WRONG_TYPE";
    public static final String VALIDATION_FAILED = "VALIDATION_FAILED";
    public static final String UNAUTHENTICATED = "UNAUTHENTICATED";
    public static final String FORBIDDEN = "FORBIDDEN";
    public static final String NOT_FOUND = "NOT_FOUND";
    public static final String METHOD_NOT_ALLOWED = "METHOD_NOT_ALLOWED";
    public static final String UNSUPPORTED_MEDIA_TYPE = "UNSUPPORTED_MEDIA_TYPE";
    public static final String NOT_ACCEPTABLE = "NOT_ACCEPTABLE";
    public static final String BODY_TOO_LARGE = "BODY_TOO_LARGE";
    public static final String STALE_VERSION = "STALE_VERSION";
    public static final String VERSION_REQUIRED = "VERSION_REQUIRED";
    public static final String IDEMPOTENCY_KEY_REQUIRED = "IDEMPOTENCY_KEY_REQUIRED";
    public static final String IDEMPOTENCY_KEY_REUSED = "IDEMPOTENCY_KEY_REUSED";
    public static final String TOO_MANY_REQUESTS = "TOO_MANY_REQUESTS";
    public static final String UPSTREAM_FAILED = "UPSTREAM_FAILED";
    public static final String UPSTREAM_TIMEOUT = "UPSTREAM_TIMEOUT";
    public static final String UNAVAILABLE = "UNAVAILABLE";
    public static final String INTERNAL = "INTERNAL";

    private ProblemCode() {}
}
