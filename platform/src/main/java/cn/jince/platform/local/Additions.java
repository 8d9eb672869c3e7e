package cn.jince.platform.local;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 地方附加: what one division adds to an item, or to all of them. It adds only: what a level above says stays.
 *
 * @param stages joint reviews between first and second review
 * @param materials asked for besides the item's own
 * @param noticeText said in the public notice of its enterprises' claims
 * @param promisable materials for which the enterprise's word will do, for good or for a time
 * @param promisedDays a shorter limit than the item's, in working days; null where it promises none
 */
public record Additions(
        List<ExtraStage> stages,
        List<ExtraField> fields,
        List<String> materials,
        @Nullable String noticeText,
        @Nullable Integer promisedDays,
        List<Promisable> promisable) {
    /** Kept before there were promises: none. */
    public Additions {
        promisable = promisable == null ? List.of() : promisable;
    }

    /** 承诺制 where the days are 0, 容缺 otherwise: working days until the material must be there. */
    public record Promisable(String material, int laterDays) {}

    /** 会审 by a department of that division or another. @param limitDays its own clock, in working days */
    public record ExtraStage(String name, String division, String department, int limitDays) {}

    /**
     * One more field of the form.
     *
     * @param key unique within the division's additions; the form's key carries the division too
     * @param choices what may be chosen, of TEXT; empty for anything
     */
    public record ExtraField(
            String key,
            String label,
            Kind kind,
            boolean required,
            List<String> choices,
            @Nullable String hint) {
        public enum Kind {
            TEXT,
            NUMBER,
            BOOL,
            DATE
        }
    }
}
