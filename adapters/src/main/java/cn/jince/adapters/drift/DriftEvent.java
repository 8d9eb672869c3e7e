package cn.jince.adapters.drift;

import java.time.Instant;
import java.time.LocalDate;

/**
 * 契约漂移: one way in which a system answered otherwise than before, once per kind, place and day.
 *
 * @param place the code, or the dotted name of the field; never a value
 * @param times how often it was seen on that day
 */
public record DriftEvent(Kind kind, String place, LocalDate day, long times, Instant first, Instant last) {

    /** What has changed. */
    public enum Kind {
        UNKNOWN_CODE,
        NEW_FIELD,
        MISSING_FIELD,
        RETYPED_FIELD,
        BROKEN_PROMISE
    }

    DriftEvent again(Instant at) {
        return new DriftEvent(kind, place, day, times + 1, first, at);
    }

    /** Without what was already kept. */
    DriftEvent since(long kept) {
        return new DriftEvent(kind, place, day, times - kept, first, last);
    }
}
