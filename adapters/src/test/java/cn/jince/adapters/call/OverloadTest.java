package cn.jince.adapters.call;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jince.api.adapters.AdapterViews.Attributes;
import cn.jince.api.reply.Reply;
import cn.jince.api.reply.Reply.Reason;
import cn.jince.testkit.province.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** Permits, breaker and retry budget. */
class OverloadTest {
    private static final String TAX = "sx.tax/tax.standing";
    private final Province province = new Province();

    @AfterEach
    void close() {
        province.close();
    }

    @Test
    void waiting_calls_go_in_order_and_one_who_leaves_holds_nobody_up() {
        Permits permits = new Permits(1);
        List<Integer> order = new ArrayList<>();
        List<Sinks.Empty<Void>> ends = new ArrayList<>();
        List<Disposable> calls = new ArrayList<>();
        Disposable first = permits.within(Duration.ofSeconds(9), Mono.never()).subscribe();
        Disposable second = permits.within(Duration.ofSeconds(9), Mono.fromRunnable(() -> order.add(2)))
                .subscribe();

        assertThat(permits.taken()).isEqualTo(1);
        assertThat(permits.waiting()).isEqualTo(1);
        assertThat(reason(permits.within(Duration.ofSeconds(9), Mono.just("x"))))
                .as("one at work, one waits, and no more")
                .isEqualTo(Reason.SATURATED);
        second.dispose();
        Disposable third = permits.within(Duration.ofSeconds(9), Mono.fromRunnable(() -> order.add(3)))
                .subscribe();
        first.dispose();

        assertThat(order).containsExactly(3);
        assertThat(third.isDisposed()).isTrue();
        assertThat(permits.taken()).isZero();
        assertThat(permits.waiting()).isZero();
    }

    @Test
    void nobody_waits_longer_than_told() {
        Permits permits = new Permits(1);
        Disposable held = permits.within(Duration.ofSeconds(9), Mono.never()).subscribe();

        assertThat(reason(permits.within(Duration.ofMillis(20), Mono.just("x"))))
                .isEqualTo(Reason.SATURATED);
        assertThat(permits.waiting()).isZero();
        held.dispose();
        assertThat(permits.taken()).isZero();
    }

    @Test
    void hanging_calls_open_the_breaker_before_one_of_them_has_ended() {
        province.fake.hrss().fail(Fault.HANG);
        try (Province slow =
                Province.changed("sx.hrss", "half-open-calls: 3}", "half-open-calls: 3, overdue-after: 200ms}")) {
            slow.fake.hrss().fail(Fault.HANG);
            Line line = slow.lines.all().getFirst();
            Disposable hanging = Flux.range(0, 16)
                    .flatMap(
                            i -> slow.asking(
                                    line.capability().capability(),
                                    Province.enterprise(i),
                                    Duration.ofSeconds(5),
                                    Province.HOUSE),
                            16)
                    .subscribe();

            Province.until("open", () -> line.breakerState().equals("OPEN"));

            assertThat(line.health().read().calls()).as("none has ended").isZero();
            assertThat(line.permits().taken()).isEqualTo(16);
            assertThat(reasonOf(
                            slow.ask(line.capability().capability(), Province.enterprise(99), Duration.ofSeconds(2))))
                    .isIn(Reason.SATURATED, Reason.BREAKER_OPEN);
            hanging.dispose();
        }
    }

    @Test
    void callers_who_leave_do_not_open_the_breaker() {
        province.fake.treasury().fail(Fault.HANG);
        for (int i = 0; i < 30; i++) {
            Question question = new Question(
                    "treasury.payout-lookup",
                    "intent-" + i,
                    "140000",
                    "对账",
                    java.util.Map.of("intentId", "intent-" + i));
            Disposable leaving = province.call.ask(question, Province.HOUSE).subscribe();
            leaving.dispose();
        }

        Line line = province.line("sx.treasury/treasury.payout-lookup");
        Province.until("permits back", () -> line.permits().taken() == 0);
        assertThat(line.breakerState()).isEqualTo("CLOSED");
        assertThat(line.health().read().failures()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"401", "429", "503"})
    void their_rules_do_not_open_the_breaker(String magic) {
        for (int i = 0; i < 30; i++) {
            assertThat(reasonOf(province.ask("tax.standing", "91149999MAMAGIC" + magic, Duration.ofSeconds(5))))
                    .isIn(Reason.FORBIDDEN, Reason.SATURATED, Reason.OFF_HOURS);
        }

        assertThat(province.line(TAX).breakerState()).isEqualTo("CLOSED");
    }

    @Test
    void second_tries_are_a_tenth_of_the_calls() {
        try (Province bad = Province.changed(
                "sx.tax",
                "minimum-calls: 5",
                "minimum-calls: 20",
                "failure-rate: 50",
                "failure-rate: 100",
                "rate: {calls: 100, per: 1s, burst: 50}",
                "rate: {calls: 1000, per: 1s, burst: 1000}",
                "window: 20",
                "window: 20000",
                "minimum-calls: 20",
                "minimum-calls: 20000",
                "backoff: 100ms",
                "backoff: 1ms")) {
            bad.fake.tax().fail(Fault.SERVER_ERROR);
            for (int i = 0; i < 200; i++) {
                assertThat(reasonOf(bad.ask("tax.standing", Province.enterprise(i), Duration.ofSeconds(5))))
                        .isEqualTo(Reason.BAD_ANSWER);
            }
            assertThat(bad.fake.tax().calls()).isBetween(201, 221);
        }
    }

    @Test
    void no_second_try_where_the_time_is_too_short_for_one() {
        province.fake.treasury().fail(Fault.SERVER_ERROR);
        Question question = new Question(
                "treasury.payout-lookup", "intent-1", "140000", "对账", java.util.Map.of("intentId", "intent-1"));
        province.call
                .ask(question, Province.HOUSE)
                .contextWrite(context ->
                        context.put(cn.jince.edge.Deadline.class, cn.jince.edge.Deadline.in(Duration.ofMillis(900))))
                .block(Duration.ofSeconds(20));

        assertThat(province.fake.treasury().calls()).isEqualTo(1);
    }

    @Test
    void a_system_that_hangs_takes_no_permit_of_another() {
        province.fake.tax().fail(Fault.HANG);
        Disposable hanging = Flux.range(0, 40)
                .flatMap(
                        i -> province.asking(
                                "tax.standing", Province.enterprise(i), Duration.ofSeconds(5), Province.HOUSE),
                        40)
                .subscribe();
        Province.until("full", () -> province.line(TAX).permits().taken() == 16);

        assertThat(IntStream.range(0, 40)
                        .mapToObj(
                                i -> province.ask("samr.registration", Province.enterprise(i), Duration.ofSeconds(5))))
                .noneMatch(Reply.Unknown.class::isInstance);
        assertThat(province.line("sx.samr/samr.registration").permits().taken()).isZero();
        hanging.dispose();
    }

    private static Reason reasonOf(Reply<Attributes> reply) {
        return ((Reply.Unknown<Attributes>) reply).reason();
    }

    private static Reason reason(Mono<?> call) {
        return call.map(_ -> Reason.NOT_CONNECTED)
                .onErrorResume(CallFailed.class, failed -> Mono.just(failed.reason()))
                .block(Duration.ofSeconds(10));
    }
}
