package cn.jince.adapters.collection;

import cn.jince.adapters.descriptor.SystemDescriptor.Hours;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether a system may be collected from at this time of the week. */
final class ServiceHours {
    private static final ZoneId SHANXI = ZoneId.of("Asia/Shanghai");

    static boolean open(@Nullable List<Hours> hours, Instant now) {
        LocalDateTime here = LocalDateTime.ofInstant(now, SHANXI);
        return hours == null || hours.stream().anyMatch(each -> within(each, here));
    }

    private static boolean within(Hours hours, LocalDateTime here) {
        LocalTime time = here.toLocalTime();
        boolean today = hours.days().contains(here.getDayOfWeek());
        if (hours.close().isAfter(hours.open())) {
            return today && !time.isBefore(hours.open()) && time.isBefore(hours.close());
        }
        boolean yesterday = hours.days().contains(here.getDayOfWeek().minus(1));
        return today && !time.isBefore(hours.open()) || yesterday && time.isBefore(hours.close());
    }

    private ServiceHours() {}
}
