package cn.jince.platform.matching;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jince.platform.kernel.Attributes;
import cn.jince.platform.kernel.Fact;
import cn.jince.platform.kernel.Verdict;
import cn.jince.platform.policy.Eligibility;
import cn.jince.platform.policy.Evaluation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** The law the index lives by: whatever the rule and the facts, it says what the evaluator says. */
class IndexAgreementTest {
    /** 60 enterprises and 5 rules at a time: 60,000 pairs. */
    @Property(tries = 200)
    void index_and_evaluator_agree(@ForAll long seed) {
        Random random = new Random(seed);
        List<Map<String, Fact>> population = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            population.add(RandomRules.facts(random));
        }
        PopulationIndex index = new PopulationIndex(Attributes.standard().all());
        for (int i = 0; i < 40; i++) {
            index.load(row(i, population.get(i)));
        }
        index.seal();
        // The rest arrives live, and some of the loaded change.
        List<PopulationIndex.Row> batch = new ArrayList<>();
        for (int i = 30; i < 60; i++) {
            population.set(i, RandomRules.facts(random));
            batch.add(row(i, population.get(i)));
        }
        index.put(batch);
        for (int i = 0; i < 5; i++) {
            Eligibility rule = RandomRules.rule(random, 3);
            index.ask(RandomRules.TODAY, view -> {
                Truth truth = view.truth(rule);
                for (int at = 0; at < population.size(); at++) {
                    Verdict expected = Evaluation.of(rule, RandomRules.of(population.get(at)))
                            .verdict();
                    assertThat(CheckSamples.verdict(truth, at))
                            .as("%s of %s", rule, population.get(at))
                            .isEqualTo(expected);
                }
                return true;
            });
        }
    }

    @Property(tries = 200)
    void the_algebra_is_kleenes(@ForAll long seed) {
        Random random = new Random(seed);
        PopulationIndex index = new PopulationIndex(Attributes.standard().all());
        for (int i = 0; i < 40; i++) {
            index.load(row(i, RandomRules.facts(random)));
        }
        index.seal();
        Eligibility a = RandomRules.rule(random, 2);
        Eligibility b = RandomRules.rule(random, 2);
        index.ask(RandomRules.TODAY, view -> {
            Truth left = view.truth(new Eligibility.Not(new Eligibility.All(List.of(a, b))));
            Truth right = view.truth(new Eligibility.Any(List.of(new Eligibility.Not(a), new Eligibility.Not(b))));
            assertThat(left).isEqualTo(right);
            assertThat(view.truth(new Eligibility.Not(new Eligibility.Not(a)))).isEqualTo(view.truth(a));
            assertThat(view.truth(new Eligibility.All(List.of(a, new Eligibility.Any(List.of(a, b))))))
                    .isEqualTo(view.truth(a));
            assertThat(org.roaringbitmap.RoaringBitmap.intersects(
                            view.truth(a).met(), view.truth(a).notMet()))
                    .isFalse();
            return true;
        });
    }

    @Property(tries = 200)
    void nothing_known_decides_nothing_in_the_index_either(@ForAll long seed) {
        Random random = new Random(seed);
        PopulationIndex index = new PopulationIndex(Attributes.standard().all());
        for (int i = 0; i < 3; i++) {
            index.load(row(i, Map.of()));
        }
        index.seal();
        Eligibility rule = RandomRules.question(random, 3);
        index.ask(RandomRules.TODAY, view -> {
            assertThat(view.truth(rule).met().isEmpty()).isTrue();
            assertThat(view.truth(rule).notMet().isEmpty()).isTrue();
            return true;
        });
    }

    /** Both ways of asking, of every kind of question: what is decided stays decided when more becomes known. */
    @Property(tries = 500)
    void more_data_only_moves_what_is_open(@ForAll long seed) {
        Random random = new Random(seed);
        Map<String, Fact> all = RandomRules.facts(random);
        Map<String, Fact> some = new java.util.HashMap<>(all);
        some.keySet().removeIf(_ -> random.nextBoolean());
        if (!some.containsKey("registered_on")) {
            some.remove("years_since_registration");
        }
        PopulationIndex index = new PopulationIndex(Attributes.standard().all());
        index.load(row(0, some));
        index.load(row(1, all));
        index.seal();
        for (int i = 0; i < 20; i++) {
            Eligibility rule = RandomRules.rule(random, 3);
            Verdict before = Evaluation.of(rule, RandomRules.of(some)).verdict();
            Verdict after = Evaluation.of(rule, RandomRules.of(all)).verdict();
            assertThat(before == Verdict.TO_BE_VERIFIED || before == after)
                    .as("%s", rule)
                    .isTrue();
            Truth truth = index.ask(RandomRules.TODAY, view -> view.truth(rule));
            assertThat(CheckSamples.verdict(truth, 1)).isEqualTo(after);
        }
    }

    private static PopulationIndex.Row row(int ordinal, Map<String, Fact> facts) {
        return new PopulationIndex.Row(ordinal, RandomRules.of(facts));
    }
}
