package cn.jince.platform.redemption;

import cn.jince.platform.claim.Account;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * 兑付: the firm intention to pay once.
 *
 * @param id stable
 * @param orderId what the treasury knows it by; changes only after a certain rejection, when nothing was paid
 * @param epoch raised with every lease: a result of an older lease is dropped
 * @param note what it waits for, fit to show
 * @param funds the money it draws on
 */
public record PayoutIntent(
        String id,
        String orderId,
        About about,
        Account account,
        long amountFen,
        State state,
        int attempts,
        long epoch,
        @Nullable String receipt,
        @Nullable Instant paidAt,
        @Nullable String note,
        Funds funds) {

    /** @param lineId of the fiscal list; @param stage from 1 to stages, which is 1 unless the award is paid in parts */
    public record Funds(String lineId, String reservationId, int stage, int stages) {
        public boolean last() {
            return stage == stages;
        }
    }

    /** Whose payout it is. */
    public record About(
            Subject subject,
            String subjectId,
            String creditCode,
            String claimNumber,
            String itemId,
            String division,
            String purpose) {}

    /** What was approved. */
    public enum Subject {
        CLAIM,
        RUN
    }

    /**
     * QUEUED was never sent; SENDING and UNCERTAIN may have arrived and are queried; ORDERED waits for the receipt;
     * REJECTED was certainly not paid; DISPUTED was paid otherwise than ordered: people settle it, nothing is sent
     * again.
     */
    public enum State {
        QUEUED,
        SENDING,
        UNCERTAIN,
        ORDERED,
        PAID,
        REJECTED,
        DISPUTED
    }

    /** What the world sees of the state. */
    public String shownState() {
        return switch (state) {
            case QUEUED, SENDING, UNCERTAIN -> note == null ? "QUEUED" : "WAITING";
            case ORDERED -> "ORDERED";
            case DISPUTED -> "WAITING";
            case PAID -> "PAID";
            case REJECTED -> "REJECTED";
        };
    }
}
