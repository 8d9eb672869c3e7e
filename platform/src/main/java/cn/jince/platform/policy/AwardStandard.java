package cn.jince.platform.policy;

import cn.jince.platform.kernel.Attribute;
import cn.jince.platform.kernel.Fen;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** 发放标准. Every kind keeps the published text; an unheard-of kind is {@link Unpublished} with its text, never lost. */
public sealed interface AwardStandard {
    /** The standard as a sentence, as published. */
    String text();

    /** 定额 per enterprise. */
    record Fixed(Fen amount, String text) implements AwardStandard {}

    /** 最高 amount; what is granted up to it is decided in review. */
    record Cap(Fen amount, String text) implements AwardStandard {}

    /**
     * Amounts by tier of something that is assessed or of an attribute. @param by key of the attribute or name of the
     * assessment
     */
    record Tiered(String by, List<Tier> tiers, String text) implements AwardStandard {}

    /** One tier. @param amount null where the tier gives a ratio */
    record Tier(String name, @Nullable Fen amount, @Nullable BigDecimal ratio) {}

    /** Ratio of a base, at most the cap. @param base the attribute the base is, where the dossier can know it */
    record Ratio(
            String baseName,
            @Nullable Attribute base,
            BigDecimal ratio,
            @Nullable Fen cap,
            String text) implements AwardStandard {}

    /** Per insured head or hired person. @param count the attribute that counts heads, if known */
    record PerHead(Fen amount, @Nullable Attribute count, String text) implements AwardStandard {}

    /** Another item's award raised by a ratio; {@code amount} is the published sum. */
    record Uplift(
            String baseItem, BigDecimal ratio, @Nullable Fen amount, String text) implements AwardStandard {}

    /** Interest subsidy. */
    record Interest(@Nullable BigDecimal points, @Nullable Fen cap, String text) implements AwardStandard {}

    /** Several awards together. */
    record Composite(List<AwardStandard> of, String text) implements AwardStandard {}

    /**
     * Benefits that are no award in money paid out by us: tax relief, loans, services, prices. @param kind as
     * published; @param published all members as published
     */
    record NonCash(String kind, Map<String, Object> published, String text) implements AwardStandard {}

    /** The source does not say how much. */
    record Unpublished(String text) implements AwardStandard {}
}
