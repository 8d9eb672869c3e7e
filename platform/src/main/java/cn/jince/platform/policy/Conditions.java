package cn.jince.platform.policy;

import cn.jince.api.policy.EligibilityView;
import cn.jince.platform.kernel.Attribute;
import cn.jince.platform.kernel.Attributes;
import cn.jince.platform.kernel.Divisions;
import cn.jince.platform.kernel.FactValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/** An eligibility as wire data and back, and as Chinese sentences. */
public final class Conditions {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final EligibilityReader READER = new EligibilityReader(Attributes.standard(), Divisions.shanxi());

    private Conditions() {}

    /** @throws BadPolicy where the tree asks what the catalogue does not know */
    public static Eligibility read(String pointer, EligibilityView view) {
        if (!whole(view)) {
            throw new BadPolicy(pointer, "条件不完整");
        }
        return switch (view) {
            case EligibilityView.All(List<EligibilityView> of) -> new Eligibility.All(readEach(pointer, of));
            case EligibilityView.Any(List<EligibilityView> of) -> new Eligibility.Any(readEach(pointer, of));
            case EligibilityView.Not(EligibilityView of) -> new Eligibility.Not(read(pointer + "/of", of));
            case EligibilityView.Leaf leaf ->
                READER.leaf(pointer, leaf.attribute(), leaf.op(), leaf.value(), leaf.clause());
            case EligibilityView.Unpublished(String note) -> new Eligibility.Unpublished(note);
        };
    }

    /** The wire may leave out what the record declares. */
    private static boolean whole(@Nullable EligibilityView view) {
        return switch (view) {
            case null -> false;
            case EligibilityView.All all -> all.of() != null;
            case EligibilityView.Any any -> any.of() != null;
            case EligibilityView.Not not -> not.of() != null;
            case EligibilityView.Leaf leaf -> leaf.attribute() != null && leaf.op() != null && leaf.value() != null;
            case EligibilityView.Unpublished unpublished -> unpublished.note() != null;
        };
    }

    private static List<Eligibility> readEach(String pointer, List<EligibilityView> views) {
        List<Eligibility> nodes = new ArrayList<>();
        for (int i = 0; i < views.size(); i++) {
            nodes.add(read(pointer + "/of/" + i, views.get(i)));
        }
        return nodes;
    }

    public static EligibilityView view(Eligibility node) {
        return switch (node) {
            case Eligibility.All(List<Eligibility> of) ->
                new EligibilityView.All(of.stream().map(Conditions::view).toList());
            case Eligibility.Any(List<Eligibility> of) ->
                new EligibilityView.Any(of.stream().map(Conditions::view).toList());
            case Eligibility.Not(Eligibility of) -> new EligibilityView.Not(view(of));
            case Eligibility.Leaf leaf ->
                new EligibilityView.Leaf(
                        leaf.attribute().key(),
                        op(leaf),
                        value(leaf),
                        leaf.attribute().unit(),
                        leaf.clause());
            case Eligibility.Unpublished(String note) -> new EligibilityView.Unpublished(note);
        };
    }

    /** All leaves, left to right. */
    public static List<Eligibility.Leaf> leaves(Eligibility node) {
        List<Eligibility.Leaf> leaves = new ArrayList<>();
        collect(node, leaves);
        return leaves;
    }

    private static void collect(Eligibility node, List<Eligibility.Leaf> leaves) {
        switch (node) {
            case Eligibility.All(List<Eligibility> of) -> of.forEach(child -> collect(child, leaves));
            case Eligibility.Any(List<Eligibility> of) -> of.forEach(child -> collect(child, leaves));
            case Eligibility.Not(Eligibility of) -> collect(of, leaves);
            case Eligibility.Leaf leaf -> leaves.add(leaf);
            case Eligibility.Unpublished _ -> {}
        }
    }

    /** A node as a sentence: 主营收入 ≥ 2000 万元. */
    public static String say(Eligibility node) {
        return switch (node) {
            case Eligibility.All _ -> "同时满足下列条件";
            case Eligibility.Any _ -> "满足下列条件之一";
            case Eligibility.Not _ -> "不属于下列情形";
            case Eligibility.Leaf leaf -> sayLeaf(leaf);
            case Eligibility.Unpublished(String note) -> note;
        };
    }

    private static String sayLeaf(Eligibility.Leaf leaf) {
        String name = leaf.attribute().name();
        return switch (leaf) {
            case Eligibility.Compare compare -> name + " " + sayCompare(compare);
            case Eligibility.Within within ->
                name + (within.inside() ? " 属于 " : " 不属于 ") + words(leaf.attribute(), within.prefixes());
            case Eligibility.Has has -> name + " 包含 " + String.join("、", has.anyOf());
            case Eligibility.InNamedSet named -> name + " 属于 " + named.set();
        };
    }

