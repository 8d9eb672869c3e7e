package cn.jince.gateway.resilience;

import java.io.IOException;
import java.io.Serial;

/** An upstream connection was ended by us, and why. */
final class Fault extends IOException {
    @Serial
    private static final long serialVersionUID = 1L;

    enum Kind {
        /** No answer began in time. */
        NO_FIRST_BYTE(true),
        /** The answer stopped. */
        BODY_STALLED(true),
        /** The upstream took no more of the request. */
        UPSTREAM_TAKES_NOTHING(true),
        /** The exchange as a whole took too long. */
        OVERDUE(true),
        /** The client sent no more of its body. */
        CLIENT_SENDS_NOTHING(false),
        /** The client read no more of its answer. */
        CLIENT_TAKES_NOTHING(false),
        /** A 5xx that is no problem of ours. */
        BAD_ANSWER(true);

        private final boolean ofUpstream;

        Kind(boolean ofUpstream) {
            this.ofUpstream = ofUpstream;
        }
    }

    private final Kind kind;

    Fault(Kind kind) {
        super(kind.name());
        this.kind = kind;
    }

    Kind kind() {
        return kind;
    }

    /** Whether the upstream is to blame. */
    boolean isOfUpstream() {
        return kind.ofUpstream;
    }

    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
