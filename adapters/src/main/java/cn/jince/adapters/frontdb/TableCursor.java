package cn.jince.adapters.frontdb;

import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * How far a table has been read.
 *
 * @param high up to where the last finished pass came, never later than when that pass started: a row from the future
 *     does not hide what comes before it
 * @param started when the unfinished pass started, null when the last one finished
 * @param at update time of the last row kept by the unfinished pass
 * @param key its key, a number or a text
 * @param full when the last pass over everything started
 */
record TableCursor(
        @Nullable LocalDateTime high,
        @Nullable LocalDateTime started,
        @Nullable LocalDateTime at,
        @Nullable Object key,
        @Nullable LocalDateTime full) {
    static final TableCursor NOTHING = new TableCursor(null, null, null, null, null);

    static TableCursor read(@Nullable String text) {
        return text == null ? NOTHING : JsonMapper.shared().readValue(text, TableCursor.class);
    }

    String text() {
        return JsonMapper.shared().writeValueAsString(this);
    }

    /** After a page in the middle of a pass. */
    TableCursor reached(LocalDateTime passStarted, @Nullable LocalDateTime time, Object last) {
        return new TableCursor(high, started == null ? passStarted : started, time, last, full);
    }

    /** After the last page. @param latest the latest update time of this pass */
    TableCursor finished(LocalDateTime passStarted, @Nullable LocalDateTime latest, boolean wasFull) {
        LocalDateTime bound = started == null || wasFull ? passStarted : started;
        LocalDateTime reached = latest == null || latest.isBefore(bound) ? latest : bound;
        boolean further = high == null || reached != null && reached.isAfter(high);
        return new TableCursor(further ? reached : high, null, null, null, wasFull ? passStarted : full);
    }
}
