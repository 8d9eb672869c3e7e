package cn.jince.platform.policy;

import cn.jince.platform.policy.PolicyItem.ItemState;
import java.util.Map;
import java.util.Optional;

/**
 * What is done with a version, and where it leads. The table is the whole truth; a test prints it. OPEN and CLOSE are
 * the calendar's; the others are officers'.
 */
public enum ItemVerb {
    EDIT,
    SUBMIT,
    APPROVE,
    RETURN,
    PUBLISH,
    SCHEDULE,
    UNSCHEDULE,
    OPEN,
    CLOSE,
    SUSPEND,
    RESUME,
    /** 公平竞争复核: the item rests until the review is decided. */
    RECHECK,
    PASS_RECHECK,
    FAIL_RECHECK,
    MERGE,
    WITHDRAW;

    private static final Map<ItemState, Map<ItemVerb, ItemState>> GRAPH = Map.of(
            ItemState.DRAFT, Map.of(EDIT, ItemState.DRAFT, SUBMIT, ItemState.IN_REVIEW, WITHDRAW, ItemState.WITHDRAWN),
            ItemState.IN_REVIEW, Map.of(APPROVE, ItemState.APPROVED, RETURN, ItemState.DRAFT),
            ItemState.APPROVED,
                    Map.of(
                            PUBLISH, ItemState.PUBLISHED,
                            SCHEDULE, ItemState.SCHEDULED,
                            WITHDRAW, ItemState.WITHDRAWN),
            ItemState.SCHEDULED, Map.of(OPEN, ItemState.PUBLISHED, UNSCHEDULE, ItemState.APPROVED),
            ItemState.PUBLISHED,
                    Map.of(
                            SUSPEND, ItemState.SUSPENDED,
                            RECHECK, ItemState.PENDING_RECHECK,
                            MERGE, ItemState.MERGED,
                            CLOSE, ItemState.WITHDRAWN,
                            WITHDRAW, ItemState.WITHDRAWN),
            ItemState.SUSPENDED,
                    Map.of(
                            RESUME, ItemState.PUBLISHED,
                            RECHECK, ItemState.PENDING_RECHECK,
                            MERGE, ItemState.MERGED,
                            WITHDRAW, ItemState.WITHDRAWN),
            ItemState.PENDING_RECHECK, Map.of(PASS_RECHECK, ItemState.PUBLISHED, FAIL_RECHECK, ItemState.WITHDRAWN),
            ItemState.MERGED, Map.of(),
            ItemState.WITHDRAWN, Map.of());

    /** The state this verb leads to; empty where it is not allowed. */
    public Optional<ItemState> from(ItemState state) {
        return Optional.ofNullable(GRAPH.getOrDefault(state, Map.of()).get(this));
    }
}
