package cn.jince.platform.policy;

import cn.jince.platform.policy.PolicyItem.ItemState;
import java.util.Map;
import java.util.Optional;

/** Which verb leads from where to where; what is not here is refused. */
final class ItemGraph {
    private static final Map<ItemState, Map<ItemVerb, ItemState>> EDGES = Map.of(
            ItemState.DRAFT,
            Map.of(ItemVerb.EDIT, ItemState.DRAFT, ItemVerb.SUBMIT, ItemState.IN_REVIEW),
            ItemState.IN_REVIEW,
            Map.of(ItemVerb.APPROVE, ItemState.APPROVED, ItemVerb.RETURN, ItemState.DRAFT),
            ItemState.APPROVED,
            Map.of(ItemVerb.PUBLISH, ItemState.PUBLISHED));

    private ItemGraph() {}

    static Optional<ItemState> next(ItemState from, ItemVerb verb) {
        return Optional.ofNullable(EDGES.getOrDefault(from, Map.of()).get(verb));
    }
}
