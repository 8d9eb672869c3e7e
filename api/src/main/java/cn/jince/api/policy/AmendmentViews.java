package cn.jince.api.policy;

import cn.jince.api.policy.ListingViews.DiffLine;
import cn.jince.api.policy.PolicyViews.PolicyDraftForm;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Proposals of amendment on the wire. */
public final class AmendmentViews {

    /** @param change what to change; fields left out stay, {@code basedOn} is not read */
    public record ProposalForm(
            @Nullable PolicyDraftForm change, @Nullable String reason) {}

    /** @param reason needed where it is declined */
    public record AmendmentDecisionForm(
            boolean accept, @Nullable String reason) {}

    /**
     * @param changes against the item's newest published version
     * @param state OPEN ACCEPTED DECLINED
     * @param draftVersion the draft it went into
     */
    public record AmendmentView(
            String id,
            int version,
            String itemId,
            int baseVersion,
            String proposerName,
            String proposerFrom,
            List<DiffLine> changes,
            String reason,
            String state,
            Instant proposedAt,
            @Nullable String answer,
            @Nullable Instant answeredAt,
            @Nullable Integer draftVersion) {}

    private AmendmentViews() {}
}
