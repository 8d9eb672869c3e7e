package cn.jince.api.matching;

import cn.jince.api.policy.PolicyViews.PolicyItemSummary;
import cn.jince.api.reply.Provenance;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Records of matching that cross the wire. */
public final class MatchingViews {

    /** 符合 / 不符合 / 待核实. */
    public enum Verdict {
        MET,
        NOT_MET,
        TO_BE_VERIFIED
    }

    /** One item for one enterprise, short. @param estimateFen in Fen, null where the award cannot be estimated */
    public record MatchView(
            PolicyItemSummary item,
            Verdict verdict,
            @Nullable Long estimateFen,
            String estimateText,
            int met,
            int notMet,
            int toBeVerified,
            @Nullable String claimId) {}

    /**
     * One node of the explained tree.
     *
     * @param node all any not leaf unpublished
     * @param text the condition as a sentence
     * @param value the fact that was compared, if known
     * @param unknownReason why the fact is unknown: NOT_CONNECTED, DECLARED, …
     * @param settledBy who can settle an unknown: the department, or 企业申报时填报
     */
    public record ReasonView(
            String node,
            Verdict verdict,
            String text,
            @Nullable String attribute,
            @Nullable String clause,
            @Nullable JsonNode value,
            @Nullable Provenance provenance,
            @Nullable String unknownReason,
            @Nullable String settledBy,
            List<ReasonView> children) {}

    /** An item explained for one enterprise; {@code settle} lists what would settle 待核实. */
    public record ExplanationView(
            PolicyItemSummary item,
            String creditCode,
            Verdict verdict,
            @Nullable Long estimateFen,
            String estimateText,
            ReasonView reasons,
            List<SettleView> settle,
            boolean claimable,
            @Nullable String notClaimableBecause) {}

    public record SettleView(String attribute, String attributeName, String department, String reason, String advice) {}

    /** Who would get an item: counts over the whole population, from the index. */
    public record AudienceView(
            String itemId,
            int version,
            long population,
            long met,
            long notMet,
            long toBeVerified,
            @Nullable Long estimateFen,
            List<UnknownShare> heldBy,
            List<DivisionShare> byDivision,
            long tookMicros,
            Instant at) {}

    /** How many enterprises are 待核实 because this department's data is missing. */
    public record UnknownShare(String department, List<String> attributes, long enterprises) {}

    public record DivisionShare(String divisionCode, String divisionName, long met, long toBeVerified) {}

    /**
     * 最优组合: what an enterprise does best to claim together.
     *
     * @param totalFen sum of what can be estimated; {@code upTo} where a part of it is a ceiling
     * @param exact false where there was too much to try: then better may exist
     */
    public record CombinationView(
            String creditCode,
            boolean withOpen,
            long totalFen,
            boolean upTo,
            boolean exact,
            List<GrantedView> granted,
            List<LeftOutView> leftOut) {}

    /** @param fen null where the award cannot be estimated @param note what cut or may still cut the amount */
    public record GrantedView(
            PolicyItemSummary item,
            Verdict verdict,
            @Nullable Long fen,
            boolean upTo,
            @Nullable String note) {}

    /**
     * @param code CHOSEN HIGHER EXCLUDED MISSING USED_UP WORTH_LESS TO_BE_VERIFIED
     * @param because id of the item that stands in the way
     */
    public record LeftOutView(
            PolicyItemSummary item,
            Verdict verdict,
            @Nullable Long estimateFen,
            String code,
            String reason,
            @Nullable String because) {}

    /**
     * 差一点: what keeps an enterprise from an item, where it can honestly change it.
     *
     * @param on the first day on which what only time does is done; null where nothing need be waited for
     * @param settle what is still to be verified then
     */
    public record GapView(
            PolicyItemSummary item,
            @Nullable Long estimateFen,
            String estimateText,
            String text,
            List<StepView> steps,
            @Nullable LocalDate on,
            List<SettleView> settle) {}

    /**
     * @param kind GROW GAIN WAIT BEGIN
     * @param by the distance, for GROW in the attribute's unit, for WAIT in days
     * @param how how it is honestly done
     */
    public record StepView(
            String kind,
            @Nullable String attribute,
            @Nullable String attributeName,
            String text,
            @Nullable BigDecimal have,
            @Nullable BigDecimal need,
            @Nullable BigDecimal by,
            @Nullable String unit,
            @Nullable LocalDate on,
            @Nullable String how) {}

    /** @param closes the last day, which still counts @param narrow the window is 31 days or less */
    public record DeadlineView(
            PolicyItemSummary item,
            Verdict verdict,
            LocalDate closes,
            long daysLeft,
            boolean narrow,
            boolean submitted) {}

    /** @param reason NOT_OUR_TRADE WRONG_DATA TOO_MUCH_WORK ALREADY_HAD OTHER @param remark at most 500 characters */
    public record RefusalForm(
            @Nullable String reason, @Nullable String remark) {}

    private MatchingViews() {}
}
