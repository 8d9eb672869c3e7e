package cn.jince.platform.redemption;

import cn.jince.platform.kernel.Fen;
import cn.jince.platform.kernel.Fraction;
import cn.jince.platform.policy.PolicyItem;
import java.util.ArrayList;
import java.util.List;

/**
 * 预拨与分期: the parts an award is paid in, as the item's publication says: {@code payout_stages: ["7/10", "3/10"]}. The
 * first follows the notice, each other one the acceptance of the project.
 */
public final class PayoutStages {
    private PayoutStages() {}

    /** Cut to whole fen; the last takes what is left. One part where nothing sensible is said. */
    public static List<Long> of(PolicyItem item, long amountFen) {
        if (!(item.published().get("payout_stages") instanceof List<?> shares) || shares.size() < 2) {
            return List.of(amountFen);
        }
        List<Long> parts = new ArrayList<>();
        long rest = amountFen;
        for (Object share : shares.subList(0, shares.size() - 1)) {
            if (!String.valueOf(share).matches("\\d{1,4}/[1-9]\\d{0,3}")) {
                return List.of(amountFen);
            }
            long part =
                    Fraction.parse(String.valueOf(share)).of(new Fen(amountFen)).value();
            parts.add(part);
            rest -= part;
        }
        parts.add(rest);
        return parts.stream().allMatch(part -> part > 0) ? List.copyOf(parts) : List.of(amountFen);
    }
}
