package cn.jince.api.claim;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Records of the stages 审批环节 of a claim. */
public final class StageViews {

    /**
     * @param opinions for officers only; @param dueOn the claim's own limit; @param paused the enterprise owes
     *     something: no clock runs
     */
    public record CourseView(
            List<StageView> stages,
            List<OpinionView> opinions,
            @Nullable LocalDate dueOn,
            boolean paused) {}

    /**
     * @param stage ACCEPTANCE FIRST_REVIEW JOINT_REVIEW SECOND_REVIEW; @param state DONE NOW NEXT; @param holder who
     *     has it after a hand-over; @param warning NEAR or OVER, empty otherwise; @param addedBy the division that
     *     added the stage, empty where the item has it
     */
    public record StageView(
            String stage,
            String name,
            String divisionCode,
            String divisionName,
            String department,
            String state,
            @Nullable String holder,
            @Nullable LocalDate openedOn,
            @Nullable LocalDate dueOn,
            @Nullable Integer limitDays,
            String warning,
            String addedBy) {}

    public record OpinionView(
            String id,
            String divisionCode,
            String department,
            String question,
            String askedBy,
            LocalDate askedOn,
            int limitDays,
            @Nullable String givenBy,
            @Nullable Instant givenAt,
            @Nullable Boolean favourable,
            @Nullable String text) {}

    public record HandOverForm(String officerId, String officerName, String reason) {}

    /** @param days working days for the answer */
    public record AskOpinionForm(String divisionCode, String department, String question, int days) {}

    public record GiveOpinionForm(boolean favourable, String text) {}

    /** @param kind NEAR or OVER; @param toldDivision whose supervisors are told: the next level's once it is OVER */
    public record WarningView(
            String claimId,
            @Nullable String number,
            String itemName,
            String enterpriseName,
            String stageName,
            String divisionCode,
            String department,
            String kind,
            LocalDate dueOn,
            String toldDivision,
            Instant at) {}

    private StageViews() {}
}
