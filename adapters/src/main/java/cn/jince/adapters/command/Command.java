package cn.jince.adapters.command;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * 指令: one thing a legacy system is to do, once.
 *
 * @param id stable business key, and the idempotency key at their side
 * @param mayHaveArrived a byte of it may be with them: it is asked for before it is sent again
 * @param epoch raised with every lease: a result of an older lease is dropped
 */
public record Command(
        String id, Errand errand, Standing standing, boolean mayHaveArrived, int attempts, long epoch, Times times) {

    /** Where a command stands. */
    public enum State {
        QUEUED,
        SENDING,
        UNCERTAIN,
        ACCEPTED,
        REJECTED,
        DEAD,
        SKIPPED,
        COMPENSATED
    }

    /** What is to be done; never changes. @param amountFen zero where no money is named */
    public record Errand(
            String capability,
            String system,
            String division,
            String subject,
            String purpose,
            Map<String, Object> payload,
            String fingerprint,
            long amountFen) {}

    /** @param owner who looks after a dead letter; @param notice what it waits for or why it ended, fit to show */
    public record Standing(
            State state,
            @Nullable String owner,
            @Nullable String receipt,
            @Nullable String code,
            @Nullable String notice) {}

    public record Times(Instant recordedAt, @Nullable Instant settledAt, Instant nextAt) {}
}
