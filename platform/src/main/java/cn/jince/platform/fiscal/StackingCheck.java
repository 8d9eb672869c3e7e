package cn.jince.platform.fiscal;

import cn.jince.platform.kernel.Facts;
import cn.jince.platform.kernel.Fen;
import cn.jince.platform.policy.PolicyItem;
import cn.jince.platform.policy.Stacking;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What an item's stacking rule lets be granted beside what the enterprise holds in the year, of whatever level. */
final class StackingCheck {
    private StackingCheck() {}

    /** The groups an item counts in; one of its own name is among them. */
    static Set<String> groups(PolicyItem item) {
        Stacking rule = item.stacking();
        Set<String> groups = new TreeSet<>(rule.chooseOne());
        groups.addAll(rule.higherOnly());
        rule.cumulativeCaps().forEach(cap -> groups.add(cap.group()));
        groups.add(item.id());
        return groups;
    }

    /** True where a limit is a share of something that facts know. */
    static boolean asksFacts(PolicyItem item) {
        return item.stacking().cumulativeCaps().stream().anyMatch(cap -> cap.limit() instanceof Stacking.Limit.Share);
    }

    /** @param facts what a limit may be a share of; null where it fits */
    static @Nullable FundsRefusal refuses(PolicyItem item, long amountFen, Facts facts, List<Reservation> held) {
        Stacking rule = item.stacking();
        List<Reservation> others = held.stream()
                .filter(one -> one.state() == Reservation.State.HELD)
                .toList();
        for (Reservation other : others) {
            boolean exclusive = Stream.concat(rule.chooseOne().stream(), rule.higherOnly().stream())
                    .anyMatch(other.countsIn()::contains);
            if (!other.itemId().equals(item.id())
                    && (exclusive || rule.excludes().contains(other.itemId()))) {
                return new FundsRefusal.NotTogether(other.itemId());
            }
        }
        FundsRefusal over = over("同一企业年度上限", rule.yearlyCap(), item.id(), amountFen, others);
        for (Stacking.CumulativeCap cap : rule.cumulativeCaps()) {
            if (over == null) {
                over = over("各级累计上限（" + cap.group() + "）", cap.limit().fen(facts), cap.group(), amountFen, others);
            }
        }
        return over;
    }

    private static @Nullable FundsRefusal over(
            String name, @Nullable Fen cap, String group, long amountFen, List<Reservation> others) {
        if (cap == null) {
            return null;
        }
        long used = others.stream()
                .filter(one -> one.countsIn().contains(group))
                .mapToLong(Reservation::amountFen)
                .sum();
        return amountFen > cap.value() - used ? new FundsRefusal.OverCap(name, Math.max(0, cap.value() - used)) : null;
    }
}
