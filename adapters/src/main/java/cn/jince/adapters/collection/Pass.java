package cn.jince.adapters.collection;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * One turn of a collection.
 *
 * @param cursor what the last kept page said
 * @param keeps false while the stage is SHADOW: rows are read and checked, nothing else happens
 */
public record Pass(
        String system, String capability, @Nullable String cursor, Instant started, boolean keeps) {
    private static final ZoneId SHANXI = ZoneId.of("Asia/Shanghai");

    /** When it started, as the clocks on their walls show. */
    public LocalDateTime wallTime() {
        return LocalDateTime.ofInstant(started, SHANXI);
    }
}
