package cn.jince.platform.journey;

import cn.jince.platform.kernel.PlatformClock;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;

/** Claims by HTTP under a clock that stands where the test puts it. */
@Import(StillJourney.Time.class)
abstract class StillJourney extends ClaimJourney {
    /** A Wednesday, followed by weeks without holidays. */
    static final Instant WEDNESDAY = Instant.parse("2026-11-25T02:00:00Z");

    static volatile Instant now = WEDNESDAY;

    @TestConfiguration
    static class Time {
        @Bean
        @Primary
        PlatformClock stoodStill() {
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

    @BeforeEach
    void it_is_wednesday() {
        now = WEDNESDAY;
    }
}
