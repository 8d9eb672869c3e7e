package cn.jince.platform.clawback;

import cn.jince.platform.kernel.Outcome;
import java.time.Instant;
import java.time.LocalDate;

/**
 * 追回: an order to pay back what one payout brought, in one or several parts.
 *
 * @param dueOn last day for the enterprise to pay it back
 */
public record Clawback(
        String id,
        String intentId,
        About about,
        long amountFen,
        long receivedFen,
        String reason,
        By orderedBy,
        Instant orderedAt,
        LocalDate dueOn) {

    /** Of which payout. */
    public record About(
            String itemName, String claimNumber, String payee, String creditCode, String division, String lineId) {}

    public record By(String id, String name) {}

    public long openFen() {
        return amountFen - receivedFen;
    }

    public boolean overdueOn(LocalDate today) {
        return openFen() > 0 && today.isAfter(dueOn);
    }

    /** @param treasurer somebody else than who ordered it */
    public Outcome<Clawback, ClawbackRefusal> received(long fen, String treasurer) {
        if (treasurer.equals(orderedBy.id)) {
            return Outcome.refused(new ClawbackRefusal.FourEyes());
        }
        if (fen <= 0 || fen > openFen()) {
            return Outcome.refused(new ClawbackRefusal.AmountTooHigh(openFen()));
        }
        return Outcome.done(
                new Clawback(id, intentId, about, amountFen, receivedFen + fen, reason, orderedBy, orderedAt, dueOn));
    }
}
