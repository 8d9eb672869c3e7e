package cn.jince.platform.matching;

import cn.jince.platform.kernel.Fen;
import cn.jince.platform.policy.Stacking;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * 最优组合: the items of one enterprise that may be had together and come to most, and why each other one is left out.
 *
 * @param exact false where there was too much to try: then better may exist
 */
public record Combination(List<Granted> granted, List<LeftOut> leftOut, Fen total, boolean exact) {

    /**
     * @param amount null where the award cannot be estimated
     * @param cutBy the cumulative cap that cut the amount, null where none did
     */
    public record Granted(
            String itemId, @Nullable Fen amount, @Nullable String cutBy) {}

    public record LeftOut(String itemId, Reason reason) {}

    /** Why an item is not in the combination. */
    public sealed interface Reason {
        /** Another of a group to choose one of is taken. */
        record Chosen(String group, String instead) implements Reason {}

        /** A higher one of the group is granted. */
        record Higher(String group, String instead) implements Reason {}

        /** One of the two excludes the other. */
        record Excluded(String by) implements Reason {}

        /** An item that must be had too is not. */
        record Missing(String prerequisite) implements Reason {}

        /** Nothing is left of it under the cap. */
        record UsedUp(String group) implements Reason {}

        /** It may be had, but then all together come to less. */
        record WorthLess() implements Reason {}
    }

    /** One item to choose. @param amount null where the award cannot be estimated @param rank who pays first */
    public record Option(String itemId, int rank, @Nullable Fen amount, Stacking stacking, Map<String, Fen> limits) {

        boolean statesLimit() {
            return !limits.isEmpty();
        }

        boolean isIn(Set<String> groups, String group) {
            return groups.contains(group) || itemId.equals(group);
        }

        long fen() {
            return amount == null ? 0 : amount.value();
        }
    }
}
