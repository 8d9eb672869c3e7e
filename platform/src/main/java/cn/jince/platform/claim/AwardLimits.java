package cn.jince.platform.claim;

import cn.jince.platform.kernel.Fen;
import cn.jince.platform.policy.AwardStandard;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The most an award standard lets be granted to one enterprise, where it says so. */
public final class AwardLimits {
    private AwardLimits() {}

    public static @Nullable Fen cap(AwardStandard award) {
        return switch (award) {
            case AwardStandard.Fixed fixed -> fixed.amount();
            case AwardStandard.Cap cap -> cap.amount();
            case AwardStandard.Ratio ratio -> ratio.cap();
            case AwardStandard.Interest interest -> interest.cap();
            case AwardStandard.Uplift uplift -> uplift.amount();
            case AwardStandard.Tiered tiered ->
                tiered.tiers().stream().anyMatch(tier -> tier.amount() == null)
                        ? null
                        : tiered.tiers().stream()
                                .map(AwardStandard.Tier::amount)
                                .filter(Objects::nonNull)
                                .max(Fen::compareTo)
                                .orElse(null);
            case AwardStandard.Composite composite -> sum(composite);
            case AwardStandard.PerHead _, AwardStandard.NonCash _, AwardStandard.Unpublished _ -> null;
        };
    }

    private static @Nullable Fen sum(AwardStandard.Composite composite) {
        Fen sum = Fen.ZERO;
        for (AwardStandard part : composite.of()) {
            Fen cap = cap(part);
            if (cap == null) {
                return null;
            }
            sum = sum.plus(cap);
        }
        return sum;
    }
}
