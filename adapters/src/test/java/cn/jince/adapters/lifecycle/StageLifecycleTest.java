package cn.jince.adapters.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jince.adapters.AdaptersApplication;
import cn.jince.adapters.Background;
import cn.jince.adapters.TestTokens;
import cn.jince.adapters.descriptor.Descriptors;
import cn.jince.adapters.descriptor.Stage;
import cn.jince.testkit.store.WithStores;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.JsonNode;

/** Stages over HTTP with a real database; each test moves a capability of its own. */
@SpringBootTest(
        classes = AdaptersApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"spring.config.name=adapters", "server.port=0"})
@Import(TestTokens.class)
@WithStores
class StageLifecycleTest {
    private static final String ONE = TestTokens.of("operator-one", "OFFICER", "OPERATOR");
    private static final String TWO = TestTokens.of("operator-two", "OFFICER", "OPERATOR");
    private static final String HOUSE = TestTokens.of("house", "SYSTEM", "HOUSE");
    private static final String KEY = "badge-key-for-development";

    @LocalServerPort
    int port;

    @Autowired
    DatabaseClient database;

    @Autowired
    StageBoard board;

    @Autowired
    Stages stages;

    @Autowired
    Descriptors descriptors;

    @Autowired
    Background background;

    private WebTestClient client;

    @BeforeEach
    void client() {
        client = WebTestClient.bindToServer()
                .baseUrl("http://localhost:" + port)
                .responseTimeout(Duration.ofSeconds(20))
                .build();
        eventually(() -> count("SELECT count(*) FROM connector_stage WHERE division = '140000'") == 8);
    }

    @Test
    void live_takes_a_badge_for_the_contract_in_force_and_two_operators() {
        move(ONE, "sx.samr", "samr.registration", "PILOT", "\"share\":20")
                .expectStatus()
                .isOk();

        code(move(ONE, "sx.samr", "samr.registration", "LIVE", ""), 409, "BADGE_REQUIRED");
        code(badge("sx.samr", "samr.registration", "sm3:of-last-year", 1, KEY), 409, "BADGE_FOR_OTHER_CONTRACT");
        String hash = board.contractHash("sx.samr", "samr.registration");
        code(badge("sx.samr", "samr.registration", hash, 1, "another key"), 422, "BADGE_NOT_GENUINE");
        code(badge("sx.samr", "samr.registration", hash, -1, KEY), 422, "BADGE_NOT_IN_FORCE");
        code(move(ONE, "sx.samr", "samr.registration", "LIVE", ""), 409, "BADGE_REQUIRED");

        badge("sx.samr", "samr.registration", hash, 1, KEY).expectStatus().isOk();
        JsonNode proposed = body(move(ONE, "sx.samr", "samr.registration", "LIVE", "\"notice\":\"新提示。\""));
        assertThat(proposed.path("stage").asString()).isEqualTo("PILOT");
        long id = proposed.path("pending").path(0).path("id").asLong();
        code(move(TWO, "sx.samr", "samr.registration", "LIVE", ""), 409, "MOVE_ALREADY_PROPOSED");
        code(post(ONE, "/connectors/sx.samr/moves/" + id + "/confirmation", ""), 409, "FOUR_EYES_REQUIRED");
        code(post(HOUSE, "/connectors/sx.samr/moves/" + id + "/confirmation", ""), 403, "FORBIDDEN");
        code(post(TWO, "/connectors/sx.tax/moves/" + id + "/confirmation", ""), 404, "MOVE_NOT_FOUND");

        JsonNode live = body(post(TWO, "/connectors/sx.samr/moves/" + id + "/confirmation", ""));
        assertThat(live.path("stage").asString()).isEqualTo("LIVE");
        assertThat(live.path("notice").asString()).isEqualTo("新提示。");
        assertThat(live.path("pending").isEmpty()).isTrue();
        code(post(TWO, "/connectors/sx.samr/moves/" + id + "/confirmation", ""), 404, "MOVE_NOT_FOUND");
        JsonNode last = body(get("/connectors/sx.samr")).path("history").path(0);
        assertThat(last.path("to").asString()).isEqualTo("LIVE");
        assertThat(last.path("actor").asString()).isEqualTo("operator-two");
        assertThat(last.path("proposedBy").asString()).isEqualTo("operator-one");
    }

