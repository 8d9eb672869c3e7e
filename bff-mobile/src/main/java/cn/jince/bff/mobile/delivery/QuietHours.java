package cn.jince.bff.mobile.delivery;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/** 免打扰时段. @param from inclusive; @param to exclusive, usually the next morning */
record QuietHours(LocalTime from, LocalTime to) {
    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    /** Reads {@code 21:00-08:00}; null for {@code off}. YAML turns a bare off into false. */
    static @Nullable QuietHours parse(String setting) {
        if (setting.isBlank() || setting.equalsIgnoreCase("off") || setting.equalsIgnoreCase("false")) {
            return null;
        }
        String[] ends = setting.split("-", -1);
        if (ends.length != 2) {
            throw new IllegalArgumentException("jince.mobile.quiet-hours must be HH:MM-HH:MM or off, not " + setting);
        }
        return new QuietHours(LocalTime.parse(ends[0].strip()), LocalTime.parse(ends[1].strip()));
    }

    /** When a message of this instant may go: the instant itself, or the end of the quiet hours it falls in. */
    Instant nextAllowed(Instant now) {
        ZonedDateTime here = now.atZone(ZONE);
        LocalTime time = here.toLocalTime();
        boolean overnight = from.isAfter(to);
        boolean quiet =
                overnight ? !time.isBefore(from) || time.isBefore(to) : !time.isBefore(from) && time.isBefore(to);
        if (!quiet) {
            return now;
        }
        boolean tomorrow = overnight && !time.isBefore(from);
        return here.toLocalDate()
                .plusDays(tomorrow ? 1 : 0)
                .atTime(to)
                .atZone(ZONE)
                .toInstant();
    }
}
