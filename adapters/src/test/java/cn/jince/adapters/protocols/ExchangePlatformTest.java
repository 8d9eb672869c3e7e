package cn.jince.adapters.protocols;

import static cn.jince.adapters.protocols.Connected.ENTERPRISE;
import static cn.jince.adapters.protocols.Connected.answered;
import static cn.jince.adapters.protocols.Connected.outcome;
import static org.assertj.core.api.Assertions.assertThat;

import cn.jince.api.adapters.AdapterViews.Attributes;
import cn.jince.api.reply.Reply;
import cn.jince.testkit.province.ExchangePlatform;
import cn.jince.testkit.province.Fault;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Flux;

class ExchangePlatformTest {
    private static final String SECRET = "exchange-secret-for-development";
    private static final String SM4 = "0123456789abcdeffedcba9876543210";
    private final ExchangePlatform platform = ExchangePlatform.alone();
    private final Connected connected = connected(SECRET, SM4, Clock.systemUTC());

    @AfterEach
    void close() {
        platform.close();
    }

    @Test
    void a_service_key_is_fetched_once_opened_and_signed_with() {
        List<Reply<Attributes>> replies = Flux.range(0, 50)
                .flatMap(_ -> connected.asking(Map.of("creditCode", ENTERPRISE)), 50)
                .collectList()
                .block(Duration.ofSeconds(30));

        assertThat(replies)
                .hasSize(50)
                .allSatisfy(reply ->
                        assertThat(answered(reply).get("name").asString()).isEqualTo("忻州云中重型装备有限公司"));
        assertThat(platform.keysHandedOut()).isEqualTo(1);
    }

    @Test
    void a_void_key_is_replaced_once_and_the_question_put_again() {
        assertThat(outcome(connected.ask(ENTERPRISE))).isEqualTo("ANSWERED");
        platform.revokeKeys();

        assertThat(outcome(connected.ask(ENTERPRISE))).isEqualTo("ANSWERED");
        assertThat(platform.keysHandedOut()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"404,ABSENT", "429,SATURATED", "503,OFF_HOURS", "777,BAD_ANSWER", "500,BAD_ANSWER"})
    void the_outer_codes_are_the_platforms_and_the_inner_ones_the_departments(String ending, String outcome) {
        assertThat(outcome(connected.ask("91149999MAMAGIC" + ending))).isEqualTo(outcome);
    }

    @Test
    void another_secret_another_clock_or_a_key_that_cannot_be_opened_is_no_answer() {
        Clock late = Clock.offset(Clock.systemUTC(), Duration.ofSeconds(-310));

        assertThat(outcome(connected("another", SM4, Clock.systemUTC()).ask(ENTERPRISE)))
                .isEqualTo("FORBIDDEN");
        assertThat(outcome(connected(SECRET, SM4, late).ask(ENTERPRISE))).isEqualTo("FORBIDDEN");
        // one wrong key in 256 leaves a padding that looks right; then the signature is wrong
        assertThat(outcome(connected(SECRET, SM4.replace('0', '1'), Clock.systemUTC())
                        .ask(ENTERPRISE)))
                .isIn("BAD_ANSWER", "FORBIDDEN");
    }

    @Test
    void a_platform_that_fails_while_a_key_is_fetched_does_not_leave_a_bad_one_behind() {
        platform.fail(Fault.GARBAGE, 1);
        assertThat(outcome(connected.ask(ENTERPRISE))).isEqualTo("BAD_ANSWER");
        platform.fail(Fault.ERROR_IN_200, 1);
        assertThat(outcome(connected.ask(ENTERPRISE))).isEqualTo("BAD_ANSWER");
        platform.fail(Fault.SERVER_ERROR, 1);
        assertThat(outcome(connected.ask(ENTERPRISE))).isEqualTo("BAD_ANSWER");

        assertThat(outcome(connected.ask(ENTERPRISE))).isEqualTo("ANSWERED");
    }

    private Connected connected(String secret, String sm4, Clock clock) {
        return new Connected(
                "protocols/exchange.yaml",
                Map.of(
                        "test.exchange.url", platform.url(),
                        "test.exchange.secret", secret,
                        "test.exchange.sm4", sm4),
                clock);
    }
}
