package cn.jince.platform.policy;

import cn.jince.platform.kernel.Fact;
import cn.jince.platform.kernel.FactValue;
import cn.jince.platform.kernel.Facts;
import cn.jince.platform.kernel.Verdict;
import cn.jince.platform.policy.Eligibility.All;
import cn.jince.platform.policy.Eligibility.Any;
import cn.jince.platform.policy.Eligibility.Compare;
import cn.jince.platform.policy.Eligibility.Has;
import cn.jince.platform.policy.Eligibility.InNamedSet;
import cn.jince.platform.policy.Eligibility.Leaf;
import cn.jince.platform.policy.Eligibility.Not;
import cn.jince.platform.policy.Eligibility.Unpublished;
import cn.jince.platform.policy.Eligibility.Within;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * An eligibility evaluated for one set of facts, node by node.
 *
 * @param fact what a leaf looked at; null for inner nodes
 */
public record Evaluation(
        Eligibility node, Verdict verdict, @Nullable Fact fact, List<Evaluation> children) {

    public static Evaluation of(Eligibility node, Facts facts) {
        return switch (node) {
            case All(List<Eligibility> of) -> inner(node, of, facts, Verdict.MET, Verdict::and);
            case Any(List<Eligibility> of) -> inner(node, of, facts, Verdict.NOT_MET, Verdict::or);
            case Not(Eligibility of) -> {
                Evaluation child = of(of, facts);
                yield new Evaluation(node, child.verdict().not(), null, List.of(child));
            }
            case Leaf leaf -> {
                Fact fact = facts.of(leaf.attribute());
                yield new Evaluation(node, test(leaf, fact), fact, List.of());
            }
            case Unpublished _ -> new Evaluation(node, Verdict.TO_BE_VERIFIED, null, List.of());
        };
    }

    private static Evaluation inner(
            Eligibility node, List<Eligibility> of, Facts facts, Verdict start, BinaryOperator<Verdict> join) {
        List<Evaluation> children = of.stream().map(child -> of(child, facts)).toList();
        Verdict verdict = children.stream().map(Evaluation::verdict).reduce(start, join);
        return new Evaluation(node, verdict, null, children);
    }

    private static Verdict test(Leaf leaf, Fact fact) {
        return switch (fact) {
            case Fact.Unknown _ -> Verdict.TO_BE_VERIFIED;
            case Fact.Absent _ -> absent(leaf);
            case Fact.Known(FactValue value, var _) ->
                switch (leaf) {
                    case Compare compare -> compare(compare, value);
                    case Within within -> Verdict.of(within.inside() == underAny(within.prefixes(), value));
                    case Has has -> Verdict.of(texts(value).stream().anyMatch(has.anyOf()::contains));
                    case InNamedSet _ -> Verdict.TO_BE_VERIFIED;
                };
        };
    }

    /** A record that is known not to exist has no value: positive questions fail, negative ones hold. */
    private static Verdict absent(Leaf leaf) {
        return switch (leaf) {
            case Compare compare ->
                Verdict.of(compare.op() == Eligibility.Op.NE || compare.op() == Eligibility.Op.NOT_IN);
            case Within within -> Verdict.of(!within.inside());
            case Has _ -> Verdict.NOT_MET;
            case InNamedSet _ -> Verdict.TO_BE_VERIFIED;
        };
    }

    private static Verdict compare(Compare compare, FactValue value) {
        List<FactValue> given = compare.values();
        return switch (compare.op()) {
            case EQ -> Verdict.of(same(value, given.getFirst()));
            case NE -> Verdict.of(!same(value, given.getFirst()));
            case IN -> Verdict.of(given.stream().anyMatch(one -> same(value, one)));
            case NOT_IN -> Verdict.of(given.stream().noneMatch(one -> same(value, one)));
            case GE -> Verdict.of(order(value, given.getFirst()) >= 0);
            case GT -> Verdict.of(order(value, given.getFirst()) > 0);
            case LE -> Verdict.of(order(value, given.getFirst()) <= 0);
            case LT -> Verdict.of(order(value, given.getFirst()) < 0);
            case BETWEEN -> Verdict.of(order(value, given.getFirst()) >= 0 && order(value, given.getLast()) <= 0);
        };
    }

    private static boolean same(FactValue left, FactValue right) {
        if (left instanceof FactValue.Number(BigDecimal a) && right instanceof FactValue.Number(BigDecimal b)) {
            return a.compareTo(b) == 0;
        }
        if (left instanceof FactValue.TextSet(Set<String> values) && right instanceof FactValue.Text(String one)) {
            return values.contains(one);
        }
        return left.equals(right);
    }

    private static int order(FactValue left, FactValue right) {
        if (left instanceof FactValue.Number(BigDecimal a) && right instanceof FactValue.Number(BigDecimal b)) {
            return a.compareTo(b);
        }
        if (left instanceof FactValue.Date(LocalDate a) && right instanceof FactValue.Date(LocalDate b)) {
            return a.compareTo(b);
        }
        throw new IllegalArgumentException(
                "comparison: " + left + " with " + right + " (expected: two numbers or two dates)");
    }

    private static boolean underAny(Set<String> prefixes, FactValue value) {
        return texts(value).stream().anyMatch(text -> prefixes.stream().anyMatch(text::startsWith));
    }

    private static Set<String> texts(FactValue value) {
        return switch (value) {
            case FactValue.Text(String text) -> Set.of(text);
            case FactValue.TextSet(Set<String> values) -> values;
            case FactValue.Number _, FactValue.Bool _, FactValue.Date _ ->
                throw new IllegalArgumentException("value: " + value + " (expected: text)");
        };
    }
}
