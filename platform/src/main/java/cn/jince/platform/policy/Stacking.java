package cn.jince.platform.policy;

import cn.jince.platform.kernel.Attribute;
import cn.jince.platform.kernel.Fact;
import cn.jince.platform.kernel.FactValue;
import cn.jince.platform.kernel.Facts;
import cn.jince.platform.kernel.Fen;
import cn.jince.platform.kernel.Fraction;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * 叠加规则: what an item may be had together with and how much of it at most. Groups are names shared by items; a group
 * named like an item holds that item too, so that an uplift needs no change of the item it lifts.
 *
 * @param chooseOne 择一享受: of each of these groups an enterprise has one item, whichever it likes
 * @param higherOnly 从高不重复: of each of these groups only the highest is granted
 * @param yearlyCap 同一企业同一财政年度 at most this of the item
 * @param cumulativeCaps 与其他层级累计 at most this over a group; who states the cap is cut, whoever else is in the group is
 *     not
 * @param prerequisites items that must be had too
 * @param excludes items that must not be had too
 */
public record Stacking(
        Set<String> chooseOne,
        Set<String> higherOnly,
        @Nullable Fen yearlyCap,
        List<CumulativeCap> cumulativeCaps,
        Set<String> prerequisites,
        Set<String> excludes,
        Rounding rounding) {

    /** Nothing is published about stacking. */
    public static final Stacking FREE =
            new Stacking(Set.of(), Set.of(), null, List.of(), Set.of(), Set.of(), Rounding.FEN);

    /** One item's place in a cumulative cap. */
    public record CumulativeCap(String group, Limit limit) {}

    /** How much a group may come to, as one of its items states it. */
    public sealed interface Limit {
        record Amount(Fen fen) implements Limit {}

        /** @param base the attribute the base is, null where no attribute holds it */
        record Share(
                Fraction ratio, String baseName, @Nullable Attribute base) implements Limit {}

        /** The item counts into the group and states no limit of its own. */
        record Counted() implements Limit {}

        /** Null without a limit, and where the base is not known. */
        default @Nullable Fen fen(Facts facts) {
            return switch (this) {
                case Amount(Fen fen) -> fen;
                case Share(Fraction ratio, String _, @Nullable Attribute base) ->
                    base != null
                                    && facts.of(base) instanceof Fact.Known(FactValue.Number(var number), var _)
                                    && number.signum() >= 0
                            ? ratio.of("元".equals(base.unit()) ? Fen.ofYuan(number) : Fen.ofWan(number))
                            : null;
                case Counted() -> null;
            };
        }
    }

    /** 取整: always down, once, after every cap. */
    public enum Rounding {
        FEN("分", 1),
        YUAN("元", 100),
        HUNDRED_YUAN("百元", 10_000),
        THOUSAND_YUAN("千元", 100_000),
        WAN("万元", 1_000_000);

        private final String unit;
        private final long fen;

        Rounding(String unit, long fen) {
            this.unit = unit;
            this.fen = fen;
        }

        public String unit() {
            return unit;
        }

        public Fen down(Fen amount) {
            return new Fen(amount.value() - amount.value() % fen);
        }
    }

    /** What is left of an amount of this item alone. */
    public Fen cut(Fen amount) {
        return rounding.down(yearlyCap == null ? amount : amount.min(yearlyCap));
    }
}
