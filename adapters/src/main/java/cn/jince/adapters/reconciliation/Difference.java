package cn.jince.adapters.reconciliation;

import cn.jince.api.adapters.ReconciliationViews.DayLine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One thing on which two records of a day differ. */
public record Difference(
        String key,
        Kind kind,
        @Nullable Long oursFen,
        @Nullable Long theirsFen) {

    /** TOTALS_DIFFER where their lines do not explain their totals. */
    public enum Kind {
        OURS_ONLY,
        THEIRS_ONLY,
        AMOUNT_DIFFERS,
        TOTALS_DIFFER
    }

    /**
     * @param oursNear our lines of the days before and after: what was booked around midnight is on both sides, on
     *     different days
     */
    static List<Difference> between(Book ours, Book theirs, List<DayLine> oursNear, List<DayLine> theirsNear) {
        Map<String, Long> left = map(ours.lines());
        Map<String, Long> right = map(theirs.lines());
        List<Difference> differences = new ArrayList<>();
        left.forEach((key, fen) -> {
            Long other = right.get(key);
            if (other == null) {
                if (!theirsNear.contains(new DayLine(key, fen))) {
                    differences.add(new Difference(key, Kind.OURS_ONLY, fen, null));
                }
            } else if (!other.equals(fen)) {
                differences.add(new Difference(key, Kind.AMOUNT_DIFFERS, fen, other));
            }
        });
        right.forEach((key, fen) -> {
            if (!left.containsKey(key) && !oursNear.contains(new DayLine(key, fen))) {
                differences.add(new Difference(key, Kind.THEIRS_ONLY, null, fen));
            }
        });
        if (!Book.of(theirs.lines()).agreesWith(theirs)) {
            differences.add(new Difference("*", Kind.TOTALS_DIFFER, ours.sumFen(), theirs.sumFen()));
        }
        return List.copyOf(differences);
    }

    private static Map<String, Long> map(List<DayLine> lines) {
        Map<String, Long> map = new HashMap<>();
        lines.forEach(line -> map.put(line.key(), line.amountFen()));
        return map;
    }
}
