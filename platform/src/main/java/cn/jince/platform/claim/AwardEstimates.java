package cn.jince.platform.claim;

import cn.jince.platform.kernel.Facts;
import cn.jince.platform.kernel.Fen;
import cn.jince.platform.policy.Awards;
import cn.jince.platform.policy.PolicyItem;
import org.jspecify.annotations.Nullable;

/** What an item's award standard comes to exactly for one set of facts; null where only a ceiling can be told. */
public final class AwardEstimates {
    private AwardEstimates() {}

    public static @Nullable Fen of(PolicyItem item, Facts facts) {
        return Awards.estimate(item, facts) instanceof Awards.Estimate.Exactly(Fen amount) ? amount : null;
    }
}
