package cn.jince.adapters.call;

import cn.jince.adapters.descriptor.SystemDescriptor.Hours;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** 服务时间: when a system answers. Weekdays and times only; holidays are not known here. */
public final class OpeningHours {
    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final int WEEK = 7;
    private final List<Hours> hours;

    /** @param hours null where it always answers */
    public OpeningHours(@Nullable List<Hours> hours) {
        this.hours = hours == null ? List.of() : hours;
    }

    private record Window(Instant opens, Instant closes) {}

    public boolean open(Instant now) {
        return hours.isEmpty() || windows(now).anyMatch(each -> !now.isBefore(each.opens) && now.isBefore(each.closes));
    }

    /** The next time it opens. */
    Instant next(Instant now) {
        return windows(now)
                .map(Window::opens)
                .filter(now::isBefore)
                .min(Comparator.naturalOrder())
                .orElse(now);
    }

    private Stream<Window> windows(Instant now) {
        LocalDate today = now.atZone(ZONE).toLocalDate();
        return IntStream.rangeClosed(-1, WEEK)
                .mapToObj(today::plusDays)
                .flatMap(day -> hours.stream()
                        .filter(each -> each.days().contains(day.getDayOfWeek()))
                        .map(each -> window(day, each)));
    }

    private static Window window(LocalDate day, Hours hours) {
        LocalDate last = hours.close().isAfter(hours.open()) ? day : day.plusDays(1);
        return new Window(
                day.atTime(hours.open()).atZone(ZONE).toInstant(),
                last.atTime(hours.close()).atZone(ZONE).toInstant());
    }
}
