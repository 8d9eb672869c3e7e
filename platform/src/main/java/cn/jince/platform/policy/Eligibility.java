package cn.jince.platform.policy;

import cn.jince.platform.kernel.Attribute;
import cn.jince.platform.kernel.FactValue;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * 申领条件: a tree over comparisons. The same tree is evaluated for one enterprise (with the full explanation) and compiled
 * to set algebra for the whole population; both must agree.
 */
public sealed interface Eligibility {

    record All(List<Eligibility> of) implements Eligibility {}

    record Any(List<Eligibility> of) implements Eligibility {}

    record Not(Eligibility of) implements Eligibility {}

    /** A leaf: one attribute, one question. {@code clause} is the policy's own sentence, if it gives one. */
    sealed interface Leaf extends Eligibility {
        Attribute attribute();

        @Nullable
        String clause();
    }

    /** @param values one value, two for BETWEEN (both inclusive), any number for IN and NOT_IN */
    record Compare(
            Attribute attribute,
            Op op,
            List<FactValue> values,
            @Nullable String clause) implements Leaf {}

    /** Code hierarchy: inside (or outside) any of the prefixes. */
    record Within(
            Attribute attribute,
            Set<String> prefixes,
            boolean inside,
            @Nullable String clause) implements Leaf {}

    /** A set attribute holds at least one of these. */
    record Has(
            Attribute attribute,
            Set<String> anyOf,
            @Nullable String clause) implements Leaf {}

    /** Membership in a named list that is kept elsewhere, for example 21家全国性银行; unknown until that list is loaded. */
    record InNamedSet(
            Attribute attribute, String set, @Nullable String clause) implements Leaf {}

    /** The source publishes no conditions: always 待核实. */
    record Unpublished(String note) implements Eligibility {}

    /** Comparison operators; the wire form is in {@link #sign}. */
    enum Op {
        EQ("=="),
        NE("!="),
        IN("in"),
        NOT_IN("not_in"),
        GE(">="),
        GT(">"),
        LE("<="),
        LT("<"),
        BETWEEN("between");

        private final String sign;

        Op(String sign) {
            this.sign = sign;
        }

        public String sign() {
            return sign;
        }
    }
}
