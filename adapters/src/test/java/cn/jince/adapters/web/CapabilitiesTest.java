package cn.jince.adapters.web;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jince.adapters.AdaptersApplication;
import cn.jince.adapters.TestTokens;
import cn.jince.adapters.lifecycle.StageBoard;
import cn.jince.edge.Deadline;
import cn.jince.testkit.province.FakeProvince;
import cn.jince.testkit.store.WithStores;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Flux;
import tools.jackson.databind.JsonNode;

@SpringBootTest(
        classes = AdaptersApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"spring.config.name=adapters", "server.port=0"})
@Import(TestTokens.class)
@WithStores
class CapabilitiesTest {
    private static final FakeProvince province = FakeProvince.start();
    private static final String HOUSE = TestTokens.of("house", "SYSTEM", "HOUSE");
    private static final String OPERATOR = TestTokens.of("operator", "OFFICER", "OPERATOR");
    private static final String QUERY =
            "{\"capability\":\"%s\",\"creditCode\":\"91140902MAJC00010Q\",\"divisionCode\":\"140902\",\"purpose\":\"企业首页\"}";

    @LocalServerPort
    int port;

    @Autowired
    DatabaseClient database;

    @Autowired
    StageBoard stages;

    private WebTestClient client;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        province.settings().forEach((name, value) -> registry.add(name, () -> value));
    }

    @AfterAll
    static void close() {
        province.close();
    }

    @BeforeEach
    void client() {
        client = WebTestClient.bindToServer()
                .baseUrl("http://localhost:" + port)
                .responseTimeout(Duration.ofSeconds(20))
                .build();
    }

    @Test
    void a_question_is_answered_and_recorded() {
        ask(HOUSE, "tax.standing")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.reply")
                .isEqualTo("ANSWERED")
                .jsonPath("$.value.attributes.main_business_revenue")
                .isEqualTo(6240)
                .jsonPath("$.provenance.systemName")
                .isEqualTo("国家税务总局山西省税务局")
                .jsonPath("$.provenance.contract")
                .isEqualTo("tax.standing/1.2")
                .jsonPath("$.provenance.contractHash")
                .isEqualTo(stages.contractHash("sx.tax", "tax.standing"));

        eventually(() ->
                count("SELECT count(*) FROM access_record WHERE capability = 'tax.standing' AND outcome = 'ANSWERED'")
                        > 0);
    }

    @Test
    void the_callers_deadline_holds_over_http() {
        client.post()
                .uri("/queries")
                .headers(headers -> headers.setBearerAuth(HOUSE))
                .header(Deadline.HEADER, "800")
                .header("Content-Type", "application/json")
                .bodyValue(QUERY.formatted("hrss.social-insurance"))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.reply")
                .isEqualTo("UNKNOWN")
                .jsonPath("$.reason")
                .isEqualTo("TIMEOUT");
    }

    @Test
    void who_has_no_token_or_no_role_is_turned_away() {
        client.post()
                .uri("/queries")
                .header("Content-Type", "application/json")
                .bodyValue(QUERY.formatted("tax.standing"))
                .exchange()
                .expectStatus()
                .isUnauthorized();
        post(OPERATOR, "/payouts", order("intent-0002")).expectStatus().isForbidden();
        post(HOUSE, "/connectors/sx.tax/stage", move("tax.standing", "SUSPENDED"))
                .expectStatus()
                .isForbidden();
    }

    @Test
    void bad_questions_are_refused_with_a_code() {
        post(HOUSE, "/queries", QUERY.formatted("no.such")).expectStatus().isBadRequest();
        post(HOUSE, "/queries", QUERY.formatted("tax.standing").replace("00010Q", "0001"))
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("VALIDATION_FAILED");
        post(HOUSE, "/queries", QUERY.formatted("tax.standing").replace("}", ",\"more\":1}"))
                .expectStatus()
                .isBadRequest();
    }

    @Test
    void a_payout_is_ordered_and_found() {
        post(HOUSE, "/payouts", order("intent-0001"))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.outcome")
                .isEqualTo("ACCEPTED");
        client.get()
                .uri("/payouts/intent-0001")
                .headers(headers -> headers.setBearerAuth(HOUSE))
                .exchange()
                .expectBody()
                .jsonPath("$.reply")
                .isEqualTo("ANSWERED")
                .jsonPath("$.value.amountFen")
                .isEqualTo(123400)
                .jsonPath("$.value.paidAt")
                .exists();
    }

    @Test
    void a_stage_moves_with_an_audit_row_and_an_illegal_move_is_refused() {
        post(OPERATOR, "/connectors/sx.credit/stage", move("credit.standing", "SUSPENDED"))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.stage")
                .isEqualTo("SUSPENDED");
        ask(HOUSE, "credit.standing").expectBody().jsonPath("$.reason").isEqualTo("SUSPENDED");
        post(OPERATOR, "/connectors/sx.credit/stage", move("credit.standing", "RESERVED"))
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("STAGE_MOVE_ILLEGAL");
        assertThat(count("SELECT count(*) FROM connector_stage_move WHERE capability = 'credit.standing' AND"
                        + " actor = 'operator'"))
                .isEqualTo(1);
    }

    @Test
    void a_move_made_on_another_instance_is_in_force_here_soon() {
        eventually(() -> count("SELECT count(*) FROM connector_stage") == 22);
        database.sql(
                        "UPDATE connector_stage SET stage = 'SUSPENDED', version = version + 1 WHERE capability = 'samr.registration'")
                .then()
                .block();

        eventually(() -> String.valueOf(ask(HOUSE, "samr.registration")
                        .expectBody(Map.class)
                        .returnResult()
                        .getResponseBody())
                .contains("SUSPENDED"));
    }

    @Test
    void the_board_shows_every_connector() {
        ask(HOUSE, "tax.standing").expectStatus().isOk();
        client.get()
                .uri("/connectors")
                .headers(headers -> headers.setBearerAuth(OPERATOR))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.length()")
                .isEqualTo(22)
                .jsonPath("$[?(@.system == 'sx.stats')].stage")
                .isEqualTo("RESERVED")
                .jsonPath("$[?(@.capability == 'tax.standing')].breaker")
                .isEqualTo("CLOSED");
    }

    @Test
    void the_board_and_the_page_of_a_system_show_how_its_line_is_doing() {
        ask(HOUSE, "tax.standing").expectStatus().isOk();
        database.sql("INSERT INTO shadow_agreement (system, capability, contract_hash, attribute, compared, agreed)"
                        + " VALUES ('sx.tax', 'tax.standing', :hash, 'taxpayer_type', 40, 39)")
                .bind("hash", stages.contractHash("sx.tax", "tax.standing"))
                .then()
                .block();

        JsonNode row = show("/connectors")
                .valueStream()
                .filter(each -> each.path("capability").asString().equals("tax.standing"))
                .findFirst()
                .orElseThrow();
        JsonNode page = show("/connectors/sx.tax").path("capabilities").path(0).path("state");

        for (JsonNode line : List.of(row, page)) {
            assertThat(line.path("stage").asString()).isEqualTo("LIVE");
            assertThat(line.path("p95Millis").isIntegralNumber()).isTrue();
            assertThat(line.path("cacheAgeSeconds").asLong(-1)).isBetween(0L, 30L);
            assertThat(line.path("agreement").path("percent").asDouble()).isEqualTo(97.5);
            List<Instant> times = Stream.of("requestOut", "firstByte", "answerWhole", "decoded")
                    .map(name -> Instant.parse(line.path("lastCall").path(name).asString()))
                    .toList();
            assertThat(times).isSorted();
            assertThat(Instant.parse(line.path("lastSuccess").asString())).isAfterOrEqualTo(times.getLast());
        }
        JsonNode reserved =
                show("/connectors/sx.stats").path("capabilities").path(0).path("state");
        assertThat(reserved.path("lastCall").isNull()).isTrue();
        assertThat(reserved.path("cacheAgeSeconds").isNull()).isTrue();
        assertThat(reserved.path("p95Millis").isNull()).isTrue();
    }

    private JsonNode show(String path) {
        return client.get()
                .uri(path)
                .headers(headers -> headers.setBearerAuth(OPERATOR))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody();
    }

    private WebTestClient.ResponseSpec ask(String token, String capability) {
        return post(token, "/queries", QUERY.formatted(capability));
    }

    private WebTestClient.ResponseSpec post(String token, String path, String body) {
        return client.post()
                .uri(path)
                .headers(headers -> headers.setBearerAuth(token))
                .header("Content-Type", "application/json")
                .bodyValue(body)
                .exchange();
    }

    private static String move(String capability, String to) {
        return "{\"capability\":\"%s\",\"to\":\"%s\",\"reason\":\"对方维护\",\"notice\":null,\"expected\":null}"
                .formatted(capability, to);
    }

    private static String order(String intent) {
        return "{\"intentId\":\"%s\",\"claimNumber\":\"SB1\",\"payee\":\"忻州云中重型装备有限公司\",\"bank\":\"工行\",\"account\":\"6222000011110001\",\"amountFen\":123400,\"purpose\":\"小升规奖励\"}"
                .formatted(intent);
    }

    private long count(String sql) {
        Long count = database.sql(sql).map(row -> row.get(0, Long.class)).one().block();
        return count == null ? -1 : count;
    }

    private static void eventually(java.util.function.BooleanSupplier holds) {
        Boolean held = Flux.interval(Duration.ofMillis(50))
                .publishOn(reactor.core.scheduler.Schedulers.boundedElastic())
                .map(_ -> holds.getAsBoolean())
                .filter(Boolean::booleanValue)
                .blockFirst(Duration.ofSeconds(10));
        assertThat(held).isTrue();
    }
}
