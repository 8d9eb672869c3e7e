package cn.jince.adapters.call;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jince.api.adapters.AdapterViews.Attributes;
import cn.jince.api.reply.Reply;
import cn.jince.api.reply.Reply.Reason;
import cn.jince.testkit.province.Fault;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

/** Rows A1 to A9 of the reliability table that no other test has, by counts and not by times. */
class ReliabilityTest {
    private static final String KEPT =
            "cache: {ttl: 30s, stale-while-revalidate: 30s, stale-if-error: 10m, negative-ttl: 10s}";

    @Test
    void a1_a_system_that_hangs_is_left_alone_and_found_again() {
        try (Province province = Province.changed(
                "sx.tax",
                "open-for: 5s, half-open-calls: 3}",
                "open-for: 300ms, half-open-calls: 3, overdue-after: 150ms}")) {
            Line line = province.line("sx.tax/tax.standing");
            province.fake.tax().fail(Fault.HANG);
            EnumSet<Reason> reasons = EnumSet.noneOf(Reason.class);
            for (int wave = 0; wave < 2; wave++) {
                int from = wave * 50;
                Flux.range(from, 50)
                        .flatMap(
                                i -> province.asking(
                                        "tax.standing", Province.enterprise(i), Duration.ofMillis(700), Province.HOUSE),
                                50)
                        .doOnNext(reply -> reasons.add(((Reply.Unknown<Attributes>) reply).reason()))
                        .blockLast(Duration.ofSeconds(20));
                Province.until("none in flight", () -> line.permits().taken() == 0);
            }

            assertThat(reasons)
                    .contains(Reason.TIMEOUT, Reason.BREAKER_OPEN)
                    .isSubsetOf(Reason.TIMEOUT, Reason.BREAKER_OPEN, Reason.SATURATED);
            assertThat(province.fake.tax().calls())
                    .as("a full bulkhead, those that waited, and a few probes; not 100")
                    .isLessThanOrEqualTo(60);

            province.fake.tax().heal();
            AtomicInteger next = new AtomicInteger(1_000);
            Province.until(
                    "closed",
                    () -> !(province.ask(
                                            "tax.standing",
                                            Province.enterprise(next.incrementAndGet()),
                                            Duration.ofSeconds(5))
                                    instanceof Reply.Unknown)
                            && line.breakerState().equals("CLOSED"));
        }
    }

    @Test
    void a4_a_thousand_damaged_answers_are_each_told_or_right() {
        byte[] good =
                "{\"code\":\"0000\",\"msg\":\"成功\",\"data\":{\"zyywsr\":\"1.00\",\"yysr\":\"1\",\"zcze\":\"1\",\"ynssde\":\"1\",\"yffy\":\"1\",\"nsrlx\":\"01\",\"xxwlbz\":\"Y\",\"sjrq\":\"2026-11-01\"}}"
                        .getBytes(StandardCharsets.UTF_8);
        Random random = new Random(4);
        ConcurrentLinkedQueue<byte[]> damaged = new ConcurrentLinkedQueue<>();
        for (int i = 0; i < 1_000; i++) {
            damaged.add(damaged(good, random));
        }
        DisposableServer server = HttpServer.create()
                .host("127.0.0.1")
                .port(0)
                .handle((_, response) -> response.header("Content-Type", "application/json")
                        .sendByteArray(Mono.fromSupplier(damaged::remove)))
                .bindNow();
        try (Province province = Province.changed(
                "sx.tax",
                "base-url: ${jince.systems.tax.url}",
                "base-url: http://127.0.0.1:" + server.port(),
                KEPT,
                "cache: {ttl: 0s}",
                "window: 20, minimum-calls: 5",
                "window: 20000, minimum-calls: 20000",
                "rate: {calls: 100, per: 1s, burst: 50}",
                "rate: {calls: 10000, per: 1s, burst: 10000}")) {
            List<Reply<Attributes>> replies = Flux.range(0, 1_000)
                    .flatMap(
                            i -> province.asking(
                                    "tax.standing", Province.enterprise(i), Duration.ofSeconds(8), Province.HOUSE),
                            8)
                    .collectList()
                    .block(Duration.ofMinutes(1));

            assertThat(replies).hasSize(1_000);
            assertThat(replies).allSatisfy(reply -> {
                switch (reply) {
                    case Reply.Answered<Attributes> answered ->
                        assertThat(answered.value().attributes().toString()).doesNotContain("\uFFFD");
                    case Reply.Absent<Attributes> absent -> throw new AssertionError(absent);
                    case Reply.Unknown<Attributes> unknown ->
                        assertThat(unknown.reason()).isEqualTo(Reason.BAD_ANSWER);
                }
            });
            assertThat(replies.stream().filter(Reply.Unknown.class::isInstance).count())
                    .as("most damage is fatal")
                    .isGreaterThan(300);
        } finally {
            server.disposeNow();
        }
    }

    @ParameterizedTest
    @CsvSource({"-600, false", "-290, true", "0, true", "290, true", "600, false"})
    void a9_a_clock_that_is_off_is_forbidden_and_no_fault_of_theirs(long seconds, boolean accepted) {
        try (Province province = new Province()) {
            province.signing.move(Duration.ofSeconds(seconds));

            Reply<Attributes> reply = province.ask("tax.standing");

            assertThat(reply instanceof Reply.Answered).isEqualTo(accepted);
            if (reply instanceof Reply.Unknown<Attributes> unknown) {
                assertThat(unknown.reason()).isEqualTo(Reason.FORBIDDEN);
            }
            assertThat(province.health("sx.tax/tax.standing").outcomes())
                    .isEqualTo(Map.of(accepted ? "ANSWERED" : "FORBIDDEN", 1L));
        }
    }

    /** One to four bytes changed, left out, or doubled, or the end cut off. */
    private static byte[] damaged(byte[] good, Random random) {
        byte[] bytes = good.clone();
        switch (random.nextInt(3)) {
            case 0 -> {
                for (int i = 0; i <= random.nextInt(4); i++) {
                    bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
                }
            }
            case 1 -> {
                return java.util.Arrays.copyOf(bytes, random.nextInt(bytes.length));
            }
            default -> {
                int at = random.nextInt(bytes.length - 8);
                System.arraycopy(bytes, at, bytes, at + 1, 7);
            }
        }
        return bytes;
    }
}
