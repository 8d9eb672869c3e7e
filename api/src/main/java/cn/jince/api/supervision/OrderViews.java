package cn.jince.api.supervision;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** 督办 and 通报 on the wire. */
public interface OrderViews {
    /**
     * What is over its limit now.
     *
     * @param kind CLAIM ENQUIRY TICKET PUBLICATION PAYOUT or SURVEY
     * @param daysOver working days past the limit; 0 where there is no limit but trouble
     * @param orderId of the order about it that is not closed
     */
    record OverdueView(
            String kind,
            String id,
            String name,
            String enterprise,
            String divisionCode,
            String divisionName,
            String department,
            @Nullable LocalDate dueOn,
            int daysOver,
            @Nullable String orderId) {}

    /**
     * @param kind CLAIM ENQUIRY TICKET PAYOUT SURVEY PUBLICATION or OTHER @param days working days to reply, 1 to 30
     */
    record RaiseForm(
            String kind,
            String subjectId,
            String subjectName,
            String divisionCode,
            String department,
            String reason,
            int days) {}

    record ReplyForm(String text) {}

    /** @param accept false sends it back to be replied to again */
    record CloseForm(boolean accept, String outcome) {}

    /** @param state RAISED RECEIVED REPLIED or CLOSED @param actions what the caller may do now */
    record OrderView(
            String id,
            String number,
            int version,
            String kind,
            String subjectId,
            String subjectName,
            String divisionCode,
            String divisionName,
            String department,
            String reason,
            String raisedBy,
            Instant raisedAt,
            LocalDate dueOn,
            boolean overdue,
            String state,
            @Nullable String escalatedTo,
            @Nullable String reply,
            @Nullable String outcome,
            List<OrderEvent> timeline,
            List<String> actions) {}

    record OrderEvent(
            Instant at,
            String event,
            String actor,
            @Nullable String note) {}

    /** 通报 of a month for a division: what each division below left undone, by name. */
    record CircularView(
            String divisionCode,
            String divisionName,
            String period,
            Instant issuedAt,
            List<CircularRow> rows,
            List<OverdueView> overdue) {}

    record CircularRow(
            String divisionCode,
            String divisionName,
            long overdueClaims,
            long overdueEnquiries,
            long ordersOpen,
            long ordersEscalated,
            long decided,
            long decidedInTime) {}
}
