package cn.jince.platform.matching;

import cn.jince.platform.kernel.Fen;
import cn.jince.platform.matching.Combination.Option;
import cn.jince.platform.policy.Stacking.CumulativeCap;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What each of some items comes to when all are had together. Who states no limit is paid first and in full; then from
 * the highest level down, each is cut to what the limits of all leave.
 */
record Settlement(Map<String, Fen> amounts, Map<String, String> cutBy, long total) {
    private static final Comparator<Option> ORDER = Comparator.comparing(Option::statesLimit)
            .thenComparingInt(Option::rank)
            .thenComparing(Option::itemId);

    static Settlement of(Collection<Option> options) {
        Map<String, Long> limits = new HashMap<>();
        options.forEach(option -> option.limits().forEach((group, fen) -> limits.merge(group, fen.value(), Math::min)));
        Map<String, Long> used = new HashMap<>();
        Map<String, Fen> amounts = new LinkedHashMap<>();
        Map<String, String> cutBy = new HashMap<>();
        long total = 0;
        List<Option> inOrder = options.stream().sorted(ORDER).toList();
        for (Option option : inOrder) {
            long left = option.fen();
            for (CumulativeCap cap : option.stacking().cumulativeCaps()) {
                @Nullable Long limit = limits.get(cap.group());
                if (option.statesLimit() && limit != null) {
                    long room = Math.max(0, limit - used.getOrDefault(cap.group(), 0L));
                    if (room < left) {
                        left = room;
                        cutBy.put(option.itemId(), cap.group());
                    }
                }
            }
            long granted = option.stacking().rounding().down(new Fen(left)).value();
            option.stacking().cumulativeCaps().forEach(cap -> used.merge(cap.group(), granted, Math::addExact));
            amounts.put(option.itemId(), new Fen(granted));
            total = Math.addExact(total, granted);
        }
        return new Settlement(amounts, cutBy, total);
    }

    /** Nothing is left of an item that comes to something alone. */
    boolean empties(Option option) {
        return option.fen() > 0
                && amounts.getOrDefault(option.itemId(), Fen.ZERO).value() == 0;
    }
}
