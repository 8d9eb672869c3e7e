package cn.jince.api.redemption;

import java.time.Instant;
import java.time.LocalDate;

/** Records of clawbacks 追回 and of payouts in stages. Money is in Fen. */
public final class ClawbackViews {

    /** @param days natural days the enterprise has to pay it back, 1 to 365 */
    public record ClawbackForm(long amountFen, String reason, int days) {}

    /** @param voucher number of the payment voucher, good once */
    public record ClawbackReceiptForm(String voucher, long amountFen) {}

    /** @param stage the stage to be paid, from 2 on */
    public record ProjectAcceptanceForm(int stage, String reason) {}

    /** @param state ORDERED or RECEIVED; @param overdue open and past its last day */
    public record ClawbackView(
            String id,
            String intentId,
            String itemName,
            String claimNumber,
            String payee,
            String creditCode,
            String divisionCode,
            long amountFen,
            long receivedFen,
            String state,
            String reason,
            String orderedBy,
            Instant orderedAt,
            LocalDate dueOn,
            boolean overdue) {}

    private ClawbackViews() {}
}
