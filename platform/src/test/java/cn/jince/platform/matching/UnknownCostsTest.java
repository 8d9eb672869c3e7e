package cn.jince.platform.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cn.jince.platform.kernel.Attributes;
import cn.jince.platform.kernel.DivisionCode;
import cn.jince.platform.kernel.Divisions;
import cn.jince.platform.kernel.Fact;
import cn.jince.platform.kernel.FactValue;
import cn.jince.platform.kernel.Facts;
import cn.jince.platform.kernel.Fen;
import cn.jince.platform.kernel.Verdict;
import cn.jince.platform.policy.Awards;
import cn.jince.platform.policy.Awards.Estimate;
import cn.jince.platform.policy.Conditions;
import cn.jince.platform.policy.Evaluation;
import cn.jince.platform.policy.PolicyItem;
import cn.jince.platform.policy.PolicyReader;
import cn.jince.platform.policy.RealPolicies;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The report against the evaluator, enterprise by enterprise, over the real policies. */
class UnknownCostsTest {
    private static final Attributes ATTRIBUTES = Attributes.standard();

    @Test
    void what_each_department_holds_is_what_the_evaluator_leaves_open() {
        Random random = new Random(7);
        List<Facts> people = new ArrayList<>();
        PopulationIndex index = new PopulationIndex(ATTRIBUTES.all());
        for (int i = 0; i < 150; i++) {
            people.add(RandomRules.of(RandomRules.facts(random)));
            index.load(new PopulationIndex.Row(i, people.get(i)));
        }
        index.seal();
        List<PolicyItem> items = RealPolicies.all().stream()
                .map(new PolicyReader()::read)
                .filter(item -> item.target() == PolicyItem.Target.ENTERPRISE)
                .toList();
        Map<String, Long> pairs = new HashMap<>();
        Map<String, Long> fen = new HashMap<>();
        long total = 0;
        Set<Integer> anybody = new HashSet<>();
        for (PolicyItem item : items) {
            for (int i = 0; i < people.size(); i++) {
                Facts facts = people.get(i);
                boolean open = reached(item, facts)
                        && Evaluation.of(item.eligibility(), facts).verdict() == Verdict.TO_BE_VERIFIED;
                if (open) {
                    total++;
                    anybody.add(i);
                    for (String department : holders(item, facts)) {
                        pairs.merge(department, 1L, Long::sum);
                        fen.merge(department, fen(item, facts), Long::sum);
                    }
                }
            }
        }

        UnknownCosts costs = index.ask(
                RandomRules.TODAY, view -> UnknownCosts.of(items, new DivisionCode("140000"), Set.of("sx.tax"), view));

        assertThat(total).isGreaterThan(1_000);
        assertThat(costs.pairs()).isEqualTo(total);
        assertThat(costs.enterprises()).isEqualTo(anybody.size());
        assertThat(costs.departments())
                .extracting(UnknownCosts.Department::name)
                .containsExactlyInAnyOrderElementsOf(pairs.keySet());
        assertThat(costs.departments()).allSatisfy(one -> {
            assertThat(one.pairs()).as(one.name()).isEqualTo(pairs.get(one.name()));
            assertThat(one.heldFen()).as(one.name()).isCloseTo(fen.get(one.name()), within((long) items.size()));
        });
        assertThat(costs.departments().getLast().name()).isEqualTo("税务局");
        assertThat(costs.departments().getLast().connected()).isTrue();
    }

    private static boolean reached(PolicyItem item, Facts facts) {
        return facts.of(ATTRIBUTES.require("region_code")) instanceof Fact.Known(FactValue.Text(String region), var _)
                && region.startsWith("14")
                && Divisions.shanxi().prefixesOf(item.division()).stream().anyMatch(region::startsWith);
    }

    private static Set<String> holders(PolicyItem item, Facts facts) {
        Set<String> holders = new TreeSet<>();
        Conditions.leaves(item.eligibility()).stream()
                .filter(leaf -> Evaluation.of(leaf, facts).verdict() == Verdict.TO_BE_VERIFIED)
                .forEach(leaf -> holders.add(Audience.settles(leaf.attribute())));
        return holders;
    }

    private static long fen(PolicyItem item, Facts facts) {
        return switch (Awards.estimate(item.award(), facts)) {
            case Estimate.Exactly(Fen amount) -> amount.value();
            case Estimate.UpTo(Fen amount) -> amount.value();
            case Estimate.NotEstimable _ -> 0;
        };
    }
}