    @Test
    void what_was_suspended_resumes_without_a_badge_but_not_without_a_second_operator() {
        move(ONE, "sx.credit", "credit.standing", "SUSPENDED", "")
                .expectStatus()
                .isOk();
        JsonNode proposed = body(move(ONE, "sx.credit", "credit.standing", "LIVE", ""));
        assertThat(proposed.path("stage").asString()).isEqualTo("SUSPENDED");
        long first = proposed.path("pending").path(0).path("id").asLong();

        code(
                post(TWO, "/connectors/sx.credit/moves/" + first + "/withdrawal", "{\"reason\":\"\"}"),
                400,
                "VALIDATION_FAILED");
        assertThat(body(post(TWO, "/connectors/sx.credit/moves/" + first + "/withdrawal", "{\"reason\":\"对方未就绪\"}"))
                        .path("pending")
                        .isEmpty())
                .isTrue();
        long second = body(move(TWO, "sx.credit", "credit.standing", "LIVE", ""))
                .path("pending")
                .path(0)
                .path("id")
                .asLong();
        assertThat(body(post(ONE, "/connectors/sx.credit/moves/" + second + "/confirmation", ""))
                        .path("stage")
                        .asString())
                .isEqualTo("LIVE");
    }

    @Test
    void a_proposal_is_void_once_the_stage_has_moved() {
        move(ONE, "sx.xinzhou", "city.progress", "SUSPENDED", "").expectStatus().isOk();
        long id = body(move(ONE, "sx.xinzhou", "city.progress", "LIVE", ""))
                .path("pending")
                .path(0)
                .path("id")
                .asLong();
        move(TWO, "sx.xinzhou", "city.progress", "RETIRED", "").expectStatus().isOk();

        code(post(TWO, "/connectors/sx.xinzhou/moves/" + id + "/confirmation", ""), 404, "MOVE_NOT_FOUND");
        assertThat(board.of("sx.xinzhou", "city.progress", "140000").stage()).isEqualTo(Stage.RETIRED);
    }

    @Test
    void a_division_stands_by_itself_and_the_nearest_one_wins() {
        String there = "\"division\":\"140900\",\"notice\":\"忻州数据割接。\",\"meanwhile\":\"可上传参保证明。\"";
        JsonNode view = body(move(ONE, "sx.hrss", "hrss.social-insurance", "SUSPENDED", there));

        assertThat(view.path("stage").asString()).isEqualTo("LIVE");
        assertThat(view.path("divisions").path(0).path("stage").asString()).isEqualTo("SUSPENDED");
        assertThat(board.of("sx.hrss", "hrss.social-insurance", "140902").stage())
                .isEqualTo(Stage.SUSPENDED);
        assertThat(board.of("sx.hrss", "hrss.social-insurance", "140100").stage())
                .isEqualTo(Stage.LIVE);
        String asked =
                "{\"capability\":\"hrss.social-insurance\",\"creditCode\":\"91140902MAJC00010Q\",\"divisionCode\":\"140902\",\"purpose\":\"测试\"}";
        JsonNode reply = body(post(HOUSE, "/queries", asked));
        assertThat(reply.path("reason").asString()).isEqualTo("SUSPENDED");
        assertThat(reply.path("notice").asString()).isEqualTo("忻州数据割接。可上传参保证明。咨询：社保接口值班 0351-3046000。");
        code(
                move(ONE, "sx.xinzhou", "city.progress", "SUSPENDED", "\"division\":\"140100\""),
                400,
                "VALIDATION_FAILED");
    }

    @Test
    void bad_wishes_are_refused() {
        code(move(ONE, "sx.stats", "statistics.above-scale", "LIVE", ""), 409, "STAGE_MOVE_ILLEGAL");
        code(move(ONE, "sx.stats", "statistics.above-scale", "SANDBOX", ""), 409, "BADGE_REQUIRED");
        code(move(ONE, "sx.stats", "statistics.above-scale", "UP", ""), 400, "VALIDATION_FAILED");
        code(move(ONE, "sx.tax", "tax.standing", "PILOT", ""), 400, "VALIDATION_FAILED");
        code(move(ONE, "sx.tax", "tax.standing", "PILOT", "\"share\":101"), 400, "VALIDATION_FAILED");
        code(move(ONE, "sx.moon", "tax.standing", "PILOT", ""), 404, "CONNECTOR_NOT_FOUND");
        code(badge("sx.moon", "moon.x", "sm3:x", 1, KEY), 404, "CONNECTOR_NOT_FOUND");
    }

    @Test
    void a_move_on_one_instance_is_in_force_on_another_after_its_next_look() {
        assertThat(StageWatch.EVERY).isLessThanOrEqualTo(Duration.ofMillis(500));
        StageBoard elsewhere = new StageBoard(descriptors);
        new StageWatch(stages, elsewhere, descriptors, background).run(new DefaultApplicationArguments());

        move(ONE, "sx.treasury", "treasury.payout-lookup", "SUSPENDED", "\"division\":\"140400\"")
                .expectStatus()
                .isOk();

        eventually(() ->
                elsewhere.of("sx.treasury", "treasury.payout-lookup", "140402").stage() == Stage.SUSPENDED);
        assertThat(elsewhere
                        .of("sx.treasury", "treasury.payout-lookup", "140500")
                        .stage())
                .isEqualTo(Stage.LIVE);
    }

