package cn.jince.platform.matching;

import cn.jince.platform.kernel.Attribute;
import cn.jince.platform.kernel.Attributes;
import cn.jince.platform.kernel.Fact;
import cn.jince.platform.kernel.FactValue;
import cn.jince.platform.kernel.Facts;
import cn.jince.platform.matching.Changeable.Way;
import cn.jince.platform.matching.Gap.Step;
import cn.jince.platform.policy.Eligibility.Compare;
import cn.jince.platform.policy.Eligibility.Has;
import cn.jince.platform.policy.Eligibility.InNamedSet;
import cn.jince.platform.policy.Eligibility.Leaf;
import cn.jince.platform.policy.Eligibility.Op;
import cn.jince.platform.policy.Eligibility.Within;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The one change that answers one question the other way; null where none is honest. */
final class Steps {
    private final Facts facts;
    private final LocalDate today;

    Steps(Facts facts, LocalDate today) {
        this.facts = facts;
        this.today = today;
    }

    /** @param wanted the answer that is wanted; the fact answers the other now */
    @Nullable
    Step of(Leaf leaf, Fact fact, boolean wanted) {
        return switch (leaf) {
            case Compare compare
            when compare.attribute().key().equals(PopulationIndex.YEARS) -> wanted ? wait(compare, fact) : null;
            case Compare compare
            when compare.attribute().kind() == Attribute.Kind.NUMBER -> grow(compare, fact, wanted);
            case Compare compare -> wanted ? gain(compare.attribute(), fact, equal(compare)) : null;
            case Has has ->
                wanted
                        ? gain(
                                has.attribute(),
                                fact,
                                has.anyOf().stream()
                                        .sorted()
                                        .<FactValue>map(FactValue.Text::new)
                                        .toList())
                        : null;
            case Within _, InNamedSet _ -> null;
        };
    }

    private static List<FactValue> equal(Compare compare) {
        return compare.op() == Op.EQ || compare.op() == Op.IN ? compare.values() : List.of();
    }

    private static @Nullable Step gain(Attribute attribute, Fact fact, List<FactValue> values) {
        @Nullable Changeable changeable = Changeable.find(attribute);
        if (changeable == null || changeable.change() != Way.GAIN || !from(changeable, fact)) {
            return null;
        }
        List<FactValue> oneOf = values.stream()
                .filter(value -> changeable.to() == null
                        || value instanceof FactValue.Text(String text)
                                && changeable.to().contains(text))
                .filter(value -> !value.equals(new FactValue.Bool(false)))
                .toList();
        return oneOf.isEmpty() ? null : new Step.Gain(attribute, oneOf, changeable.how());
    }

    private static boolean from(Changeable changeable, Fact fact) {
        return changeable.from() == null
                || fact instanceof Fact.Known(FactValue.Text(String text), var _)
                        && changeable.from().contains(text);
    }

    private static @Nullable Step grow(Compare compare, Fact fact, boolean wanted) {
        @Nullable Changeable changeable = Changeable.find(compare.attribute());
        if (changeable == null || !(fact instanceof Fact.Known(FactValue.Number(BigDecimal have), var _))) {
            return null;
        }
        Op op = wanted ? compare.op() : opposite(compare.op());
        BigDecimal first = number(compare.values().getFirst());
        BigDecimal last = number(compare.values().getLast());
        boolean up = changeable.change() == Way.UP;
        @Nullable
        BigDecimal need = switch (op) {
            case GE, GT -> up ? first : null;
            case LE, LT -> up ? null : first;
            case BETWEEN -> up == have.compareTo(first) < 0 ? (up ? first : last) : null;
            case EQ -> up == have.compareTo(first) < 0 ? first : null;
            case IN -> nearest(compare, have, up);
            case NE, NOT_IN -> null;
        };
        return need == null
                ? null
                : new Step.Grow(compare.attribute(), have, need, op == Op.GT || op == Op.LT, changeable.how());
    }

    private static @Nullable BigDecimal nearest(Compare compare, BigDecimal have, boolean up) {
        Stream<BigDecimal> beyond =
                compare.values().stream().map(Steps::number).filter(value -> up == value.compareTo(have) > 0);
        return (up ? beyond.min(BigDecimal::compareTo) : beyond.max(BigDecimal::compareTo)).orElse(null);
    }

    /** An age comes by itself, up to the bound; too old stays too old. */
    private @Nullable Step wait(Compare compare, Fact fact) {
        @Nullable LocalDate registered = registeredOn();
        if (registered == null || !(fact instanceof Fact.Known(FactValue.Number(BigDecimal have), var _))) {
            return null;
        }
        BigDecimal first = number(compare.values().getFirst());
        @Nullable
        BigDecimal years = switch (compare.op()) {
            case GE, EQ, BETWEEN -> first.setScale(0, RoundingMode.CEILING);
            case GT -> first.setScale(0, RoundingMode.FLOOR).add(BigDecimal.ONE);
            case IN -> nearest(compare, have, true);
            case LE, LT, NE, NOT_IN -> null;
        };
        if (years == null || years.compareTo(have) <= 0 || years.signum() < 0) {
            return null;
        }
        LocalDate on =
                firstDay(registered, years.setScale(0, RoundingMode.CEILING).longValue());
        return on.isAfter(today)
                ? new Step.Wait(compare.attribute(), years, on, ChronoUnit.DAYS.between(today, on))
                : null;
    }

    /** Who was registered on 29 February is as old as the evaluator says, on 1 March. */
    private static LocalDate firstDay(LocalDate registered, long years) {
        LocalDate on = registered.plusYears(years);
        return ChronoUnit.YEARS.between(registered, on) < years ? on.plusDays(1) : on;
    }

    private @Nullable LocalDate registeredOn() {
        Attribute registered = Attributes.standard().require(PopulationIndex.REGISTERED_ON);
        return facts.of(registered) instanceof Fact.Known(FactValue.Date(LocalDate on), var _) ? on : null;
    }

    private static Op opposite(Op op) {
        return switch (op) {
            case GE -> Op.LT;
            case GT -> Op.LE;
            case LE -> Op.GT;
            case LT -> Op.GE;
            case EQ, IN, BETWEEN -> Op.NE;
            case NE -> Op.EQ;
            case NOT_IN -> Op.IN;
        };
    }

    private static BigDecimal number(FactValue value) {
        if (value instanceof FactValue.Number(BigDecimal number)) {
            return number;
        }
        throw new IllegalArgumentException("value: " + value + " (expected: a number)");
    }
}
