package cn.jince.platform.policy;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jince.api.reply.Freshness;
import cn.jince.api.reply.Provenance;
import cn.jince.platform.kernel.Attribute;
import cn.jince.platform.kernel.Attributes;
import cn.jince.platform.kernel.Fact;
import cn.jince.platform.kernel.FactValue;
import cn.jince.platform.kernel.Facts;
import cn.jince.platform.kernel.Verdict;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Three values: what is not known decides nothing, and knowing more never turns a decision round. */
class EvaluationLawsTest {
    private static final List<Attribute> NUMBERS = Attributes.standard().all().stream()
            .filter(attribute -> attribute.kind() == Attribute.Kind.NUMBER)
            .limit(5)
            .toList();
    private static final Provenance SOURCE = new Provenance("test", "测试", null, Instant.EPOCH, Freshness.MANUAL, null);

    @Property(tries = 300)
    void no_data_never_decides(@ForAll("trees") Eligibility tree) {
        assertThat(Evaluation.of(tree, facts(Map.of())).verdict()).isEqualTo(Verdict.TO_BE_VERIFIED);
    }

    @Property(tries = 500)
    void knowing_more_never_turns_a_decision_round(
            @ForAll("trees") Eligibility tree,
            @ForAll("values") Map<Integer, Integer> some,
            @ForAll("values") Map<Integer, Integer> more) {
        Map<Integer, Integer> all = new TreeMap<>(more);
        all.putAll(some);

        Verdict before = Evaluation.of(tree, facts(some)).verdict();
        Verdict after = Evaluation.of(tree, facts(all)).verdict();

        assertThat(before == Verdict.TO_BE_VERIFIED || before == after).isTrue();
    }

    @Property(tries = 300)
    void everything_known_decides_and_not_turns_it_round(
            @ForAll("trees") Eligibility tree, @ForAll("complete") List<Integer> values) {
        Map<Integer, Integer> all = new TreeMap<>();
        for (int i = 0; i < values.size(); i++) {
            all.put(i, values.get(i));
        }
        Verdict verdict = Evaluation.of(tree, facts(all)).verdict();

        assertThat(verdict).isNotEqualTo(Verdict.TO_BE_VERIFIED);
        assertThat(Evaluation.of(new Eligibility.Not(tree), facts(all)).verdict())
                .isEqualTo(verdict.not());
    }

    @Provide
    Arbitrary<Eligibility> trees() {
        Arbitrary<Eligibility> leaves = Combinators.combine(
                        Arbitraries.of(NUMBERS),
                        Arbitraries.of(
                                Eligibility.Op.GE,
                                Eligibility.Op.LT,
                                Eligibility.Op.EQ,
                                Eligibility.Op.NE,
                                Eligibility.Op.IN),
                        Arbitraries.integers().between(0, 4))
                .as((attribute, op, value) -> new Eligibility.Compare(attribute, op, List.of(number(value)), null));
        return tree(leaves, 3);
    }

    private static Arbitrary<Eligibility> tree(Arbitrary<Eligibility> leaves, int depth) {
        if (depth == 0) {
            return leaves;
        }
        Arbitrary<Eligibility> below = tree(leaves, depth - 1);
        return Arbitraries.oneOf(List.of(
                leaves,
                below.list().ofMinSize(1).ofMaxSize(3).map(of -> new Eligibility.All(new ArrayList<>(of))),
                below.list().ofMinSize(1).ofMaxSize(3).map(of -> new Eligibility.Any(new ArrayList<>(of))),
                below.map(Eligibility.Not::new)));
    }

    @Provide
    Arbitrary<Map<Integer, Integer>> values() {
        return Arbitraries.maps(
                Arbitraries.integers().between(0, 4), Arbitraries.integers().between(0, 4));
    }

    @Provide
    Arbitrary<List<Integer>> complete() {
        return Arbitraries.integers().between(0, 4).list().ofSize(5);
    }

    private static Facts facts(Map<Integer, Integer> values) {
        return attribute -> {
            Integer value = values.get(NUMBERS.indexOf(attribute));
            return value == null
                    ? new Fact.Unknown(new Fact.Why.NotCollected())
                    : new Fact.Known(number(value), SOURCE);
        };
    }

    private static FactValue number(int value) {
        return new FactValue.Number(BigDecimal.valueOf(value));
    }
}
