package cn.jince.platform.matching;

import cn.jince.platform.kernel.Fen;
import cn.jince.platform.matching.Combination.Granted;
import cn.jince.platform.matching.Combination.LeftOut;
import cn.jince.platform.matching.Combination.Option;
import cn.jince.platform.matching.Combination.Reason;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds the best legal combination: most money, then most items. Items that have nothing to do with each other are
 * looked at apart; within a knot of items every set is tried that can still be better, up to a bound.
 */
final class BestCombination {
    /** Steps in one knot: enough for every set of 16 items of which any may be had with any. */
    static final int STEPS = 1 << 17;

    private final Map<String, Option> options = new TreeMap<>();

    BestCombination(List<Option> options) {
        options.forEach(option -> this.options.put(option.itemId(), option));
    }

    Combination find() {
        Map<String, Option> chosen = new TreeMap<>();
        boolean exact = true;
        for (List<Option> knot : knots()) {
            Search search = new Search(knot);
            search.seed();
            search.from(0, 0);
            search.best.forEach(option -> chosen.put(option.itemId(), option));
            exact &= search.steps <= STEPS;
        }
        Settlement settled = Settlement.of(chosen.values());
        List<Granted> granted = chosen.values().stream()
                .map(option -> new Granted(
                        option.itemId(),
                        option.amount() == null ? null : settled.amounts().get(option.itemId()),
                        settled.cutBy().get(option.itemId())))
                .toList();
        List<LeftOut> leftOut = options.values().stream()
                .filter(option -> !chosen.containsKey(option.itemId()))
                .map(option -> new LeftOut(option.itemId(), reason(option, chosen)))
                .toList();
        return new Combination(granted, leftOut, new Fen(settled.total()), exact);
    }

    /** Items joined by a group, a cap or a name; one item alone is a knot too. */
    private List<List<Option>> knots() {
        Map<String, String> heads = new HashMap<>();
        options.values().forEach(option -> {
            String own = head(heads, "item " + option.itemId());
            words(option).forEach(word -> heads.put(head(heads, word), head(heads, own)));
        });
        Map<String, List<Option>> knots = new LinkedHashMap<>();
        options.values()
                .forEach(option -> knots.computeIfAbsent(head(heads, "item " + option.itemId()), _ -> new ArrayList<>())
                        .add(option));
        return List.copyOf(knots.values());
    }

    private Set<String> words(Option option) {
        Set<String> words = new HashSet<>();
        option.stacking().chooseOne().forEach(group -> words.add(word(group)));
        option.stacking().higherOnly().forEach(group -> words.add(word(group)));
        option.stacking().cumulativeCaps().forEach(cap -> words.add("cap " + cap.group()));
        option.stacking().prerequisites().forEach(item -> words.add("item " + item));
        option.stacking().excludes().forEach(item -> words.add("item " + item));
        return words;
    }

    /** A group named like an item holds it. */
    private String word(String group) {
        return (options.containsKey(group) ? "item " : "group ") + group;
    }

    private static String head(Map<String, String> heads, String of) {
        String at = of;
        while (!heads.getOrDefault(at, at).equals(at)) {
            at = heads.getOrDefault(at, at);
        }
        return at;
    }

    private Reason reason(Option option, Map<String, Option> chosen) {
        for (String needed : option.stacking().prerequisites()) {
            if (!options.containsKey(needed)) {
                return new Reason.Missing(needed);
            }
        }
        for (Option other : chosen.values()) {
            @Nullable Reason clash = clash(option, other);
            if (clash != null) {
                return clash;
            }
        }
        for (String needed : option.stacking().prerequisites()) {
            if (!chosen.containsKey(needed)) {
                return new Reason.Missing(needed);
            }
        }
        List<Option> with = new ArrayList<>(chosen.values());
        with.add(option);
        Settlement settled = Settlement.of(with);
        return settled.empties(option)
                ? new Reason.UsedUp(settled.cutBy().getOrDefault(option.itemId(), ""))
                : new Reason.WorthLess();
    }

