package cn.jince.platform.matching;

import cn.jince.platform.kernel.Fen;
import cn.jince.platform.policy.AwardStandard;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/** What an award comes to for a whole set of enterprises, by kind; caps count as what they allow. */
final class AwardSum {
    /** Fen in a ten-thousandth of 万元. */
    private static final BigDecimal FEN = BigDecimal.valueOf(100);

    private AwardSum() {}

    /** Null where the award cannot be estimated. */
    static @Nullable Long of(AwardStandard award, RoaringBitmap who, PopulationIndex.View view) {
        return switch (award) {
            case AwardStandard.Fixed fixed -> times(who, fixed.amount());
            case AwardStandard.Cap cap -> times(who, cap.amount());
            case AwardStandard.Tiered tiered -> tiered(tiered, who, view);
            case AwardStandard.Ratio ratio -> ratio(ratio, who, view);
            case AwardStandard.PerHead perHead -> perHead(perHead, who, view);
            case AwardStandard.Uplift uplift -> times(who, uplift.amount());
            case AwardStandard.Interest interest -> times(who, interest.cap());
            case AwardStandard.Composite composite ->
                composite.of().stream()
                        .map(part -> of(part, who, view))
                        .filter(Objects::nonNull)
                        .reduce(0L, Math::addExact);
            case AwardStandard.NonCash _, AwardStandard.Unpublished _ -> null;
        };
    }

    private static @Nullable Long times(RoaringBitmap who, @Nullable Fen amount) {
        return amount == null ? null : Math.multiplyExact(who.getLongCardinality(), amount.value());
    }

    /** The last tier an enterprise is in, as for one enterprise; those in none may get up to the highest. */
    private static @Nullable Long tiered(AwardStandard.Tiered tiered, RoaringBitmap who, PopulationIndex.View view) {
        RoaringBitmap rest = who.clone();
        long sum = 0;
        List<AwardStandard.Tier> paid =
                tiered.tiers().stream().filter(tier -> tier.amount() != null).toList();
        if (paid.isEmpty()) {
            return null;
        }
        for (AwardStandard.Tier tier : paid.reversed()) {
            RoaringBitmap in = RoaringBitmap.and(rest, inTier(view.column(tiered.by()), tier.name()));
            sum = Math.addExact(sum, Objects.requireNonNull(times(in, tier.amount())));
            rest.andNot(in);
        }
        Fen most = paid.stream()
                .map(AwardStandard.Tier::amount)
                .flatMap(Stream::ofNullable)
                .max(Fen::compareTo)
                .orElse(Fen.ZERO);
        return Math.addExact(sum, Objects.requireNonNull(times(rest, most)));
    }

    private static RoaringBitmap inTier(@Nullable Column column, String tier) {
        if (column instanceof ValueColumn values) {
            return values.anyOf(List.of(tier));
        }
        String digits = tier.replaceAll("\\D", "");
        if (column instanceof NumberColumn numbers && !digits.isEmpty() && digits.length() < 10) {
            long unit = 10_000;
            RoaringBitmap in = numbers.atLeast(Long.parseLong(digits) * unit, numbers.known);
            in.andNot(numbers.atLeast((Long.parseLong(digits) + 1) * unit, numbers.known));
            return in;
        }
        return new RoaringBitmap();
    }

    private static @Nullable Long ratio(AwardStandard.Ratio ratio, RoaringBitmap who, PopulationIndex.View view) {
        @Nullable
        Column column = ratio.base() == null ? null : view.column(ratio.base().key());
        if (!(column instanceof NumberColumn base)) {
            return times(who, ratio.cap());
        }
        RoaringBitmap known = RoaringBitmap.and(who, base.known);
        RoaringBitmap others = RoaringBitmap.andNot(who, base.known);
        long sum = 0;
        if (ratio.cap() != null && ratio.ratio().signum() > 0) {
            sum = Objects.requireNonNull(times(others, ratio.cap()));
            long reached = BigDecimal.valueOf(ratio.cap().value())
                    .divide(ratio.ratio().multiply(FEN), 0, RoundingMode.CEILING)
                    .longValueExact();
            RoaringBitmap capped = base.atLeast(reached, known);
            sum = Math.addExact(sum, Objects.requireNonNull(times(capped, ratio.cap())));
            known.andNot(capped);
        }
        long below = BigDecimal.valueOf(base.sum(known))
                .multiply(ratio.ratio())
                .multiply(FEN)
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
        return Math.addExact(sum, below);
    }

    private static @Nullable Long perHead(AwardStandard.PerHead perHead, RoaringBitmap who, PopulationIndex.View view) {
        @Nullable
        Column column =
                perHead.count() == null ? null : view.column(perHead.count().key());
        if (!(column instanceof NumberColumn heads)) {
            return null;
        }
        return Math.multiplyExact(heads.sum(who) / 10_000, perHead.amount().value());
    }
}
