package cn.jince.bff.mobile.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuietHoursTest {
    private static Instant shanghai(String time) {
        return LocalDateTime.parse(time).atZone(QuietHours.ZONE).toInstant();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-24T20:59:59, 2026-11-24T20:59:59",
        "2026-11-24T21:00:00, 2026-11-25T08:00:00",
        "2026-11-24T23:59:59, 2026-11-25T08:00:00",
        "2026-11-25T00:00:00, 2026-11-25T08:00:00",
        "2026-11-25T07:59:59, 2026-11-25T08:00:00",
        "2026-11-25T08:00:00, 2026-11-25T08:00:00"
    })
    void delays_the_night_to_the_morning(String at, String allowed) {
        QuietHours night = QuietHours.parse("21:00-08:00");

        assertThat(night.nextAllowed(shanghai(at))).isEqualTo(shanghai(allowed));
    }

    @Test
    void within_one_day_end_the_same_day() {
        QuietHours noon = QuietHours.parse("12:00-14:00");

        assertThat(noon.nextAllowed(shanghai("2026-11-24T13:00:00"))).isEqualTo(shanghai("2026-11-24T14:00:00"));
        assertThat(noon.nextAllowed(shanghai("2026-11-24T23:00:00"))).isEqualTo(shanghai("2026-11-24T23:00:00"));
    }

    @Test
    void can_be_switched_off_also_as_yaml_writes_it() {
        assertThat(QuietHours.parse("off")).isNull();
        assertThat(QuietHours.parse("false")).isNull();
        assertThatThrownBy(() -> QuietHours.parse("late")).hasMessageContaining("jince.mobile.quiet-hours");
    }
}