    /** Why two items may not be had together; null where they may. */
    static @Nullable Reason clash(Option one, Option other) {
        @Nullable
        String choice =
                shared(one, other, one.stacking().chooseOne(), other.stacking().chooseOne());
        if (choice != null) {
            return new Reason.Chosen(choice, other.itemId());
        }
        @Nullable
        String higher =
                shared(one, other, one.stacking().higherOnly(), other.stacking().higherOnly());
        if (higher != null) {
            return new Reason.Higher(higher, other.itemId());
        }
        boolean excluded = one.stacking().excludes().contains(other.itemId())
                || other.stacking().excludes().contains(one.itemId());
        return excluded ? new Reason.Excluded(other.itemId()) : null;
    }

    private static @Nullable String shared(Option one, Option other, Set<String> groups, Set<String> others) {
        for (String group : groups) {
            if (other.isIn(others, group)) {
                return group;
            }
        }
        for (String group : others) {
            if (one.isIn(groups, group)) {
                return group;
            }
        }
        return null;
    }

    /** Depth first through one knot, the dearest first, so that good sets are found early and bad ones cut off. */
    private static final class Search {
        private final List<Option> knot;
        private final long[] rest;
        private final List<Option> taken = new ArrayList<>();
        private List<Option> best = List.of();
        private long bestTotal;
        private int steps;

        Search(List<Option> knot) {
            this.knot = knot.stream()
                    .sorted(Comparator.comparingLong(Option::fen).reversed().thenComparing(Option::itemId))
                    .toList();
            this.rest = new long[knot.size() + 1];
            for (int i = knot.size() - 1; i >= 0; i--) {
                rest[i] = Math.addExact(rest[i + 1], this.knot.get(i).fen());
            }
        }

        /** Something good to begin with: the dearest that still fits, and again until nothing does. */
        void seed() {
            List<Option> some = new ArrayList<>();
            boolean grew = true;
            while (grew) {
                grew = false;
                for (Option option : knot) {
                    if (!some.contains(option) && fits(option, some)) {
                        some.add(option);
                        grew = true;
                    }
                }
            }
            best = List.copyOf(some);
            bestTotal = Settlement.of(some).total();
        }

        private static boolean fits(Option option, List<Option> some) {
            Set<String> ids = new HashSet<>();
            some.forEach(other -> ids.add(other.itemId()));
            if (!ids.containsAll(option.stacking().prerequisites())
                    || some.stream().anyMatch(other -> clash(option, other) != null)) {
                return false;
            }
            List<Option> with = new ArrayList<>(some);
            with.add(option);
            Settlement settled = Settlement.of(with);
            return settled.total() >= Settlement.of(some).total()
                    && with.stream().noneMatch(settled::empties);
        }

        void from(int at, long sum) {
            if (steps++ > STEPS || !canBeBetter(at, sum)) {
                return;
            }
            if (at == knot.size()) {
                consider();
                return;
            }
            Option option = knot.get(at);
            if (taken.stream().allMatch(other -> clash(option, other) == null)) {
                taken.addLast(option);
                from(at + 1, Math.addExact(sum, option.fen()));
                taken.removeLast();
            }
            from(at + 1, sum);
        }

        private boolean canBeBetter(int at, long sum) {
            long most = sum + rest[at];
            return most > bestTotal || most == bestTotal && taken.size() + knot.size() - at > best.size();
        }

        private void consider() {
            Set<String> ids = new HashSet<>();
            taken.forEach(option -> ids.add(option.itemId()));
            boolean whole = taken.stream()
                    .allMatch(option -> ids.containsAll(option.stacking().prerequisites()));
            if (!whole) {
                return;
            }
            Settlement settled = Settlement.of(taken);
            boolean better = settled.total() > bestTotal || settled.total() == bestTotal && taken.size() > best.size();
            if (better && taken.stream().noneMatch(settled::empties)) {
                best = List.copyOf(taken);
                bestTotal = settled.total();
            }
        }
    }
}
