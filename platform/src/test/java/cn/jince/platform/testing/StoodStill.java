package cn.jince.platform.testing;

import cn.jince.platform.kernel.PlatformClock;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/**
 * A clock that stands where a test puts it; the offset of a demonstration is read anew every second and stays nought.
 * Each test puts it back to the Wednesday before it begins.
 */
@TestConfiguration
public class StoodStill {
    /** Ten in the morning in Shanghai, a Wednesday followed by weeks without holidays. */
    public static final Instant WEDNESDAY = Instant.parse("2026-11-25T02:00:00Z");

    private static volatile Instant now = WEDNESDAY;

    public static void at(String instant) {
        at(Instant.parse(instant));
    }

    public static void at(Instant instant) {
        now = instant;
    }

    @Bean
    @Primary
    PlatformClock stoodStillClock() {
        return new PlatformClock(new Clock() {
            @Override
            public Instant instant() {
                return now;
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }
        });
    }
}
