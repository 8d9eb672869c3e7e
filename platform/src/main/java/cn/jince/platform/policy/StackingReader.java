package cn.jince.platform.policy;

import cn.jince.platform.kernel.Attribute;
import cn.jince.platform.kernel.Attributes;
import cn.jince.platform.kernel.Fen;
import cn.jince.platform.kernel.Fraction;
import cn.jince.platform.policy.Stacking.CumulativeCap;
import cn.jince.platform.policy.Stacking.Limit;
import cn.jince.platform.policy.Stacking.Rounding;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads what is published about stacking; strict, as everything that is about money. */
final class StackingReader {
    private static final Set<String> MEMBERS =
            Set.of("choose_one", "higher_only", "yearly_cap", "cumulative_caps", "requires", "excludes", "rounding");
    private static final Set<String> CAP = Set.of("group", "amount", "unit", "ratio", "base", "field");

    private final Attributes attributes;

    StackingReader(Attributes attributes) {
        this.attributes = attributes;
    }

    /** An uplift whose sum is published holds what it lifts: of the two only the higher is had. */
    Stacking read(String pointer, JsonNode stacking, AwardStandard award, String itemId) {
        only(pointer, stacking, MEMBERS);
        Set<String> higherOnly = texts(pointer + "/higher_only", stacking.path("higher_only"));
        if (award instanceof AwardStandard.Uplift uplift
                && uplift.amount() != null
                && uplift.baseItem().matches("[A-Za-z0-9-]{1,40}")) {
            higherOnly.add(uplift.baseItem());
        }
        Set<String> requires = texts(pointer + "/requires", stacking.path("requires"));
        Set<String> excludes = texts(pointer + "/excludes", stacking.path("excludes"));
        require(pointer + "/requires", !requires.contains(itemId), "不能以本事项为前置事项");
        require(pointer + "/excludes", !excludes.contains(itemId), "不能与本事项互斥");
        require(pointer + "/excludes", requires.stream().noneMatch(excludes::contains), "同一事项既为前置又互斥");
        return new Stacking(
                texts(pointer + "/choose_one", stacking.path("choose_one")),
                higherOnly,
                stacking.has("yearly_cap") ? yearlyCap(pointer + "/yearly_cap", stacking.path("yearly_cap")) : null,
                caps(pointer + "/cumulative_caps", stacking.path("cumulative_caps")),
                requires,
                excludes,
                rounding(pointer + "/rounding", stacking.path("rounding")));
    }

    private static Fen yearlyCap(String pointer, JsonNode cap) {
        only(pointer, cap, Set.of("amount", "unit"));
        return money(pointer, cap);
    }

    private List<CumulativeCap> caps(String pointer, JsonNode list) {
        require(pointer, list.isArray() || list.isMissingNode(), "应为列表");
        List<CumulativeCap> caps = new ArrayList<>();
        Set<String> groups = new LinkedHashSet<>();
        for (int i = 0; i < list.size(); i++) {
            String at = pointer + "/" + i;
            JsonNode cap = list.get(i);
            only(at, cap, CAP);
            String group = cap.path("group").asString("");
            require(at + "/group", !group.isBlank() && group.length() <= 100, "缺少累计限额的名称");
            require(at + "/group", groups.add(group), "累计限额重复：" + group);
            caps.add(new CumulativeCap(group, limit(at, cap)));
        }
        return caps;
    }

    private Limit limit(String pointer, JsonNode cap) {
        require(pointer, !(cap.has("amount") && cap.has("ratio")), "累计限额只能是金额或比例");
        if (cap.has("amount")) {
            return new Limit.Amount(money(pointer, cap));
        }
        if (!cap.has("ratio")) {
            return new Limit.Counted();
        }
        String base = cap.path("base").asString("");
        require(pointer + "/base", !base.isBlank(), "按比例的累计限额缺少基数");
        return new Limit.Share(ratio(pointer + "/ratio", cap.path("ratio")), base, field(pointer, cap));
    }

    private @Nullable Attribute field(String pointer, JsonNode cap) {
        if (!cap.has("field")) {
            return null;
        }
        String key = cap.path("field").asString("");
        Attribute field = attributes.find(key).orElseThrow(() -> new BadPolicy(pointer + "/field", "不认识的字段：" + key));
        require(pointer + "/field", field.kind() == Attribute.Kind.NUMBER, field.name() + "不是数字");
        return field;
    }

    private static Fraction ratio(String pointer, JsonNode ratio) {
        String text = ratio.isString()
                ? ratio.asString()
                : ratio.isNumber() ? ratio.decimalValue().toPlainString() : "";
        require(pointer, text.matches("\\d{1,6}(/[1-9]\\d{0,5}|\\.\\d{1,8})?"), "比例应为小数或分数，例如 0.4 或 2/3");
        return Fraction.parse(text);
    }

    private static Fen money(String pointer, JsonNode cap) {
        require(pointer + "/amount", EligibilityReader.finite(cap.path("amount")), "应为数字");
        BigDecimal number = cap.path("amount").decimalValue();
        require(pointer + "/amount", number.signum() > 0 && number.precision() <= 15, "数字超出范围");
        return AwardReader.fen(pointer + "/unit", number, cap.path("unit").asString("万元"));
    }

    private static Rounding rounding(String pointer, JsonNode unit) {
        if (unit.isMissingNode()) {
            return Rounding.FEN;
        }
        for (Rounding rounding : Rounding.values()) {
            if (rounding.unit().equals(unit.asString(""))) {
                return rounding;
            }
        }
        throw new BadPolicy(pointer, "不认识的取整单位：" + unit.asString(""));
    }

    private static Set<String> texts(String pointer, JsonNode list) {
        require(pointer, list.isArray() || list.isMissingNode(), "应为列表");
        Set<String> texts = new LinkedHashSet<>();
        for (JsonNode one : list) {
            require(
                    pointer,
                    one.isString()
                            && !one.asString().isBlank()
                            && one.asString().length() <= 100,
                    "应为文字的列表");
            texts.add(one.asString());
        }
        return texts;
    }

    private static void only(String pointer, JsonNode object, Set<String> members) {
        require(pointer, object.isObject() || object.isMissingNode(), "应为对象");
        for (String member : object.propertyNames()) {
            require(pointer + "/" + member, members.contains(member), "不认识的字段：" + member);
        }
    }

    private static void require(String pointer, boolean holds, String reason) {
        if (!holds) {
            throw new BadPolicy(pointer, reason);
        }
    }
}
