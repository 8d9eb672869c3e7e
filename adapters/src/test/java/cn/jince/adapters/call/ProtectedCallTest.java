package cn.jince.adapters.call;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jince.api.adapters.AdapterViews.Attributes;
import cn.jince.api.reply.Freshness;
import cn.jince.api.reply.Reply;
import cn.jince.api.reply.Reply.Answered;
import cn.jince.api.reply.Reply.Reason;
import cn.jince.api.reply.Reply.Unknown;
import cn.jince.testkit.province.Fault;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.publisher.Flux;

/** What protects a department and its callers from each other, over real sockets. */
class ProtectedCallTest {
    private final Province province = new Province();

    /** The first call of a cold JVM may take longer than a department is given. */
    @BeforeAll
    static void warm_up() {
        try (Province cold = new Province()) {
            assertThat(cold.ask("hrss.social-insurance")).isNotNull();
            assertThat(cold.ask("tax.standing")).isNotNull();
        }
    }

    @AfterEach
    void close() {
        province.close();
    }

    @Test
    void an_open_breaker_answers_at_once_without_calling() {
        province.fake.samr().fail(Fault.ERROR_IN_200);
        for (int i = 0; i < 5; i++) {
            assertThat(unknown(province.ask("samr.registration")).reason()).isEqualTo(Reason.BAD_ANSWER);
        }
        int calls = province.fake.samr().calls();

        Unknown<Attributes> open = unknown(province.ask("samr.registration"));

        assertThat(open.reason()).isEqualTo(Reason.BREAKER_OPEN);
        assertThat(open.since()).isNotNull();
        assertThat(open.askAgainAfter()).isEqualTo(Duration.ofSeconds(5));
        assertThat(province.fake.samr().calls()).isEqualTo(calls);
        assertThat(province.ask("tax.standing")).as("others do not notice").isInstanceOf(Answered.class);
    }

    @Test
    void a_full_bulkhead_says_saturated_at_once() {
        province.fake.hrss().fail(Fault.HANG);
        List<Reply<Attributes>> replies = Flux.range(0, 20)
                .flatMap(
                        i -> province.asking(
                                "hrss.social-insurance",
                                "91140902MAJC0%04d".formatted(i) + "Q".repeat(1),
                                Duration.ofMillis(900),
                                Province.HOUSE),
                        20)
                .collectList()
                .block(Duration.ofSeconds(20));

        assertThat(replies.stream().filter(reply -> unknown(reply).reason() == Reason.SATURATED))
                .hasSize(4);
        assertThat(replies.stream().filter(reply -> unknown(reply).reason() == Reason.TIMEOUT))
                .hasSize(16);
    }

    @Test
    void a_hundred_callers_with_one_question_are_one_call() {
        province.fake.tax().answersAfter(Duration.ofMillis(200));
        List<Reply<Attributes>> replies = Flux.range(0, 100)
                .flatMap(
                        _ -> province.asking(
                                "tax.standing", Province.ENTERPRISE, Duration.ofSeconds(5), Province.HOUSE),
                        100)
                .collectList()
                .block(Duration.ofSeconds(20));

        assertThat(replies).hasSize(100).allMatch(Answered.class::isInstance);
        assertThat(province.fake.tax().calls()).isEqualTo(1);
        assertThat(answered(province.ask("tax.standing")).provenance().freshness())
                .isEqualTo(Freshness.CACHED);
    }

    @Test
    void a_lost_connection_is_tried_once_more_within_the_budget() {
        province.fake.tax().fail(Fault.CUT, 1);

        assertThat(province.ask("tax.standing")).isInstanceOf(Answered.class);
        assertThat(province.fake.tax().calls()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"HANG", "DRIP"})
    void who_hangs_or_drips_is_cut_at_the_limit(Fault fault) {
        province.fake.tax().fail(fault, 100, Duration.ofMillis(300));
        long start = System.nanoTime();

        assertThat(unknown(province.ask("tax.standing")).reason()).isEqualTo(Reason.TIMEOUT);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(2_600));
    }

    @Test
    void human_resources_misses_a_short_deadline_and_answers_when_there_is_time() {
        assertThat(unknown(province.ask("hrss.social-insurance", Province.ENTERPRISE, Duration.ofMillis(800)))
                        .reason())
                .isEqualTo(Reason.TIMEOUT);

        Answered<Attributes> later = answered(province.ask("hrss.social-insurance"));

        assertThat(later.value().attributes().get("employees").asInt()).isEqualTo(186);
        assertThat(later.value().attributes().get("layoff_rate").decimalValue()).isEqualByComparingTo("0.02");
        assertThat(province.fake.hrss().calls())
                .as("the second question joined the first call")
                .isEqualTo(1);
    }

    private static Answered<Attributes> answered(Reply<Attributes> reply) {
        assertThat(reply).isInstanceOf(Answered.class);
        return (Answered<Attributes>) reply;
    }

    private static Unknown<Attributes> unknown(Reply<Attributes> reply) {
        assertThat(reply).isInstanceOf(Unknown.class);
        return (Unknown<Attributes>) reply;
    }
}