    private static String sayCompare(Eligibility.Compare compare) {
        List<String> values =
                compare.values().stream().map(Conditions::sayValue).toList();
        String unit = compare.attribute().unit() == null
                ? ""
                : " " + compare.attribute().unit();
        return switch (compare.op()) {
            case EQ -> "为 " + values.getFirst() + unit;
            case NE -> "不为 " + values.getFirst() + unit;
            case IN -> "为 " + String.join("、", values) + " 之一";
            case NOT_IN -> "不为 " + String.join("、", values);
            case GE -> "≥ " + values.getFirst() + unit;
            case GT -> "> " + values.getFirst() + unit;
            case LE -> "≤ " + values.getFirst() + unit;
            case LT -> "< " + values.getFirst() + unit;
            case BETWEEN -> "在 " + values.getFirst() + " 至 " + values.getLast() + unit + " 之间";
        };
    }

    /** A value as people write it. */
    public static String sayValue(FactValue value) {
        return switch (value) {
            case FactValue.Text(String text) -> WORDS.getOrDefault(text, text);
            case FactValue.TextSet(var texts) -> texts.isEmpty() ? "无" : String.join("、", texts);
            case FactValue.Number(BigDecimal number) ->
                number.stripTrailingZeros().toPlainString();
            case FactValue.Bool(boolean yes) -> yes ? "是" : "否";
            case FactValue.Date(var date) -> date.toString();
        };
    }

    private static final java.util.Map<String, String> WORDS = java.util.Map.of(
            "large", "大型",
            "medium", "中型",
            "small", "小型",
            "micro", "微型",
            "first_above_scale", "首次上规",
            "above_scale", "规模以上",
            "below_scale", "规模以下",
            "new_production_above_scale", "新投产上规",
            "switched_to_industry_above_scale", "转入工业上规");

    private static String words(Attribute attribute, Collection<String> prefixes) {
        return prefixes.stream()
                .map(prefix -> attribute.kind() == Attribute.Kind.DIVISION
                        ? Divisions.shanxi().nameOf((prefix + "000000").substring(0, 6))
                        : prefix)
                .collect(Collectors.joining("、"));
    }

    private static String op(Eligibility.Leaf leaf) {
        return switch (leaf) {
            case Eligibility.Compare compare -> compare.op().sign();
            case Eligibility.Within within -> within.inside() ? "prefix_in" : "not_prefix_in";
            case Eligibility.Has _ -> "has_any";
            case Eligibility.InNamedSet _ -> "in_set";
        };
    }

    private static JsonNode value(Eligibility.Leaf leaf) {
        return switch (leaf) {
            case Eligibility.Compare compare -> {
                List<JsonNode> values =
                        compare.values().stream().map(Conditions::json).toList();
                boolean many = compare.op() == Eligibility.Op.IN
                        || compare.op() == Eligibility.Op.NOT_IN
                        || compare.op() == Eligibility.Op.BETWEEN;
                yield many ? array(values) : values.getFirst();
            }
            case Eligibility.Within within -> texts(within.prefixes());
            case Eligibility.Has has -> texts(has.anyOf());
            case Eligibility.InNamedSet named -> JSON.getNodeFactory().stringNode(named.set());
        };
    }

    /** A value as JSON, as it would be published. */
    public static JsonNode json(FactValue value) {
        return switch (value) {
            case FactValue.Text(String text) -> JSON.getNodeFactory().stringNode(text);
            case FactValue.TextSet(var texts) -> texts(texts);
            case FactValue.Number(BigDecimal number) -> JSON.getNodeFactory().numberNode(number);
            case FactValue.Bool(boolean yes) -> JSON.getNodeFactory().booleanNode(yes);
            case FactValue.Date(var date) -> JSON.getNodeFactory().stringNode(date.toString());
        };
    }

    /** A JSON value as the attribute's kind; empty where it does not fit. */
    public static @Nullable FactValue parse(Attribute attribute, JsonNode value) {
        try {
            return EligibilityReader.value("", attribute, value);
        } catch (BadPolicy _) {
            return null;
        }
    }

    private static ArrayNode texts(Collection<String> texts) {
        ArrayNode array = JSON.createArrayNode();
        texts.stream().sorted().forEach(array::add);
        return array;
    }

    private static ArrayNode array(List<JsonNode> values) {
        ArrayNode array = JSON.createArrayNode();
        values.forEach(array::add);
        return array;
    }
}