    @Test
    void the_words_of_a_descriptor_follow_until_somebody_moves_it_and_its_stage_never() {
        database.sql("INSERT INTO connector_stage (system, capability, division, stage, notice, version)"
                        + " VALUES ('sx.old', 'old.x', '140000', 'RESERVED', '旧提示', 0),"
                        + " ('sx.old', 'old.y', '140000', 'PILOT', '运维的话', 3)")
                .then()
                .block();
        for (String capability : List.of("old.x", "old.y")) {
            stages.enter(new Standing(
                            "sx.old",
                            capability,
                            "140000",
                            Stage.LIVE,
                            cn.jince.adapters.descriptor.SystemDescriptor.Mode.DIRECT,
                            "新提示",
                            null,
                            null,
                            List.of(),
                            null,
                            null,
                            0))
                    .block();
        }

        Map<String, Standing> kept = stages.all()
                .filter(each -> each.system().equals("sx.old"))
                .collectMap(Standing::capability)
                .block();
        assertThat(kept.get("old.x").notice()).isEqualTo("新提示");
        assertThat(kept.get("old.x").stage()).isEqualTo(Stage.RESERVED);
        assertThat(kept.get("old.y").notice()).isEqualTo("运维的话");
        database.sql("DELETE FROM connector_stage WHERE system = 'sx.old'")
                .then()
                .block();
    }

    @Test
    void one_system_is_shown_with_its_effective_settings_and_no_secret() {
        JsonNode tax = body(get("/connectors/sx.tax"));

        assertThat(tax.path("legalBasis").asString()).isNotEmpty();
        JsonNode capability = tax.path("capabilities").path(0);
        assertThat(capability.path("settings").path("timeouts").path("connect").asString())
                .isEqualTo("300ms");
        assertThat(capability.path("settings").path("cache").path("ttl").asString())
                .isEqualTo("30s");
        assertThat(capability.path("contractHash").asString())
                .startsWith("sm3:")
                .hasSize(68);
        assertThat(tax.toString()).doesNotContain("secret");
        code(get("/connectors/sx.moon"), 404, "CONNECTOR_NOT_FOUND");
    }

    private WebTestClient.ResponseSpec move(String token, String system, String capability, String to, String more) {
        return post(
                token,
                "/connectors/" + system + "/stage",
                "{\"capability\":\"%s\",\"to\":\"%s\",\"reason\":\"联调\"%s}"
                        .formatted(capability, to, more.isEmpty() ? "" : "," + more));
    }

    private WebTestClient.ResponseSpec badge(String system, String capability, String hash, int days, String key) {
        Instant issued = Instant.now().truncatedTo(ChronoUnit.SECONDS).minus(Duration.ofDays(2));
        Badge badge = Badge.signed(
                system,
                capability,
                hash,
                "report-1",
                issued,
                Instant.now().plus(Duration.ofDays(days)).truncatedTo(ChronoUnit.SECONDS),
                key);
        return post(
                ONE,
                "/connectors/" + system + "/badges",
                "{\"capability\":\"%s\",\"contractHash\":\"%s\",\"report\":\"%s\",\"issuedAt\":\"%s\",\"expiresAt\":\"%s\",\"signature\":\"%s\"}"
                        .formatted(
                                capability,
                                hash,
                                badge.report(),
                                badge.issuedAt(),
                                badge.expiresAt(),
                                badge.signature()));
    }

    private WebTestClient.ResponseSpec post(String token, String path, String body) {
        return client.post()
                .uri(path)
                .headers(headers -> headers.setBearerAuth(token))
                .header("Content-Type", "application/json")
                .bodyValue(body)
                .exchange();
    }

    private WebTestClient.ResponseSpec get(String path) {
        return client.get()
                .uri(path)
                .headers(headers -> headers.setBearerAuth(ONE))
                .exchange();
    }

    private static JsonNode body(WebTestClient.ResponseSpec response) {
        return response.expectStatus()
                .isOk()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody();
    }

    private static void code(WebTestClient.ResponseSpec response, int status, String code) {
        response.expectStatus()
                .isEqualTo(status)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo(code);
    }

    private long count(String sql) {
        Long count = database.sql(sql).map(row -> row.get(0, Long.class)).one().block();
        return count == null ? -1 : count;
    }

    private static void eventually(BooleanSupplier holds) {
        Boolean held = Flux.interval(Duration.ZERO, Duration.ofMillis(50))
                .publishOn(Schedulers.boundedElastic())
                .map(_ -> holds.getAsBoolean())
                .filter(Boolean::booleanValue)
                .blockFirst(Duration.ofSeconds(10));
        assertThat(held).isTrue();
    }
}
