package cn.jince.platform.matching;

import java.time.Instant;
import java.util.List;
import org.roaringbitmap.RoaringBitmap;

/**
 * 匹配: the enterprises that met an item when it was published; they are told in order of ordinals.
 *
 * @param toldUpTo the last ordinal told of, -1 before the first
 */
public record MatchRun(
        String itemId,
        int version,
        Instant at,
        long population,
        long notMet,
        long toBeVerified,
        RoaringBitmap matched,
        int toldUpTo) {

    /** The next to be told; empty at the end. */
    List<Integer> next(int limit) {
        return matched.stream()
                .skip(toldUpTo < 0 ? 0 : matched.rank(toldUpTo))
                .limit(limit)
                .boxed()
                .toList();
    }
}
