package cn.jince.adapters.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import cn.jince.adapters.drift.DriftEvent;
import cn.jince.adapters.drift.DriftEvent.Kind;
import cn.jince.api.reply.Reply;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

/** A system that changes without telling us. */
class DriftTest {
    private static final String USUAL =
            "{\"zyywsr\":\"1.00\",\"yysr\":\"1\",\"zcze\":\"1\",\"ynssde\":\"1\",\"yffy\":\"1\",\"nsrlx\":\"01\",\"xxwlbz\":\"Y\",\"sjrq\":\"2026-11-01\",\"bz\":\"secret remark\"}";
    private volatile String code = "0000";
    private volatile String data = USUAL;
    private final DisposableServer server = HttpServer.create()
            .host("127.0.0.1")
            .port(0)
            .handle((_, response) -> response.header("Content-Type", "application/json")
                    .sendString(
                            Mono.fromSupplier(() -> "{\"code\":\"" + code + "\",\"msg\":\"m\",\"data\":" + data + "}")))
            .bindNow();
    private final Province province = Province.changed(
            "sx.tax",
            "base-url: ${jince.systems.tax.url}",
            "base-url: http://127.0.0.1:" + server.port(),
            "cache: {ttl: 30s, stale-while-revalidate: 30s, stale-if-error: 10m, negative-ttl: 10s}",
            "cache: {ttl: 0s}",
            "minimum-calls: 5",
            "minimum-calls: 20",
            "attributes:\n",
            "schema: {properties: {taxpayer_type: {enum: [一般纳税人, 小规模纳税人]}, annual_revenue: {maximum: 1000}}}\n    attributes:\n");

    @AfterEach
    void close() {
        province.close();
        server.disposeNow();
    }

    @Test
    void a_changed_answer_is_told_and_still_read_as_far_as_it_can_be() {
        learn();
        assertThat(events()).isEmpty();

        data = USUAL.replace("\"bz\":\"secret remark\"", "\"beizhu\":{\"a\":1}")
                .replace("\"yysr\":\"1\"", "\"yysr\":2");

        assertThat(ask()).isInstanceOf(Reply.Answered.class);
        assertThat(ask()).isInstanceOf(Reply.Answered.class);
        assertThat(events())
                .extracting(DriftEvent::kind, DriftEvent::place, DriftEvent::times)
                .containsExactlyInAnyOrder(
                        tuple(Kind.NEW_FIELD, "beizhu", 2L),
                        tuple(Kind.NEW_FIELD, "beizhu.a", 2L),
                        tuple(Kind.MISSING_FIELD, "bz", 2L),
                        tuple(Kind.RETYPED_FIELD, "yysr", 2L));
        assertThat(events().toString()).doesNotContain("secret");
    }

    @Test
    void a_field_that_may_be_left_out_or_null_is_no_drift() {
        data = USUAL.replace(",\"bz\":\"secret remark\"", "");
        ask();
        data = USUAL;
        learn();
        data = USUAL.replace("\"bz\":\"secret remark\"", "\"bz\":null");
        ask();
        data = USUAL.replace(",\"bz\":\"secret remark\"", "");
        ask();

        assertThat(events()).isEmpty();
    }

    @Test
    void a_code_outside_the_contract_is_a_bad_answer_and_a_drift() {
        code = "7001";
        assertThat(reason(ask())).isEqualTo(Reply.Reason.BAD_ANSWER);
        code = "<script>";
        assertThat(reason(ask())).isEqualTo(Reply.Reason.BAD_ANSWER);

        assertThat(events())
                .extracting(DriftEvent::kind, DriftEvent::place)
                .containsExactly(tuple(Kind.UNKNOWN_CODE, "7001"), tuple(Kind.UNKNOWN_CODE, "unreadable"));
    }

    @Test
    void an_answer_that_breaks_the_schema_is_a_bad_one_and_says_where() {
        data = USUAL.replace("\"yysr\":\"1\"", "\"yysr\":\"99990000\"");

        assertThat(reason(ask())).isEqualTo(Reply.Reason.BAD_ANSWER);
        assertThat(events()).singleElement().satisfies(event -> {
            assertThat(event.kind()).isEqualTo(Kind.BROKEN_PROMISE);
            assertThat(event.place()).contains("annual_revenue", "maximum").doesNotContain("9999");
        });
    }

    @Test
    void a_new_day_begins_a_new_count() {
        code = "7001";
        ask();
        province.clock.move(Duration.ofDays(1));
        ask();

        assertThat(events())
                .singleElement()
                .satisfies(event -> assertThat(event.times()).isEqualTo(1));
        assertThat(line().drift().count()).isEqualTo(2);
    }

    private void learn() {
        for (int i = 0; i < 20; i++) {
            assertThat(ask()).isInstanceOf(Reply.Answered.class);
        }
    }

    private Reply<?> ask() {
        return province.ask("tax.standing");
    }

    private List<DriftEvent> events() {
        return line().drift().events();
    }

    private Line line() {
        return province.line("sx.tax/tax.standing");
    }

    private static Reply.Reason reason(Reply<?> reply) {
        return ((Reply.Unknown<?>) reply).reason();
    }
}
