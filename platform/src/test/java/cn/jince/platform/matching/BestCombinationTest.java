package cn.jince.platform.matching;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jince.platform.kernel.Fen;
import cn.jince.platform.matching.Combination.Granted;
import cn.jince.platform.matching.Combination.LeftOut;
import cn.jince.platform.matching.Combination.Option;
import cn.jince.platform.matching.Combination.Reason;
import cn.jince.platform.policy.Stacking;
import cn.jince.platform.policy.Stacking.CumulativeCap;
import cn.jince.platform.policy.Stacking.Limit;
import cn.jince.platform.policy.Stacking.Rounding;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class BestCombinationTest {

    @Property(tries = 1500)
    void nothing_legal_comes_to_more(@ForAll long seed) {
        List<Option> options = options(new Random(seed));

        Combination found = new BestCombination(options).find();

        Set<String> ids = found.granted().stream().map(Granted::itemId).collect(Collectors.toSet());
        List<Option> chosen =
                options.stream().filter(option -> ids.contains(option.itemId())).toList();
        assertThat(found.exact()).isTrue();
        assertThat(legal(chosen)).as("legal %s", ids).isTrue();
        long most = -1;
        int longest = 0;
        for (int set = 0; set < 1 << options.size(); set++) {
            List<Option> some = some(options, set);
            if (legal(some)) {
                long total = Settlement.of(some).total();
                if (total > most || total == most && some.size() > longest) {
                    most = total;
                    longest = some.size();
                }
            }
        }
        assertThat(found.total().value()).isEqualTo(most);
        assertThat(chosen).hasSize(longest);
        assertThat(found.leftOut()).hasSize(options.size() - longest);
    }

    @Property(tries = 1500)
    void no_cap_is_passed_and_every_reason_holds(@ForAll long seed) {
        List<Option> options = options(new Random(seed));
        Map<String, Option> byId = new LinkedHashMap<>();
        options.forEach(option -> byId.put(option.itemId(), option));

        Combination found = new BestCombination(options).find();

        Map<String, Long> granted = new LinkedHashMap<>();
        found.granted()
                .forEach(one -> granted.put(
                        one.itemId(), one.amount() == null ? 0 : one.amount().value()));
        granted.forEach((id, fen) -> {
            Option option = byId.get(id);
            assertThat(fen).isLessThanOrEqualTo(option.fen());
            assertThat(option.stacking().rounding().down(new Fen(fen)).value()).isEqualTo(fen);
            if (fen > 0) {
                option.limits()
                        .forEach((group, limit) ->
                                assertThat(sum(group, granted, byId)).isLessThanOrEqualTo(limit.value()));
            }
        });
        found.leftOut()
                .forEach(one -> assertThat(holds(one, granted.keySet(), byId))
                        .as("%s of %s", one, options)
                        .isTrue());
    }

    @Test
    void beyond_the_bound_it_gives_what_it_has_and_says_so() {
        List<Option> many = IntStream.range(0, 60)
                .mapToObj(i -> new Option(
                        "I" + i,
                        1,
                        new Fen(1000 + 100L * (i % 9)),
                        new Stacking(
                                Set.of(),
                                Set.of(),
                                null,
                                List.of(new CumulativeCap("all", new Limit.Amount(new Fen(20_001)))),
                                Set.of(),
                                Set.of(),
                                Rounding.YUAN),
                        Map.of("all", new Fen(20_001))))
                .toList();

        Combination found = new BestCombination(many).find();

        assertThat(found.exact()).isFalse();
        assertThat(found.total().value()).isEqualTo(20_000L);
        assertThat(found.granted().size() + found.leftOut().size()).isEqualTo(60);
    }

    private static long sum(String group, Map<String, Long> granted, Map<String, Option> byId) {
        return granted.entrySet().stream()
                .filter(entry -> byId.get(entry.getKey()).stacking().cumulativeCaps().stream()
                        .anyMatch(cap -> cap.group().equals(group)))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    private static boolean holds(LeftOut one, Set<String> granted, Map<String, Option> byId) {
        return switch (one.reason()) {
            case Reason.Chosen(String _, String instead) -> granted.contains(instead);
            case Reason.Higher(String _, String instead) -> granted.contains(instead);
            case Reason.Excluded(String by) -> granted.contains(by);
            case Reason.Missing(String needed) -> !granted.contains(needed);
            case Reason.UsedUp(String group) ->
                byId.get(one.itemId()).stacking().cumulativeCaps().stream()
                        .anyMatch(cap -> cap.group().equals(group));
            case Reason.WorthLess() -> true;
        };
    }

    /** Said again in plain words, without the code under test. */
    private static boolean legal(List<Option> set) {
        Set<String> ids = set.stream().map(Option::itemId).collect(Collectors.toSet());
        for (Option option : set) {
            Stacking stacking = option.stacking();
            if (!ids.containsAll(stacking.prerequisites())
                    || stacking.excludes().stream().anyMatch(ids::contains)) {
                return false;
            }
        }
        for (String group : groups(set)) {
            long inChoice = set.stream()
                    .filter(option -> option.itemId().equals(group)
                            || option.stacking().chooseOne().contains(group))
                    .count();
            long inHigher = set.stream()
                    .filter(option -> option.itemId().equals(group)
                            || option.stacking().higherOnly().contains(group))
                    .count();
            if (inChoice > 1 || inHigher > 1) {
                return false;
            }
        }
        Settlement settled = Settlement.of(set);
        return set.stream().noneMatch(settled::empties);
    }

    private static Set<String> groups(List<Option> set) {
        Set<String> groups = new HashSet<>();
        set.forEach(option -> {
            groups.addAll(option.stacking().chooseOne());
            groups.addAll(option.stacking().higherOnly());
        });
        return groups;
    }

    private static List<Option> some(List<Option> options, int set) {
        List<Option> some = new ArrayList<>();
        for (int i = 0; i < options.size(); i++) {
            if ((set >> i & 1) == 1) {
                some.add(options.get(i));
            }
        }
        return some;
    }

    private static List<Option> options(Random random) {
        int size = 1 + random.nextInt(8);
        List<Option> options = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            Map<String, Fen> limits = new LinkedHashMap<>();
            List<CumulativeCap> caps = new ArrayList<>();
            for (String group : some(random, 4, "G", "H")) {
                boolean states = random.nextBoolean();
                Fen limit = new Fen(random.nextInt(2000));
                caps.add(new CumulativeCap(group, states ? new Limit.Amount(limit) : new Limit.Counted()));
                if (states) {
                    limits.put(group, limit);
                }
            }
            String self = "I" + i;
            Stacking stacking = new Stacking(
                    some(random, 5, "A", "B"),
                    without(self, some(random, 6, "C", "I0")),
                    null,
                    caps,
                    without(self, some(random, 8, "I1", "I2", "I9")),
                    without(self, some(random, 8, "I3", "I4")),
                    random.nextInt(4) == 0 ? Rounding.YUAN : Rounding.FEN);
            options.add(new Option(
                    self,
                    random.nextInt(5),
                    random.nextInt(6) == 0 ? null : stacking.rounding().down(new Fen(random.nextInt(1200))),
                    stacking,
                    limits));
        }
        return options;
    }

    private static Set<String> without(String self, Set<String> ids) {
        Set<String> others = new HashSet<>(ids);
        others.remove(self);
        return others;
    }

    private static Set<String> some(Random random, int oneIn, String... of) {
        Set<String> some = new HashSet<>();
        for (String one : of) {
            if (random.nextInt(oneIn) == 0) {
                some.add(one);
            }
        }
        return some;
    }
}
