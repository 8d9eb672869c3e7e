package cn.jince.adapters.exchange;

import static cn.jince.adapters.exchange.Open.NDJSON;
import static cn.jince.adapters.exchange.Open.as;
import static cn.jince.adapters.exchange.Open.code;
import static cn.jince.adapters.exchange.Open.fact;
import static cn.jince.adapters.exchange.Open.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.jince.adapters.exchange.FakePlatform.Mishap;
import cn.jince.adapters.exchange.Open.Answer;
import cn.jince.adapters.intake.batch.RowsInFlight;
import io.netty.buffer.ByteBuf;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class BatchTest extends ExchangeWorld {
    private static final int MANY = 100_000;

    @Autowired
    private RowsInFlight inFlight;

    /** One row in a hundred is bad, half of those only to the platform. */
    private static byte[] row(String type, Charset charset, int i) {
        String qualification = i % 200 == 100 ? "platform-refuses" : "专精特新中小企业" + i;
        String times = i % 200 == 0 ? "许多" : Integer.toString(i % 7);
        String row = type.startsWith("text/csv")
                ? "%s,2026-11-01,\"%s\",%s\r\n".formatted(code("140105", i), qualification, times)
                : "{\"creditCode\":\"%s\",\"asOf\":\"2026-11-01\",\"facts\":{\"qualification_gained\":\"%s\",\"certification_times\":%s}}\n"
                        .formatted(code("140105", i), qualification, times.equals("许多") ? "\"许多\"" : times);
        return row.getBytes(charset);
    }

    private static Flux<ByteBuf> body(String type, Charset charset, int rows) {
        Flux<ByteBuf> body = Open.stream(0, rows, i -> row(type, charset, i));
        byte[] header = "creditCode,asOf,qualification_gained,certification_times\r\n".getBytes(charset);
        return type.startsWith("text/csv") ? body.startWith(io.netty.buffer.Unpooled.wrappedBuffer(header)) : body;
    }

    @ParameterizedTest
    @CsvSource({
        "application/x-ndjson, UTF-8, many-ndjson",
        "text/csv, UTF-8, many-csv-utf8",
        "text/csv;charset=GB18030, GB18030, many-csv-gb18030"
    })
    void a_hundred_thousand_rows_hold_their_sums_in_flat_memory_and_again_change_nothing(
            String type, String charset, String id) {
        platform.taken.clear();
        var headers = with(as("push-city"), "Idempotency-Key", id);

        Answer first = open.post(headers, "/open/facts", type, body(type, Charset.forName(charset), MANY));

        assertThat(first.status()).as(first.text()).isEqualTo(202);
        assertThat(first.headers().get("location")).isEqualTo("/open/batches/" + id);
        Answer report = open.done("push-city", id);
        assertThat(report.number("received")).isEqualTo(MANY);
        assertThat(report.number("accepted")).isEqualTo(MANY - 1000);
        assertThat(report.number("quarantined")).isEqualTo(1000);
        assertThat(report.number("kept")).isEqualTo(1000);
        assertThat(platform.taken).hasSize(MANY - 1000).noneMatch(row -> row.contains("\uFFFD"));
        assertThat(platform.taken).anyMatch(row -> row.contains("专精特新中小企业1\""));
        assertThat(inFlight.most()).isLessThan(3_000);
        assertThat(inFlight.now()).isZero();

        int pushes = platform.pushes.get();
        Answer again = open.post(headers, "/open/facts", type, body(type, Charset.forName(charset), MANY));
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(report.body());
        assertThat(platform.pushes.get()).isEqualTo(pushes);

        String errors =
                open.get(as("push-city"), "/open/batches/" + id + "/errors").text();
        assertThat(errors).startsWith("\uFEFFrow,code,pointer,detail,content\r\n");
        assertThat(errors.lines()).hasSize(1001);
        assertThat(errors).contains("101,WRONG_TYPE,\"/facts/qualification_gained\"");
    }

    @Test
    void a_batch_cut_in_the_middle_goes_on_when_it_is_sent_again() {
        platform.taken.clear();
        var headers = with(as("push-city"), "Idempotency-Key", "cut-in-the-middle");
        Mono<ByteBuf> cut = Mono.defer(() -> Mono.fromCallable(() -> count("SELECT count(*) FROM open_chunk c"
                                + " JOIN open_batch b ON b.id = c.batch WHERE b.batch = 'cut-in-the-middle'"))
                        .subscribeOn(reactor.core.scheduler.Schedulers.boundedElastic()))
                .filter(chunks -> chunks >= 10)
                .repeatWhenEmpty(turns -> turns.delayElements(java.time.Duration.ofMillis(50)))
                .then(Mono.error(new IllegalStateException("the cable is pulled")));
        assertThatThrownBy(() -> open.post(
                        headers,
                        "/open/facts",
                        NDJSON,
                        Flux.concat(body(NDJSON, StandardCharsets.UTF_8, 12_500).cast(ByteBuf.class), cut)))
                .isInstanceOf(Exception.class);

        Answer between = open.until(as("push-city"), "/open/batches/cut-in-the-middle", answer -> inFlight.now() == 0);
        assertThat(between.body().path("state").asString()).isEqualTo("RECEIVING");
        assertThat(between.number("received")).isBetween(10_000L, 12_000L);
        assertThat(platform.taken).isEmpty();

        open.post(headers, "/open/facts", NDJSON, body(NDJSON, StandardCharsets.UTF_8, 20_000));
        Answer report = open.done("push-city", "cut-in-the-middle");
        assertThat(report.number("received")).isEqualTo(20_000);
        assertThat(report.number("accepted")).isEqualTo(19_800);
        assertThat(report.number("quarantined")).isEqualTo(200);
        assertThat(platform.taken).hasSize(19_800);
    }

    @Test
    void while_the_platform_is_away_no_row_is_lost_and_none_is_counted_twice() {
        platform.taken.clear();
        long before = platform.rows.get();
        platform.mishaps.addAll(java.util.List.of(Mishap.TAKES_THEN_CUTS, Mishap.SAYS_503, Mishap.TAKES_THEN_CUTS));
        var headers = with(as("push-city"), "Idempotency-Key", "platform-away");

        Answer taken = open.post(headers, "/open/facts", NDJSON, body(NDJSON, StandardCharsets.UTF_8, 5_000));

        assertThat(taken.status()).isEqualTo(202);
        Answer open1 = open.get(as("push-city"), "/open/batches/platform-away");
        assertThat(open1.number("received")).isEqualTo(5_000);
        assertThat(open1.number("accepted") + open1.number("quarantined") + open1.number("pending"))
                .isEqualTo(5_000);
        Answer report = open.done("push-city", "platform-away");
        assertThat(report.number("accepted")).isEqualTo(4_950);
        assertThat(report.number("quarantined")).isEqualTo(50);
        assertThat(platform.taken).hasSize(4_950);
        assertThat(platform.rows.get() - before)
                .as("rows passed on more than once")
                .isGreaterThan(5_000);
    }

    @Test
    void a_small_batch_is_answered_with_its_report_and_corrected_row_by_row() {
        String rows = fact(1) + "\n\n"
                + fact(2).replace(code("140105", 2), "91140105MA000000XX") + "\n"
                + fact(3).replace("{\"certification_times\":3}", "{\"qualification_gained\":\"platform-refuses\"}")
                + "\n";

        Answer report = open.batch("push-city", "facts", "small-batch", rows);

        assertThat(report.status()).as(report.text()).isEqualTo(200);
        assertThat(report.number("received")).isEqualTo(3);
        assertThat(report.number("accepted")).isEqualTo(1);
        assertThat(report.body().at("/refusals/0/row").asInt()).isEqualTo(2);
        assertThat(report.body().at("/refusals/0/code").asString()).isEqualTo("BAD_CREDIT_CODE");
        assertThat(report.body().at("/refusals/1/row").asInt()).isEqualTo(3);

        String corrections =
                "[{\"row\":2,\"record\":%s},{\"row\":3,\"record\":{\"creditCode\":\"1\"}},{\"row\":1,\"record\":%s}]"
                        .formatted(fact(2), fact(9));
        for (int i = 0; i < 2; i++) {
            Answer corrected = open.post(
                    as("push-city"), "/open/batches/small-batch/corrections", "application/json", corrections);
            assertThat(corrected.status()).as(corrected.text()).isEqualTo(200);
            assertThat(corrected.number("accepted")).isEqualTo(2);
            assertThat(corrected.number("quarantined")).isEqualTo(1);
            assertThat(corrected.body().at("/refusals/0/code").asString()).isEqualTo("BAD_CREDIT_CODE");
        }
        assertThat(open.batch("push-city", "facts", "small-batch", rows).number("accepted"))
                .isEqualTo(2);
    }

    @Test
    void a_batch_id_stands_for_one_batch() {
        open.batch("push-city", "facts", "one-batch-only", fact(1) + "\n" + fact(2));

        Answer other = open.batch("push-city", "facts", "one-batch-only", fact(1) + "\n" + fact(3));
        Answer longer = open.batch("push-city", "facts", "one-batch-only", fact(1) + "\n" + fact(2) + "\n" + fact(3));
        Answer kind = open.batch("push-city", "tickets", "one-batch-only", "{}");

        assertThat(other.status()).isEqualTo(409);
        assertThat(other.code()).isEqualTo("BATCH_ID_REUSED");
        assertThat(other.number("row")).isEqualTo(2);
        assertThat(longer.status()).isEqualTo(409);
        assertThat(kind.status()).isEqualTo(409);
        assertThat(open.batch("push-signed", "facts", "one-batch-only", fact(1)).status())
                .as("of another system, which did not sign")
                .isEqualTo(401);
    }

    @Test
    void what_is_no_batch_is_refused_before_anything_is_kept() {
        assertThat(open.post(as("push-city"), "/open/facts", NDJSON, fact(1)).code())
                .isEqualTo("IDEMPOTENCY_KEY_REQUIRED");
        assertThat(open.batch("push-city", "facts", "empty-batch", "\n \n").code())
                .isEqualTo("EMPTY_BATCH");
        assertThat(open.post(
                                with(as("push-city"), "Idempotency-Key", "wrong-type-1"),
                                "/open/facts",
                                "text/xml",
                                "<a/>")
                        .status())
                .isEqualTo(415);
        assertThat(open.get(as("push-city"), "/open/batches/never-sent").code()).isEqualTo("BATCH_NOT_FOUND");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    not json                                                                                | NOT_JSON
                    [1]                                                                                     | NOT_AN_OBJECT
                    {"creditCode":"$","asOf":"2026-11-01"}                                                  | FIELD_MISSING
                    {"creditCode":"$","asOf":"2026-11-01","facts":{}}                                       | WRONG_TYPE
                    {"creditCode":"$","asOf":"1.11.2026","facts":{"certification_times":1}}                 | WRONG_TYPE
                    {"creditCode":"$","asOf":"2099-11-01","facts":{"certification_times":1}}                | BAD_AS_OF
                    {"creditCode":"$","asOf":"2026-11-01","facts":{"certification_times":"1"}}              | WRONG_TYPE
                    {"creditCode":"$","asOf":"2026-11-01","facts":{"annual_revenue":1}}                     | UNKNOWN_ATTRIBUTE
                    {"creditCode":"$","asOf":"2026-11-01","more":1,"facts":{"certification_times":1}}       | UNKNOWN_FIELD
                    {"creditCode":"$","asOf":"2026-11-01","system":"sx.tax","facts":{"certification_times":1}} | FOREIGN_SYSTEM
                    {"creditCode":"$","creditCode":"$","asOf":"2026-11-01","facts":{"certification_times":1}}  | NOT_JSON
                    {"creditCode":"$","asOf":"2026-11-01","facts":{"qualification_gained":"a\\u0000b"}}     | BAD_CHARACTER""")
    void a_bad_row_is_quarantined_with_its_code(String row, String code) {
        String id = "bad-" + java.util.UUID.randomUUID();
        Answer report = open.batch("push-city", "facts", id, row.replace("$", code("140105", 77)) + "\n" + fact(5));

        assertThat(report.number("accepted")).as(report.text()).isEqualTo(1);
        assertThat(report.body().at("/refusals/0/code").asString()).isEqualTo(code);
    }

    @Test
    void a_row_that_is_too_long_or_of_another_charset_stays_alone() {
        String rows = IntStream.range(0, 5).mapToObj(Open::fact).collect(Collectors.joining("\n"));
        String longRow = "{\"a\":\"" + "x".repeat(20_000) + "\"}";
        byte[] gbk = "{\"creditCode\":\"晋中市\"}\n".getBytes(Charset.forName("GBK"));
        Flux<ByteBuf> body = Flux.just(
                io.netty.buffer.Unpooled.wrappedBuffer((longRow + "\n").getBytes(StandardCharsets.UTF_8)),
                io.netty.buffer.Unpooled.wrappedBuffer(gbk),
                io.netty.buffer.Unpooled.wrappedBuffer(rows.getBytes(StandardCharsets.UTF_8)));

        Answer report = open.post(with(as("push-city"), "Idempotency-Key", "odd-rows-1"), "/open/facts", NDJSON, body);

        assertThat(report.number("received")).as(report.text()).isEqualTo(7);
        assertThat(report.number("accepted")).isEqualTo(5);
        assertThat(report.body().at("/refusals/0/code").asString()).isEqualTo("ROW_TOO_LONG");
        assertThat(report.body().at("/refusals/1/code").asString()).isEqualTo("BAD_CHARSET");
        String errors = open.get(as("push-city"), "/open/batches/odd-rows-1/errors?format=ndjson")
                .text();
        assertThat(errors).doesNotContain("\uFFFD").contains("hex:");
    }

    @Test
    void an_operator_sees_the_batches_of_a_system_and_a_sender_only_its_own() {
        open.batch("push-city", "facts", "for-the-operator", fact(1));
        var operator = java.util.Map.of(
                "Authorization", "Bearer " + cn.jince.adapters.TestTokens.of("op", "OFFICER", "OPERATOR"));

        assertThat(open.get(operator, "/open/batches?system=push-city").text()).contains("for-the-operator");
        assertThat(open.get(operator, "/open/batches").status()).isEqualTo(400);
        assertThat(open.get(as("push-city"), "/open/batches").text()).contains("for-the-operator");
        assertThat(open.get(as("push-other"), "/open/batches/for-the-operator?system=push-city")
                        .status())
                .isEqualTo(404);
    }
}
