package cn.jince.edge;

import java.net.URI;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/**
 * A refusal on its way out as problem details (RFC 9457): status, stable code, Chinese sentence. Carries no stack
 * trace.
 */
public final class Problem extends ErrorResponseException {
    private static final long serialVersionUID = 1L;

    private Problem(HttpStatusCode status, ProblemDetail body) {
        super(status, body, null);
    }

    /** @param detail Chinese sentence for the person at the screen */
    public static Problem of(HttpStatusCode status, String code, String detail) {
        return new Problem(status, detail(status, code, detail));
    }

    /**
     * The problem of another service of the house, passed on as it is; its 401 means our own token failed and becomes
     * 502.
     */
    public static Problem passOn(ProblemDetail body) {
        return new Problem(HttpStatusCode.valueOf(body.getStatus()), body);
    }

    /** The body alone, for places that write it themselves. */
    public static ProblemDetail detail(HttpStatusCode status, String code, String detail) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setType(URI.create("urn:jince:problem:" + code));
        problem.setProperty("code", code);
        return problem;
    }

    /** Adds a member of its own to the body, for example the list of defects. */
    public Problem with(String member, Object value) {
        getBody().setProperty(member, value);
        return this;
    }

    public String code() {
        return String.valueOf(
                getBody().getProperties() == null
                        ? ""
                        : getBody().getProperties().getOrDefault("code", ""));
    }

    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
