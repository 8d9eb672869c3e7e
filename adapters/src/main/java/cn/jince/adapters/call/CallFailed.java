package cn.jince.adapters.call;

import cn.jince.api.reply.Reply;
import io.netty.channel.ConnectTimeoutException;
import io.netty.handler.timeout.TimeoutException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.NoSuchElementException;
import reactor.netty.internal.shaded.reactor.pool.PoolAcquirePendingLimitException;
import reactor.netty.internal.shaded.reactor.pool.PoolAcquireTimeoutException;

/** A call that did not bring an answer. Carries no stack trace and nothing of what the other side said. */
public final class CallFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final Reply.Reason reason;
    private final boolean worthAnother;
    private final boolean ours;

    private CallFailed(Reply.Reason reason, boolean worthAnother, String what) {
        this(reason, worthAnother, false, what);
    }

    private CallFailed(Reply.Reason reason, boolean worthAnother, boolean ours, String what) {
        super(what, null, false, false);
        this.ours = ours;
        this.reason = reason;
        this.worthAnother = worthAnother;
    }

    public static CallFailed badAnswer(String what) {
        return new CallFailed(Reply.Reason.BAD_ANSWER, false, what);
    }

    public static CallFailed badStatus(int status) {
        return switch (status) {
            case 401, 403 -> new CallFailed(Reply.Reason.FORBIDDEN, false, "status " + status);
            case 429 -> new CallFailed(Reply.Reason.SATURATED, false, "status 429");
            default -> new CallFailed(Reply.Reason.BAD_ANSWER, status >= 500, "status " + status);
        };
    }

    public static CallFailed because(Reply.Reason reason, String what) {
        return new CallFailed(reason, false, what);
    }

    /** Not asked at all. */
    static CallFailed notAsked(Reply.Reason reason, String what) {
        return new CallFailed(reason, false, true, what);
    }

    /** What any failure under the onion means to us. */
    static CallFailed of(Throwable failure) {
        if (failure instanceof CallFailed known) {
            return known;
        }
        if (failure instanceof java.util.concurrent.TimeoutException) {
            return new CallFailed(Reply.Reason.TIMEOUT, false, "no whole answer in time");
        }
        return ofConnection(failure);
    }

    private static CallFailed ofConnection(Throwable cause) {
        return switch (cause) {
            case CallFailed known -> known;
            case ConnectTimeoutException _ -> new CallFailed(Reply.Reason.TIMEOUT, true, "no connection in time");
            case ConnectException _ -> new CallFailed(Reply.Reason.BAD_ANSWER, true, "connection refused");
            case UnknownHostException _ -> new CallFailed(Reply.Reason.BAD_ANSWER, false, "unknown host");
            case TimeoutException _ -> new CallFailed(Reply.Reason.TIMEOUT, false, "no answer in time");
            case PoolAcquireTimeoutException _, PoolAcquirePendingLimitException _ ->
                new CallFailed(Reply.Reason.SATURATED, false, "no free connection");
            case NoSuchElementException _ -> new CallFailed(Reply.Reason.BAD_ANSWER, false, "no answer");
            case IOException _ -> new CallFailed(Reply.Reason.BAD_ANSWER, true, "connection lost");
            default ->
                new CallFailed(Reply.Reason.BAD_ANSWER, false, cause.getClass().getSimpleName());
        };
    }

    Reply.Reason reason() {
        return reason;
    }

    /** True where we did not even ask: our breaker, our bulkhead, our care for them. */
    boolean ours() {
        return ours;
    }

    /** True where a question may be put once more. */
    boolean worthAnother() {
        return worthAnother;
    }

    /** True where the system, and not a rule of either side, is to blame. */
    boolean theirFault() {
        return reason == Reply.Reason.TIMEOUT || reason == Reply.Reason.BAD_ANSWER;
    }
}
