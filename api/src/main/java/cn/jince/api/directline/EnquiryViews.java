package cn.jince.api.directline;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Records of the direct line that cross the wire. */
public final class EnquiryViews {

    /**
     * @param kind QUESTION 咨询, SUGGESTION 建议, COMPLAINT 投诉
     * @param itemId the item it is about; it then goes to that item's department
     * @param title at most 100 characters
     * @param text at most 2,000 characters
     */
    public record AskForm(
            String creditCode,
            String kind,
            @Nullable String itemId,
            @Nullable String claimId,
            String title,
            String text) {}

    /** @param publish true shows question and answer to everybody, without the enterprise */
    public record AnswerForm(String text, boolean publish) {}

    public record HandOverForm(String divisionCode, String department, String reason) {}

    public record ExtensionForm(String reason) {}

    /** @param stars 1 to 5; 1 or 2 opens the enquiry once more */
    public record RatingForm(int stars, @Nullable String comment) {}

    /**
     * One row.
     *
     * @param state OPEN ANSWERED CLOSED
     * @param dueOn last day for the answer, in working days from the day it was asked
     * @param overdue open and past that day
     */
    public record EnquirySummary(
            String id,
            String number,
            String kind,
            String title,
            @Nullable String itemId,
            @Nullable String itemName,
            String creditCode,
            String enterpriseName,
            String divisionCode,
            String divisionName,
            String department,
            String state,
            Instant askedAt,
            LocalDate dueOn,
            boolean overdue,
            @Nullable Integer stars,
            int version) {}

    /** @param actions what the caller may do: ANSWER HAND_OVER EXTEND RATE */
    public record EnquiryView(
            EnquirySummary summary,
            String text,
            @Nullable String claimId,
            @Nullable String answer,
            @Nullable Instant answeredAt,
            boolean published,
            @Nullable String ratingComment,
            List<EnquiryEntry> timeline,
            List<String> actions) {}

    /** @param event ASKED HANDED_OVER EXTENDED ANSWERED RATED REOPENED */
    public record EnquiryEntry(
            Instant at,
            String event,
            String actor,
            @Nullable String note) {}

    /** A question and its answer as everybody sees them. */
    public record PublicAnswer(
            String id,
            String title,
            String text,
            String answer,
            @Nullable String itemId,
            @Nullable String itemName,
            String department,
            Instant answeredAt) {}

    /**
     * Of one division and those below it.
     *
     * @param dissatisfied rated with one or two stars, and not better since
     * @param averageStars null where nothing was rated
     */
    public record EnquiryFigures(
            String divisionCode,
            long open,
            long overdue,
            long answered,
            long answeredInTime,
            long dissatisfied,
            @Nullable Double averageStars) {}

    private EnquiryViews() {}
}
