package cn.jince.standalone.bench;

import cn.jince.platform.kernel.Attribute;
import cn.jince.platform.kernel.FactValue;
import cn.jince.platform.policy.Eligibility;
import cn.jince.platform.policy.Eligibility.Compare;
import cn.jince.platform.policy.Eligibility.Op;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A rule as a PostgreSQL expression. SQL's own third value is the unknown; what is known not to exist is a value
 * outside of all others, so that both sides answer the same question.
 */
final class RuleSql {
    /** Number and date of what is known not to exist. */
    static final String NO_NUMBER = "-1000000000000000";

    static final String NO_DATE = "0001-01-01";

    private final LocalDate today;

    RuleSql(LocalDate today) {
        this.today = today;
    }

    String of(Eligibility rule) {
        return switch (rule) {
            case Eligibility.All(List<Eligibility> of) -> join(of, " AND ", "TRUE");
            case Eligibility.Any(List<Eligibility> of) -> join(of, " OR ", "FALSE");
            case Eligibility.Not(Eligibility of) -> "NOT (" + of(of) + ")";
            case Eligibility.Unpublished _, Eligibility.InNamedSet _ -> "NULL::boolean";
            case Eligibility.Leaf leaf when leaf.attribute().origin() == Attribute.Origin.DECLARED -> "NULL::boolean";
            case Eligibility.Within within ->
                (within.inside() ? "" : "NOT ") + "("
                        + within.prefixes().stream()
                                .map(prefix -> within.attribute().key() + " LIKE " + quoted(prefix + "%"))
                                .collect(Collectors.joining(" OR "))
                        + ")";
            case Eligibility.Has has -> has.attribute().key() + " && " + array(has.anyOf());
            case Compare compare when compare.attribute().key().equals("years_since_registration") -> years(compare);
            case Compare compare -> compare(compare);
        };
    }

    private String join(List<Eligibility> of, String word, String empty) {
        return of.isEmpty()
                ? empty
                : of.stream().map(one -> "(" + of(one) + ")").collect(Collectors.joining(word));
    }

    private static String compare(Compare compare) {
        String key = compare.attribute().key();
        if (compare.attribute().kind() == Attribute.Kind.TEXT_SET) {
            String any = key + " && "
                    + array(compare.values().stream().map(RuleSql::text).toList());
            return compare.op() == Op.NE || compare.op() == Op.NOT_IN ? "NOT (" + any + ")" : any;
        }
        String first = literal(compare.values().getFirst());
        String list = compare.values().stream().map(RuleSql::literal).collect(Collectors.joining(", "));
        String there = compare.attribute().kind() == Attribute.Kind.DATE
                ? key + " > DATE '" + NO_DATE + "'"
                : key + " > " + NO_NUMBER;
        return switch (compare.op()) {
            case EQ -> key + " = " + first;
            case NE -> key + " <> " + first;
            case IN -> key + " IN (" + list + ")";
            case NOT_IN -> key + " NOT IN (" + list + ")";
            case GE -> key + " >= " + first;
            case GT -> key + " > " + first;
            case LE -> key + " <= " + first + " AND " + there;
            case LT -> key + " < " + first + " AND " + there;
            case BETWEEN ->
                key + " BETWEEN " + first + " AND " + literal(compare.values().getLast());
        };
    }

    private String years(Compare compare) {
        BigDecimal bound = ((FactValue.Number) compare.values().getFirst()).value();
        int up = bound.setScale(0, RoundingMode.CEILING).intValueExact();
        int next = bound.setScale(0, RoundingMode.FLOOR).intValueExact() + 1;
        return switch (compare.op()) {
            case GE -> old(up);
            case GT -> old(next);
            case LE -> "NOT (" + old(next) + ")";
            case LT -> "NOT (" + old(up) + ")";
            case EQ, NE, IN, NOT_IN, BETWEEN ->
                throw new IllegalArgumentException("years: " + compare + " (expected: an order)");
        };
    }

    private String old(int years) {
        return "registered_on <= DATE '" + today.minusYears(years) + "'";
    }

    private static String array(Collection<String> texts) {
        return "ARRAY[" + texts.stream().map(RuleSql::quoted).collect(Collectors.joining(", ")) + "]::text[]";
    }

    private static String text(FactValue value) {
        return switch (value) {
            case FactValue.Text(String text) -> text;
            case FactValue.TextSet(var texts) -> texts.iterator().next();
            case FactValue.Number _, FactValue.Bool _, FactValue.Date _ ->
                throw new IllegalArgumentException("value: " + value + " (expected: text)");
        };
    }

    private static String literal(FactValue value) {
        return switch (value) {
            case FactValue.Number(BigDecimal number) -> number.toPlainString();
            case FactValue.Bool(boolean yes) -> yes ? "1" : "0";
            case FactValue.Date(LocalDate date) -> "DATE '" + date + "'";
            case FactValue.Text _, FactValue.TextSet _ -> quoted(text(value));
        };
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
