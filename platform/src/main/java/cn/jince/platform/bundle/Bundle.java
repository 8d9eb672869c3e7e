package cn.jince.platform.bundle;

import cn.jince.platform.claim.Claim;
import cn.jince.platform.claim.Defect;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 一次申报: what is typed once for several items.
 *
 * @param form what was typed, whatever became of it
 * @param entries in the order they were chosen
 */
public record Bundle(
        String id, String creditCode, int version, Instant startedAt, Claim.Form form, List<Entry> entries) {
    public static final int MOST = 20;

    /** @param claimId null where no claim could be begun; @param refusal of the last try; null where there was none */
    public record Entry(
            String itemId,
            String itemName,
            @Nullable String claimId,
            @Nullable Refusal refusal) {
        Entry refused(@Nullable Refusal why) {
            return new Entry(itemId, itemName, claimId, why);
        }
    }

    /** As it is told. */
    public record Refusal(String code, String detail, List<Defect> defects) {}

    Bundle with(Claim.Form typed) {
        return new Bundle(id, creditCode, version + 1, startedAt, typed, entries);
    }

    Bundle with(List<Entry> tried) {
        return new Bundle(id, creditCode, version + 1, startedAt, form, List.copyOf(tried));
    }
}
