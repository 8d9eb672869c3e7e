package cn.jince.api.matching;

import cn.jince.api.policy.PolicyViews.PolicyItemSummary;
import cn.jince.api.reply.Provenance;
import java.time.Instant;
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

    private MatchingViews() {}
}
