package cn.jince.platform.kernel;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The machine's clock plus an offset that a demonstration may move forward. Every decision and every job reads it. */
public final class PlatformClock extends Clock {
    /** The zone in which days begin and end. */
    public static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    private final Clock base;
    private volatile Duration offset = Duration.ZERO;

    public PlatformClock(Clock base) {
        this.base = base;
    }

    /** The day in Shanghai that holds the instant. */
    public static LocalDate dayOf(Instant instant) {
        return LocalDate.ofInstant(instant, SHANGHAI);
    }

    public LocalDate today() {
        return dayOf(instant());
    }

    public void setOffset(Duration offset) {
        this.offset = offset;
    }

    public Duration offset() {
        return offset;
    }

    @Override
    public Instant instant() {
        return base.instant().plus(offset);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.offset(base, offset).withZone(zone);
    }
}
