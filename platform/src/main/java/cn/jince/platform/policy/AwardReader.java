package cn.jince.platform.policy;

import cn.jince.platform.kernel.Attribute;
import cn.jince.platform.kernel.Attributes;
import cn.jince.platform.kernel.Fen;
import cn.jince.platform.policy.AwardStandard.Tier;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads a published benefit. An unheard-of kind becomes {@code Unpublished} with everything that was published as its
 * text.
 */
final class AwardReader {
    private static final Map<String, String> BASES = Map.of("上年度实缴失业保险费", "unemployment_insurance_paid");

    /** More than any budget, and far from the end of a long. */
    private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000_000);

    private final Attributes attributes;

    AwardReader(Attributes attributes) {
        this.attributes = attributes;
    }

    AwardStandard read(String pointer, JsonNode benefit) {
        if (!benefit.isObject()) {
            throw new BadPolicy(pointer, "发放标准应为对象");
        }
        benefit.properties().forEach(member -> {
            if (member.getValue().isNumber() && !EligibilityReader.finite(member.getValue())) {
                throw new BadPolicy(pointer + "/" + member.getKey(), "数字超出范围");
            }
        });
        String kind = benefit.path("kind").asString("");
        return switch (kind) {
            case "fixed" ->
                new AwardStandard.Fixed(
                        money(pointer, benefit, "amount", "unit"), "定额 " + amount(benefit, "amount", "unit"));
            case "cap" ->
                new AwardStandard.Cap(
                        money(pointer, benefit, "amount", "unit"), "最高 " + amount(benefit, "amount", "unit"));
            case "tiered" -> tiered(pointer, benefit);
            case "ratio" -> ratio(pointer, benefit);
            case "per_head" ->
                new AwardStandard.PerHead(
                        money(pointer, benefit, "amount", "unit"),
                        benefit.path("unit").asString("").contains("参保职工") ? attributes.require("employees") : null,
                        "每人 " + amount(benefit, "amount", "unit"));
            case "uplift" ->
                new AwardStandard.Uplift(
                        benefit.path("base_policy").asString(""),
                        decimal(pointer, benefit, "ratio"),
                        optionalMoney(pointer, benefit, "amount", "unit"),
                        "在 " + benefit.path("base_policy").asString("") + " 基础上上浮 "
                                + percent(decimal(pointer, benefit, "ratio")));
            case "interest" ->
                new AwardStandard.Interest(
                        benefit.path("points").isNumber()
                                ? benefit.path("points").decimalValue()
                                : null,
                        optionalMoney(pointer, benefit, "cap", "unit"),
                        interestText(benefit));
            case "composite" -> composite(pointer, benefit);
            case "unpublished", "" -> new AwardStandard.Unpublished("未公布");
            case "loan",
                    "guarantee_quota",
                    "price",
                    "service",
                    "tax_rate",
                    "tax_reduction",
                    "exemption",
                    "super_deduction",
                    "vat_extra_credit",
                    "deduction",
                    "tax_credit",
                    "per_head_tax_credit",
                    "loss_carry_forward",
                    "vat_refund",
                    "deferral" -> new AwardStandard.NonCash(kind, members(benefit), nonCash(kind, benefit));
            default -> new AwardStandard.Unpublished(benefit.toString());
        };
    }

    private AwardStandard tiered(String pointer, JsonNode benefit) {
        String unit = benefit.path("unit").asString("");
        boolean ratios = unit.contains("比例");
        List<Tier> tiers = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        for (JsonNode tier : benefit.path("tiers")) {
            String name = tier.path(0).asString();
            JsonNode value = tier.path(1);
            if (!EligibilityReader.finite(value)) {
                throw new BadPolicy(pointer + "/tiers", "分档应为数字");
            }
            BigDecimal number = value.decimalValue();
            tiers.add(new Tier(name, ratios ? null : fen(pointer, number, unit), ratios ? number : null));
            texts.add(name + " " + (ratios ? percent(number) : plain(number) + unit));
        }
        return new AwardStandard.Tiered(benefit.path("by").asString(""), tiers, "分档：" + String.join("；", texts));
    }

    private AwardStandard ratio(String pointer, JsonNode benefit) {
        BigDecimal ratio = decimal(pointer, benefit, "ratio");
        String base = benefit.path("base").asString("");
        @Nullable Fen cap = optionalMoney(pointer, benefit, "cap", "cap_unit");
        @Nullable String key = benefit.has("base_field") ? baseField(pointer, benefit) : BASES.get(base);
        String text =
                "按" + base + "的 " + percent(ratio) + (cap == null ? "" : "，最高 " + amount(benefit, "cap", "cap_unit"));
        return new AwardStandard.Ratio(base, key == null ? null : attributes.require(key), ratio, cap, text);
    }

    private String baseField(String pointer, JsonNode benefit) {
        String key = benefit.path("base_field").asString("");
        boolean counts = attributes
                .find(key)
                .filter(attribute -> attribute.kind() == Attribute.Kind.NUMBER)
                .isPresent();
        if (!counts) {
            throw new BadPolicy(pointer + "/base_field", "不是数字字段：" + key);
        }
        return key;
    }

    private AwardStandard composite(String pointer, JsonNode benefit) {
        List<AwardStandard> parts = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        for (JsonNode part : benefit.path("items")) {
            boolean capped = part.has("cap");
            AwardStandard award = capped
                    ? new AwardStandard.Cap(money(pointer, part, "cap", "unit"), "最高 " + amount(part, "cap", "unit"))
                    : new AwardStandard.Fixed(
                            money(pointer, part, "amount", "unit"), "定额 " + amount(part, "amount", "unit"));
            parts.add(award);
            texts.add(award.text());
        }
        return new AwardStandard.Composite(parts, String.join("；", texts));
    }

    private static String interestText(JsonNode benefit) {
        StringBuilder text = new StringBuilder("贷款贴息");
        if (benefit.path("points").isNumber()) {
            text.append(' ')
                    .append(plain(benefit.path("points").decimalValue()))
                    .append(" 个百分点");
        }
        if (benefit.path("cap").isNumber()) {
            text.append("，最高 ").append(amount(benefit, "cap", "unit"));
        }
        return text.toString();
    }

    private static String nonCash(String kind, JsonNode benefit) {
        String text = switch (kind) {
            case "loan" -> "贷款支持";
            case "guarantee_quota" -> "担保额度";
            case "price" -> "优惠价格";
            case "service" -> "服务支持";
            case "tax_rate" -> "优惠税率 " + percent(benefit.path("effective").decimalValue(BigDecimal.ZERO));
            case "tax_reduction" -> "税费减征 " + percent(benefit.path("ratio").decimalValue(BigDecimal.ZERO));
            case "exemption" -> "免征";
            case "super_deduction" -> "加计扣除 " + percent(benefit.path("ratio").decimalValue(BigDecimal.ZERO));
            case "vat_extra_credit" ->
                "增值税加计抵减 " + percent(benefit.path("ratio").decimalValue(BigDecimal.ZERO));
            case "deduction" -> "一次性税前扣除";
            case "tax_credit", "per_head_tax_credit" -> "定额税收扣减 " + amount(benefit, "amount", "unit");
            case "loss_carry_forward" -> "亏损结转 " + benefit.path("years").asInt(0) + " 年";
            case "vat_refund" -> "增值税超税负即征即退";
            default -> "缓缴";
        };
        boolean capped = kind.equals("loan") && benefit.path("cap").isNumber();
        return capped ? text + "，最高 " + amount(benefit, "cap", "unit") : text;
    }

    private static Map<String, Object> members(JsonNode benefit) {
        Map<String, Object> members = new LinkedHashMap<>();
        benefit.properties()
                .forEach(member -> members.put(
                        member.getKey(), JsonMapper.shared().convertValue(member.getValue(), Object.class)));
        members.values().removeIf(value -> value == null);
        return members;
    }

    private static @Nullable Fen optionalMoney(String pointer, JsonNode benefit, String member, String unit) {
        return benefit.path(member).isNumber() ? money(pointer, benefit, member, unit) : null;
    }

    private static Fen money(String pointer, JsonNode benefit, String member, String unit) {
        return fen(
                pointer + "/" + member,
                decimal(pointer, benefit, member),
                benefit.path(unit).asString("万元"));
    }

    static Fen fen(String pointer, BigDecimal number, String unit) {
        if (unit.startsWith("万元") || unit.isEmpty()) {
            return Fen.ofWan(number);
        }
        if (unit.startsWith("元")) {
            return Fen.ofYuan(number);
        }
        if (unit.startsWith("亿元")) {
            return Fen.ofWan(number.movePointRight(4));
        }
        throw new BadPolicy(pointer, "不认识的金额单位：" + unit);
    }

    private static BigDecimal decimal(String pointer, JsonNode benefit, String member) {
        if (!EligibilityReader.finite(benefit.path(member))) {
            throw new BadPolicy(pointer + "/" + member, "应为数字");
        }
        BigDecimal number = benefit.path(member).decimalValue();
        if (number.signum() < 0 || number.compareTo(MOST) > 0 || number.scale() > 12) {
            throw new BadPolicy(pointer + "/" + member, "数字超出范围");
        }
        return number;
    }

    private static String amount(JsonNode benefit, String member, String unit) {
        return plain(benefit.path(member).decimalValue(BigDecimal.ZERO)) + " "
                + benefit.path(unit).asString("万元");
    }

    private static String percent(BigDecimal ratio) {
        return plain(ratio.movePointRight(2)) + "%";
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }
}
