package cn.jince.adapters.call;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jince.adapters.descriptor.SystemDescriptor.Hours;
import cn.jince.adapters.descriptor.SystemDescriptor.Rate;
import cn.jince.api.adapters.AdapterViews.Attributes;
import cn.jince.api.reply.Reply;
import cn.jince.api.reply.Reply.Reason;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Service hours and the rate that protects a system. */
class SparingTest {
    // 2026-11-27 is a Friday
    @ParameterizedTest
    @CsvSource({
        "2026-11-27T08:29:59+08:00, false, 2026-11-27T08:30:00+08:00",
        "2026-11-27T08:30:00+08:00, true,  2026-11-30T08:30:00+08:00",
        "2026-11-27T17:29:59+08:00, true,  2026-11-30T08:30:00+08:00",
        "2026-11-27T17:30:00+08:00, false, 2026-11-30T08:30:00+08:00",
        "2026-11-29T23:00:00+08:00, false, 2026-11-30T08:30:00+08:00",
    })
    void offices_open_on_their_days(Instant now, boolean open, Instant next) {
        OpeningHours hours = new OpeningHours(List.of(
                new Hours(List.of(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), LocalTime.of(8, 30), LocalTime.of(17, 30))));

        assertThat(hours.open(now)).isEqualTo(open);
        assertThat(hours.next(now)).isEqualTo(next);
    }

    @Test
    void a_window_may_last_over_midnight() {
        OpeningHours hours = new OpeningHours(
                List.of(new Hours(List.of(DayOfWeek.FRIDAY), LocalTime.of(22, 0), LocalTime.of(6, 0))));

        assertThat(hours.open(Instant.parse("2026-11-28T05:59:59+08:00"))).isTrue();
        assertThat(hours.open(Instant.parse("2026-11-28T06:00:00+08:00"))).isFalse();
        assertThat(new OpeningHours(null).open(Instant.EPOCH)).isTrue();
    }

    @Test
    void a_closed_system_is_not_called_and_says_when_it_opens() {
        try (Province province = Province.changed(
                "sx.tax",
                "rate: {calls",
                "hours: [{days: [MONDAY, FRIDAY], open: \"08:30\", close: \"17:30\"}]\nrate: {calls")) {
            province.clock.set(Instant.parse("2026-11-27T20:00:00+08:00"));

            assertThat(province.ask("tax.standing")).isInstanceOfSatisfying(Reply.Unknown.class, unknown -> {
                assertThat(unknown.reason()).isEqualTo(Reason.OFF_HOURS);
                assertThat(unknown.notice()).contains("11月30日08:30起恢复服务");
                assertThat(unknown.askAgainAfter()).isBetween(Duration.ofHours(60), Duration.ofMinutes(60 * 60 + 31));
            });
            assertThat(province.fake.tax().calls()).isZero();
            assertThat(province.health("sx.tax/tax.standing").failures()).isZero();
        }
    }

    @Test
    void a_rate_lets_its_burst_through_and_then_one_at_a_time() {
        Throttle throttle = new Throttle(new Rate(10, Duration.ofSeconds(1), 3));

        assertThat(taken(throttle, 0, 10)).isEqualTo(3);
        assertThat(taken(throttle, 99_000_000, 10)).isZero();
        assertThat(taken(throttle, 100_000_000, 10)).isEqualTo(1);
        throttle.giveBack();
        assertThat(taken(throttle, 100_000_000, 10)).isEqualTo(1);
        assertThat(taken(throttle, 60_000_000_000L, 10))
                .as("saved up no further than the burst")
                .isEqualTo(3);
        assertThat(IntStream.rangeClosed(1, 10_000)
                        .map(i -> taken(throttle, 100_000_000_000L + i * 1_000_000L, 1))
                        .sum())
                .as("ten seconds at ten a second, and the burst")
                .isBetween(100, 103);
        assertThat(taken(new Throttle(null), 0, 1_000)).isEqualTo(1_000);
    }

    @Test
    void more_than_a_system_can_bear_is_turned_away_at_once_and_costs_the_others_nothing() {
        try (Province province = Province.changed(
                "sx.tax", "rate: {calls: 100, per: 1s, burst: 50}", "rate: {calls: 1, per: 1h, burst: 2}")) {
            List<Reply<Attributes>> replies = IntStream.range(0, 4)
                    .mapToObj(i -> province.ask("tax.standing", Province.enterprise(i), Duration.ofSeconds(5)))
                    .toList();

            assertThat(replies.subList(0, 2)).noneMatch(Reply.Unknown.class::isInstance);
            assertThat(replies.subList(2, 4))
                    .allSatisfy(reply -> assertThat(((Reply.Unknown<Attributes>) reply).reason())
                            .isEqualTo(Reason.SATURATED));
            assertThat(province.fake.tax().calls()).isEqualTo(2);
            assertThat(province.line("sx.tax/tax.standing").breakerState()).isEqualTo("CLOSED");
        }
    }

    private static int taken(Throttle throttle, long now, int tries) {
        return (int) IntStream.range(0, tries).filter(_ -> throttle.take(now)).count();
    }
}
