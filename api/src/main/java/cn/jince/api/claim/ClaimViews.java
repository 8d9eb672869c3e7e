package cn.jince.api.claim;

import cn.jince.api.claim.StageViews.CourseView;
import cn.jince.api.enterprise.EnterpriseViews.EnterpriseView;
import cn.jince.api.policy.PolicyViews.PolicyItemSummary;
import cn.jince.api.reply.Provenance;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Records of claims 申报 and what follows them. */
public final class ClaimViews {

    /**
     * States of a claim as the outside sees them: DRAFT SUBMITTED AWAITING_CORRECTION ACCEPTED NOT_ACCEPTED
     * FIRST_REVIEWED JOINT_REVIEWED APPROVED REJECTED IN_PUBLIC_NOTICE PAYABLE PAID CONCLUDED WITHDRAWN CLAWED_BACK.
     */
    public record ClaimSummary(
            String id,
            @Nullable String number,
            String itemId,
            int itemVersion,
            String itemName,
            String creditCode,
            String enterpriseName,
            String divisionCode,
            String state,
            String stateName,
            @Nullable Long amountFen,
            @Nullable Instant submittedAt,
            @Nullable LocalDate dueOn,
            int version) {}

    /** One field of the form. @param editable false where a source supplied the value: it is corrected at the source */
    public record FormField(
            String key,
            String label,
            String kind,
            boolean required,
            boolean editable,
            @Nullable JsonNode value,
            @Nullable String unit,
            @Nullable Provenance provenance,
            @Nullable String hint) {}

    /** @param promise COMMITMENT or LATER where the enterprise gave its word; @param dueOn of LATER */
    public record MaterialView(
            String name,
            boolean required,
            @Nullable AttachmentView attachment,
            @Nullable String promise,
            @Nullable LocalDate dueOn) {}

    public record PromiseForm(String material) {}

    /** What a source says otherwise now than when the claim was submitted. */
    public record ChangeView(String key, String label, String was, String is) {}

    /** @param scan CLEAN UNSCANNED INFECTED NOT_SET_UP */
    public record AttachmentView(
            String id,
            String material,
            String fileName,
            String mediaType,
            long bytes,
            String sha256,
            Instant uploadedAt,
            String scan) {}

    /** @param actor name fit to show; @param note reason or defects */
    public record TimelineEntry(
            Instant at,
            String event,
            String text,
            String actor,
            @Nullable String note) {}

    public record DefectView(String field, String reason) {}

    public record PayoutView(
            String intentId,
            String state,
            long amountFen,
            String payee,
            String accountMasked,
            @Nullable String receipt,
            @Nullable Instant paidAt) {}

    /**
     * @param subject CLAIM or RUN; @param state QUEUED UNCERTAIN ORDERED REJECTED DISPUTED; @param note why it waits
     */
    public record StuckPayoutView(
            String intentId,
            String subject,
            String subjectId,
            String claimNumber,
            String itemName,
            String creditCode,
            String payee,
            long amountFen,
            String state,
            int attempts,
            @Nullable String note) {}

    /** @param localText what the divisions want said with it; empty for nothing */
    public record NoticeView(
            String id,
            String claimId,
            String itemName,
            String enterpriseName,
            String creditCode,
            long amountFen,
            LocalDate opensOn,
            LocalDate closesOn,
            String state,
            int objections,
            String localText) {}

    /**
     * @param changes for officers: what changed since it was submitted
     * @param actions what the caller may do now: SAVE ATTACH SUBMIT WITHDRAW CORRECT ACCEPT REFUSE ASK_FOR_CORRECTION
     *     FIRST_REVIEW JOINT_REVIEW SECOND_REVIEW HAND_OVER ASK_OPINION GIVE_OPINION
     */
    public record ClaimView(
            ClaimSummary summary,
            PolicyItemSummary item,
            EnterpriseView enterprise,
            List<FormField> form,
            List<MaterialView> materials,
            List<DefectView> defects,
            List<TimelineEntry> timeline,
            @Nullable NoticeView notice,
            @Nullable PayoutView payout,
            CourseView course,
            List<ChangeView> changes,
            List<String> actions) {}

    public record StartClaimForm(String creditCode, String itemId) {}

    /** Answers of the enterprise; {@code bankAccount} is where the payout goes. */
    public record SaveClaimForm(
            Map<String, JsonNode> answers, @Nullable BankAccountForm bankAccount) {}

    public record BankAccountForm(String holder, String bank, String account) {}

    public record AskForCorrectionForm(List<DefectView> defects) {}

    public record ReasonForm(String reason) {}

    /**
     * @param approve the outcome; @param amountFen the amount granted, in Fen, required to approve at the last stage
     */
    public record ReviewForm(
            boolean approve, String reason, @Nullable Long amountFen) {}

    public record ObjectionForm(String from, String reason) {}

    /** What a queue holds for an officer. */
    public record QueueView(List<ClaimSummary> claims, List<ClaimFreeRunView> claimFreeRuns) {}

    /**
     * A claim-free run 免申即享.
     *
     * @param state COMPARED CONFIRMING FIRST_REVIEWED IN_PUBLIC_NOTICE PAYING CONCLUDED CANCELLED
     */
    public record ClaimFreeRunView(
            String id,
            String itemId,
            int itemVersion,
            String itemName,
            String divisionCode,
            String state,
            int compared,
            int confirmed,
            int declined,
            int leftOut,
            int paid,
            long totalFen,
            @Nullable LocalDate noticeClosesOn,
            Instant startedAt,
            int version,
            List<ClaimFreeMemberView> members,
            List<String> actions) {}

    /**
     * @param state CANDIDATE CONFIRMED DECLINED LEFT_OUT IN_PUBLIC_NOTICE PAYABLE PAID; @param reason why left out,
     *     told to the enterprise
     */
    public record ClaimFreeMemberView(
            String creditCode,
            String enterpriseName,
            String state,
            @Nullable Long amountFen,
            @Nullable String reason,
            @Nullable String receipt) {}

    /** @param limit at most so many enterprises, 1 to 10000 */
    public record StartRunForm(String itemId, String divisionCode, int limit) {}

    public record ConfirmWishForm(
            String creditCode, boolean wish, @Nullable BankAccountForm bankAccount) {}

    private ClaimViews() {}
}
