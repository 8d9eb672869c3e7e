package cn.jince.platform.relay;

import org.jspecify.annotations.Nullable;

/**
 * A claim handed to another system, one round of it.
 *
 * @param commandId the key it goes under, stable
 * @param round 1 for the submission, one more for each correction
 * @param body what is handed over, as it was then
 * @param epoch raised with every lease: a result of an older lease is dropped
 * @param note what it waits for, as it was told to the enterprise last
 */
public record Handed(
        String commandId,
        String claimId,
        int round,
        String claimNumber,
        String division,
        String system,
        State state,
        String body,
        int attempts,
        long epoch,
        @Nullable String note) {

    /** QUEUED is not at the adapters yet, RECORDED is; FOLLOWED arrived there; ENDED needs nothing more. */
    public enum State {
        QUEUED,
        RECORDED,
        FOLLOWED,
        ENDED
    }
}
