package cn.jince.adapters.mapping;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** Times as the departments write them: ISO with or without its zone, with a blank for the T, or a day. */
final class Moments {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final int DAY = 10;

    static Instant read(String text) {
        String iso = text.strip().replace(' ', 'T');
        if (iso.length() == DAY) {
            return LocalDate.parse(iso).atStartOfDay(ZONE).toInstant();
        }
        return iso.endsWith("Z") || iso.indexOf('+') > 0
                ? OffsetDateTime.parse(iso).toInstant()
                : LocalDateTime.parse(iso, DateTimeFormatter.ISO_LOCAL_DATE_TIME)
                        .atZone(ZONE)
                        .toInstant();
    }

    private Moments() {}
}
