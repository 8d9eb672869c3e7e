package cn.jince.platform.policy;

import cn.jince.platform.policy.PolicyItem.ItemState;
import java.util.Map;
import java.util.Optional;

/** What officers do with a version, and where it leads. The table is the whole truth; a test prints it. */
public enum ItemVerb {
    EDIT,
    SUBMIT,
    APPROVE,
    RETURN,
    PUBLISH,
    WITHDRAW;

    private static final Map<ItemState, Map<ItemVerb, ItemState>> GRAPH = Map.of(
            ItemState.DRAFT, Map.of(EDIT, ItemState.DRAFT, SUBMIT, ItemState.IN_REVIEW, WITHDRAW, ItemState.WITHDRAWN),
            ItemState.IN_REVIEW, Map.of(APPROVE, ItemState.APPROVED, RETURN, ItemState.DRAFT),
            ItemState.APPROVED, Map.of(PUBLISH, ItemState.PUBLISHED, WITHDRAW, ItemState.WITHDRAWN),
            ItemState.PUBLISHED, Map.of(WITHDRAW, ItemState.WITHDRAWN),
            ItemState.WITHDRAWN, Map.of());

    /** The state this verb leads to; empty where it is not allowed. */
    public Optional<ItemState> from(ItemState state) {
        return Optional.ofNullable(GRAPH.getOrDefault(state, Map.of()).get(this));
    }
}
