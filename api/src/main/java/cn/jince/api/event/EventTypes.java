package cn.jince.api.event;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Types of platform events and the records their {@code data} holds. */
public final class EventTypes {
    /** Data: {@link ItemPublished}. */
    public static final String ITEM_PUBLISHED = "policy.item-published";
    /** Data: {@link ItemMoved}; an item was suspended, resumed, rechecked, merged, withdrawn or closed. */
    public static final String ITEM_MOVED = "policy.item-moved";
    /** Data: {@link EnterprisesMatched}; one event per at most 500 enterprises. */
    public static final String ENTERPRISES_MATCHED = "matching.enterprises-matched";
    /** Data: {@link ClaimMoved}; one for every change of a claim's state. */
    public static final String CLAIM_MOVED = "claim.moved";
    /** Data: {@link ClaimFreeMoved}. */
    public static final String CLAIM_FREE_MOVED = "claim-free.moved";

    /** Data: {@link PayoutRejected}. */
    public static final String PAYOUT_REJECTED = "payout.rejected";

    /** Data: {@link EnquiryMoved}. */
    public static final String ENQUIRY_MOVED = "directline.enquiry-moved";

    /** Data: {@link FactObjectionMoved}. */
    public static final String FACT_OBJECTION_MOVED = "enterprise.fact-objection-moved";

    /** Data: {@link DocumentDue}; once on the working day before, once when the day is over. */
    public static final String DOCUMENT_DUE = "policy.document-due";

    /** A supervision order was raised or moved. */
    public static final String SUPERVISION_ORDER_MOVED = "supervision.order-moved";

    /** @param state RAISED RECEIVED REPLIED or CLOSED */
    public record SupervisionOrderMoved(String orderId, String divisionCode, String department, String state) {}

    /** Data: {@link DeadlineNear}; one event per at most 500 enterprises. */
    public static final String DEADLINE_NEAR = "matching.deadline-near";

    /** @param step 14 7 3 1 @param daysLeft until the last day, which still counts */
    public record DeadlineNear(
            String itemId,
            int version,
            String itemName,
            String authority,
            LocalDate deadline,
            int step,
            long daysLeft,
            List<String> creditCodes) {}

    public record ItemPublished(String itemId, int version, String name, boolean silent) {}

    /** @param state the state reached; @param reason fit to show */
    public record ItemMoved(String itemId, int version, String name, String state, String reason) {}

    /**
     * @param estimates award per enterprise in Fen, same order as creditCodes; 0 where it cannot be estimated
     * @param because why now, for who came to meet the item later, fit to show; null at its publication
     */
    public record EnterprisesMatched(
            String itemId,
            int version,
            String itemName,
            String authority,
            @Nullable LocalDate deadline,
            List<String> creditCodes,
            List<Long> estimates,
            @Nullable String because) {}

    /** @param state the state reached; @param note reason or defects, fit to show to the enterprise */
    public record ClaimMoved(
            String claimId,
            @Nullable String number,
            String creditCode,
            String divisionCode,
            String itemId,
            String itemName,
            String state,
            String stateName,
            @Nullable Long amountFen,
            @Nullable String note) {}

    /** @param state CANDIDATE (please confirm the wish), LEFT_OUT (reason), IN_PUBLIC_NOTICE, PAID */
    public record ClaimFreeMoved(
            String runId,
            String creditCode,
            String itemId,
            String itemName,
            String state,
            @Nullable Long amountFen,
            @Nullable String note) {}

    /** The treasury turned a payout away. @param subject CLAIM or RUN; @param note why, fit to show */
    public record PayoutRejected(
            String intentId,
            String subject,
            String subjectId,
            String claimNumber,
            String creditCode,
            String itemId,
            String itemName,
            long amountFen,
            String note) {}

    /** @param event ANSWERED HANDED_OVER EXTENDED; @param dueOn last day for an answer */
    public record EnquiryMoved(
            String enquiryId,
            String number,
            String creditCode,
            String title,
            @Nullable String itemId,
            String event,
            String department,
            LocalDate dueOn) {}

    /**
     * UPHELD asks whoever collects to ask the source anew.
     *
     * @param system the source; @param state OPEN UPHELD REJECTED RESTATED WITHDRAWN; @param note fit to show
     */
    public record FactObjectionMoved(
            String objectionId,
            String number,
            String creditCode,
            String attribute,
            String attributeName,
            String system,
            String department,
            String state,
            @Nullable String note) {}

    /** A document its issuer has not brought into the library. */
    public record DocumentDue(
            String documentId,
            String number,
            String title,
            String issuer,
            String divisionCode,
            LocalDate dueOn,
            boolean overdue) {}

    private EventTypes() {}
}
