package cn.jince.platform.policy;

import cn.jince.api.policy.PolicyViews.PolicyDraftForm;
import cn.jince.platform.kernel.Outcome;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 修订建议: what somebody who does not answer for an item would have changed. Accepted it becomes a draft, which goes the
 * way of every draft; declined it says why.
 *
 * @param change what to change; fields left out stay
 * @param draftVersion the draft it went into; null where it did not
 */
public record Amendment(
        String id,
        int version,
        String itemId,
        int baseVersion,
        Proposer proposer,
        PolicyDraftForm change,
        String reason,
        State state,
        Instant proposedAt,
        @Nullable String answer,
        @Nullable Instant answeredAt,
        @Nullable Integer draftVersion) {
    private static final int LONGEST = 1_000;

    public enum State {
        OPEN,
        ACCEPTED,
        DECLINED
    }

    /** @param from department or enterprise, fit to show */
    public record Proposer(String id, String name, String from) {}

    /** What it says otherwise than the item; nothing where it cannot be read over it any more. */
    public List<ItemDiff.Change> changes(PolicyItem item) {
        try {
            return ItemDiff.of(item, DraftContent.read(itemId, item.version() + 1, change, item, proposer.id()))
                    .changes();
        } catch (BadPolicy bad) {
            return List.of();
        }
    }

    Outcome<Amendment, ItemRefusal> accepted(String said, int draft, Instant now) {
        return next(State.ACCEPTED, said, draft, now);
    }

    Outcome<Amendment, ItemRefusal> declined(String said, Instant now) {
        return said.isBlank() || said.length() > LONGEST
                ? Outcome.refused(new ItemRefusal.ReasonRequired())
                : next(State.DECLINED, said, null, now);
    }

    private Outcome<Amendment, ItemRefusal> next(State to, String said, @Nullable Integer draft, Instant now) {
        if (state != State.OPEN) {
            return Outcome.refused(new ItemRefusal.Stale(itemId));
        }
        return Outcome.done(new Amendment(
                id,
                version + 1,
                itemId,
                baseVersion,
                proposer,
                change,
                reason,
                to,
                proposedAt,
                said.isBlank() ? null : said.strip(),
                now,
                draft));
    }
}
