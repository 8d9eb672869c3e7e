package cn.jince.platform.matching;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/**
 * 重新匹配: enterprises that came to meet an item after it was published.
 *
 * @param because a clause fit to show, for example 统计局联网直报系统的数据到达
 * @param toldUpTo the last ordinal told of, -1 before the first
 * @param step days before the last day, of the ladder; null for what is no reminder
 */
public record MatchChange(
        long id,
        String itemId,
        int version,
        Instant at,
        Cause cause,
        String because,
        RoaringBitmap matched,
        int toldUpTo,
        @Nullable Integer step) {

    /** What changed: data arrived, days passed, the item began, or its last day is near. */
    public enum Cause {
        DATA,
        TIME,
        BEGUN,
        DEADLINE
    }

    /** Up to when a version was looked at. */
    public record Seen(LocalDate day, Instant at) {}

    /** Who is known to meet a version. */
    public record Known(Seen seen, RoaringBitmap met) {}

    List<Integer> next(int limit) {
        return matched.stream()
                .skip(toldUpTo < 0 ? 0 : matched.rank(toldUpTo))
                .limit(limit)
                .boxed()
                .toList();
    }
}
