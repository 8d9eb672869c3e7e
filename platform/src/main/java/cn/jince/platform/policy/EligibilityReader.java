package cn.jince.platform.policy;

import cn.jince.platform.kernel.Attribute;
import cn.jince.platform.kernel.Attributes;
import cn.jince.platform.kernel.DivisionCode;
import cn.jince.platform.kernel.Divisions;
import cn.jince.platform.kernel.FactValue;
import cn.jince.platform.policy.Eligibility.Compare;
import cn.jince.platform.policy.Eligibility.Has;
import cn.jince.platform.policy.Eligibility.InNamedSet;
import cn.jince.platform.policy.Eligibility.Op;
import cn.jince.platform.policy.Eligibility.Within;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads one published condition (attribute, operator, value) into a leaf; refuses what the catalogue does not know. */
final class EligibilityReader {
    /** Levels that are compared by rank though they are words. */
    private static final List<String> RANKED = List.of("县级", "市级", "省级", "国家级");

    private final Attributes attributes;
    private final Divisions divisions;

    EligibilityReader(Attributes attributes, Divisions divisions) {
        this.attributes = attributes;
        this.divisions = divisions;
    }

    Eligibility leaf(String pointer, String key, String op, JsonNode value, @Nullable String clause) {
        Attribute attribute = attributes.find(key).orElseThrow(() -> new BadPolicy(pointer, "不认识的条件字段：" + key));
        if (attribute.kind() == Attribute.Kind.DIVISION) {
            return division(pointer, attribute, op, value, clause);
        }
        return switch (op) {
            case "prefix_in", "startsWith" -> new Within(attribute, texts(pointer, value), true, clause);
            case "not_prefix_in" -> new Within(attribute, texts(pointer, value), false, clause);
            case "has", "has_any" -> new Has(attribute, texts(pointer, value), clause);
            case "in_set" -> new InNamedSet(attribute, text(pointer, value), clause);
            default -> compare(pointer, attribute, op, value, clause);
        };
    }

    private Eligibility division(
            String pointer, Attribute attribute, String op, JsonNode value, @Nullable String clause) {
        Set<String> prefixes = new LinkedHashSet<>();
        for (String text : texts(pointer, value)) {
            switch (op) {
                case "startsWith", "prefix_in", "not_prefix_in" -> {
                    String code = (text + "000000").substring(0, 6);
                    require(pointer, text.length() <= 6 && divisions.exists(code), "不认识的行政区划：" + text);
                    prefixes.add(text);
                }
                case "==", "in", "!=", "not_in" -> {
                    require(pointer, divisions.exists(text), "不认识的行政区划：" + text);
                    prefixes.addAll(divisions.prefixesOf(new DivisionCode(text)));
                }
                default -> throw new BadPolicy(pointer, "行政区划不支持运算符：" + op);
            }
        }
        boolean inside = !op.equals("not_prefix_in") && !op.equals("!=") && !op.equals("not_in");
        return new Within(attribute, prefixes, inside, clause);
    }

    private Eligibility compare(
            String pointer, Attribute attribute, String op, JsonNode value, @Nullable String clause) {
        Op sign = sign(pointer, op);
        if (attribute.kind() == Attribute.Kind.TEXT && (sign == Op.GE || sign == Op.LE)) {
            return ranked(pointer, attribute, sign, text(pointer, value), clause);
        }
        List<FactValue> values = new ArrayList<>();
        if (value.isArray()) {
            for (JsonNode one : value) {
                values.add(value(pointer, attribute, one));
            }
        } else {
            values.add(value(pointer, attribute, value));
        }
        require(pointer, !values.isEmpty(), "条件没有取值");
        require(pointer, sign != Op.BETWEEN || values.size() == 2, "between 需要两个取值");
        boolean many = sign == Op.IN || sign == Op.NOT_IN || sign == Op.BETWEEN;
        require(pointer, many || values.size() == 1, "运算符 " + op + " 只接受一个取值");
        boolean ordered = sign == Op.GE || sign == Op.GT || sign == Op.LE || sign == Op.LT || sign == Op.BETWEEN;
        boolean orderable = attribute.kind() == Attribute.Kind.NUMBER || attribute.kind() == Attribute.Kind.DATE;
        require(pointer, !ordered || orderable, attribute.name() + "不能比较大小");
        return new Compare(attribute, sign, values, clause);
    }

    private static Eligibility ranked(
            String pointer, Attribute attribute, Op sign, String text, @Nullable String clause) {
        int rank = RANKED.indexOf(text);
        require(pointer, rank >= 0, "不能比较大小的取值：" + text);
        List<String> allowed = sign == Op.GE ? RANKED.subList(rank, RANKED.size()) : RANKED.subList(0, rank + 1);
        List<FactValue> values = new ArrayList<>();
        allowed.forEach(one -> values.add(new FactValue.Text(one)));
        return new Compare(attribute, Op.IN, values, clause);
    }

    static FactValue value(String pointer, Attribute attribute, JsonNode value) {
        return switch (attribute.kind()) {
            case NUMBER -> {
                require(pointer, finite(value), attribute.name() + "应为数字");
                yield new FactValue.Number(value.decimalValue());
            }
            case BOOL -> {
                require(pointer, value.isBoolean(), attribute.name() + "应为真或假");
                yield new FactValue.Bool(value.booleanValue());
            }
            case DATE -> new FactValue.Date(date(pointer, attribute, value));
            case TEXT_SET -> new FactValue.TextSet(texts(pointer, value));
            case TEXT, CODE, DIVISION -> new FactValue.Text(text(pointer, value));
        };
    }

    /** A number that can be kept: 1e400 is none. */
    static boolean finite(JsonNode value) {
        return value.isNumber() && (value.isBigDecimal() || Double.isFinite(value.doubleValue()));
    }

    private static LocalDate date(String pointer, Attribute attribute, JsonNode value) {
        try {
            return LocalDate.parse(text(pointer, value));
        } catch (DateTimeParseException e) {
            throw new BadPolicy(pointer, attribute.name() + "应为日期（年-月-日）");
        }
    }

    private static Op sign(String pointer, String op) {
        for (Op sign : Op.values()) {
            if (sign.sign().equals(op)) {
                return sign;
            }
        }
        throw new BadPolicy(pointer, "不认识的运算符：" + op);
    }

    private static Set<String> texts(String pointer, JsonNode value) {
        Set<String> texts = new LinkedHashSet<>();
        if (value.isArray()) {
            value.forEach(one -> texts.add(text(pointer, one)));
        } else {
            texts.add(text(pointer, value));
        }
        require(pointer, !texts.isEmpty(), "条件没有取值");
        return texts;
    }

    private static String text(String pointer, JsonNode value) {
        require(pointer, value.isString(), "取值应为文字");
        return value.asString();
    }

    private static void require(String pointer, boolean holds, String reason) {
        if (!holds) {
            throw new BadPolicy(pointer, reason);
        }
    }
}
