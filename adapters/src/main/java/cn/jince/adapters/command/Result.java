package cn.jince.adapters.command;

import cn.jince.adapters.command.Command.State;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What one round with a command came to.
 *
 * @param counted it reached for them, and so brings the dead letter nearer
 * @param again how long it rests; the settled rest for good
 */
public record Result(
        State state,
        boolean mayHaveArrived,
        boolean counted,
        Duration again,
        @Nullable String receipt,
        @Nullable String code,
        @Nullable String notice,
        @Nullable String owner) {

    static Result accepted(String receipt) {
        return new Result(State.ACCEPTED, true, true, Duration.ZERO, receipt, null, null, null);
    }

    static Result rejected(String code, String notice) {
        return new Result(State.REJECTED, true, true, Duration.ZERO, null, code, notice, null);
    }

    static Result queued(boolean counted, Duration again, @Nullable String notice) {
        return new Result(State.QUEUED, false, counted, again, null, null, notice, null);
    }

    static Result uncertain(boolean counted, Duration again, String notice) {
        return new Result(State.UNCERTAIN, true, counted, again, null, null, notice, null);
    }

    /** An officer's now. */
    Result dead(String ownedBy, String why) {
        return new Result(State.DEAD, mayHaveArrived, counted, Duration.ZERO, null, code, why, ownedBy);
    }

    public boolean settled() {
        return state != State.QUEUED && state != State.UNCERTAIN;
    }
}
