package cn.jince.adapters.collection;

import cn.jince.adapters.intake.batch.Refusal;
import cn.jince.adapters.intake.row.Defect;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What became of the rows of a page.
 *
 * @param accepted key to the credit code it is about
 * @param refused why the others were not kept
 * @param asOf the latest day an accepted row holds for
 */
public record Kept(
        Map<String, String> accepted,
        List<Row.Damaged> refused,
        @Nullable LocalDate asOf) {

    /** @param verdicts why the platform refused, by place among the good lines */
    static Kept of(List<Line> lines, Map<Integer, Refusal> verdicts) {
        Map<String, String> accepted = new LinkedHashMap<>();
        List<Row.Damaged> refused = new ArrayList<>();
        LocalDate latest = null;
        int place = 0;
        for (Line line : lines) {
            switch (line) {
                case Line.Bad bad -> refused.add(bad.row());
                case Line.Good good -> {
                    Refusal verdict = verdicts.get(place++);
                    if (verdict != null) {
                        Defect defect = verdict.defect();
                        refused.add(new Row.Damaged(good.key(), defect.code(), defect.detail()));
                    } else {
                        accepted.put(good.key(), good.subject());
                        latest = latest == null || good.day().isAfter(latest) ? good.day() : latest;
                    }
                }
            }
        }
        return new Kept(accepted, refused, latest);
    }
}
