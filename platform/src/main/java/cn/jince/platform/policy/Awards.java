package cn.jince.platform.policy;

import cn.jince.platform.kernel.Attribute;
import cn.jince.platform.kernel.Attributes;
import cn.jince.platform.kernel.Fact;
import cn.jince.platform.kernel.FactValue;
import cn.jince.platform.kernel.Facts;
import cn.jince.platform.kernel.Fen;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Estimates what an award comes to for one set of facts; rounds to the fen, half up, once. */
public final class Awards {

    private Awards() {}

    /** What an award comes to. */
    public sealed interface Estimate {
        record Exactly(Fen amount) implements Estimate {}

        record UpTo(Fen amount) implements Estimate {}

        /** @param reason Chinese sentence */
        record NotEstimable(String reason) implements Estimate {}
    }

    /** The item's award after its own yearly cap and its rounding. */
    public static Estimate estimate(PolicyItem item, Facts facts) {
        Stacking stacking = item.stacking();
        return switch (estimate(item.award(), facts)) {
            case Estimate.Exactly(Fen amount) -> new Estimate.Exactly(stacking.cut(amount));
            case Estimate.UpTo(Fen amount) -> new Estimate.UpTo(stacking.cut(amount));
            case Estimate.NotEstimable none -> none;
        };
    }

    public static Estimate estimate(AwardStandard award, Facts facts) {
        return switch (award) {
            case AwardStandard.Fixed fixed -> new Estimate.Exactly(fixed.amount());
            case AwardStandard.Cap cap -> new Estimate.UpTo(cap.amount());
            case AwardStandard.Tiered tiered -> tiered(tiered, facts);
            case AwardStandard.Ratio ratio -> ratio(ratio, facts);
            case AwardStandard.PerHead perHead -> perHead(perHead, facts);
            case AwardStandard.Uplift uplift ->
                uplift.amount() == null
                        ? new Estimate.NotEstimable("上浮基数以基础政策为准")
                        : new Estimate.Exactly(uplift.amount());
            case AwardStandard.Interest interest ->
                interest.cap() == null ? new Estimate.NotEstimable("贴息金额以贷款合同为准") : new Estimate.UpTo(interest.cap());
            case AwardStandard.Composite composite -> composite(composite, facts);
            case AwardStandard.NonCash nonCash -> new Estimate.NotEstimable(nonCash.text());
            case AwardStandard.Unpublished unpublished -> new Estimate.NotEstimable("发放标准" + unpublished.text());
        };
    }

    /** A sentence for the screen, for example 预计 10 万元. */
    public static String say(Estimate estimate) {
        return switch (estimate) {
            case Estimate.Exactly(Fen amount) -> "预计 " + amount.wan().toPlainString() + " 万元";
            case Estimate.UpTo(Fen amount) -> "最高 " + amount.wan().toPlainString() + " 万元";
            case Estimate.NotEstimable(String reason) -> reason;
        };
    }

    private static Estimate tiered(AwardStandard.Tiered tiered, Facts facts) {
        Optional<Attribute> by = Attributes.standard().find(tiered.by());
        List<AwardStandard.Tier> tiers = tiered.tiers();
        if (by.isPresent() && facts.of(by.get()) instanceof Fact.Known known) {
            for (AwardStandard.Tier tier : tiers.reversed()) {
                if (matches(tier.name(), known.value()) && tier.amount() != null) {
                    return new Estimate.Exactly(tier.amount());
                }
            }
        }
        @Nullable Fen most = null;
        for (AwardStandard.Tier tier : tiers) {
            if (tier.amount() != null && (most == null || tier.amount().compareTo(most) > 0)) {
                most = tier.amount();
            }
        }
        return most == null ? new Estimate.NotEstimable(tiered.text()) : new Estimate.UpTo(most);
    }

    private static boolean matches(String tier, FactValue value) {
        return switch (value) {
            case FactValue.Text(String text) -> tier.equals(text);
            case FactValue.TextSet(var values) -> values.contains(tier);
            case FactValue.Number(BigDecimal number) ->
                tier.replaceAll("\\D", "").equals(number.toBigInteger().toString());
            case FactValue.Bool _, FactValue.Date _ -> false;
        };
    }

    private static Estimate ratio(AwardStandard.Ratio ratio, Facts facts) {
        if (ratio.base() != null
                && facts.of(ratio.base()) instanceof Fact.Known(FactValue.Number(BigDecimal base), var _)) {
            Fen amount = Fen.ofWan(base.multiply(ratio.ratio()));
            return new Estimate.Exactly(ratio.cap() == null ? amount : amount.min(ratio.cap()));
        }
        return ratio.cap() == null
                ? new Estimate.NotEstimable("以" + ratio.baseName() + "为基数核定")
                : new Estimate.UpTo(ratio.cap());
    }

    private static Estimate perHead(AwardStandard.PerHead perHead, Facts facts) {
        if (perHead.count() != null
                && facts.of(perHead.count()) instanceof Fact.Known(FactValue.Number(BigDecimal heads), var _)) {
            long whole = heads.setScale(0, RoundingMode.DOWN).longValueExact();
            return new Estimate.Exactly(
                    new Fen(Math.multiplyExact(perHead.amount().value(), whole)));
        }
        return new Estimate.NotEstimable("按实际人数核定");
    }

    private static Estimate composite(AwardStandard.Composite composite, Facts facts) {
        Fen sum = Fen.ZERO;
        boolean exact = true;
        for (AwardStandard part : composite.of()) {
            switch (estimate(part, facts)) {
                case Estimate.Exactly(Fen amount) -> sum = sum.plus(amount);
                case Estimate.UpTo(Fen amount) -> {
                    sum = sum.plus(amount);
                    exact = false;
                }
                case Estimate.NotEstimable _ -> exact = false;
            }
        }
        return exact ? new Estimate.Exactly(sum) : new Estimate.UpTo(sum);
    }
}
