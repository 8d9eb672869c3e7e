package cn.jince.adapters.command;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jince.adapters.AdaptersApplication;
import cn.jince.adapters.TestTokens;
import cn.jince.testkit.province.FakeProvince;
import cn.jince.testkit.province.Fault;
import cn.jince.testkit.store.WithStores;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpMethod;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@SpringBootTest(
        classes = AdaptersApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.config.name=adapters",
            "server.port=0",
            "jince.house.platform=http://localhost:1",
            "jince.adapters.descriptors=classpath*:systems/*.yaml,classpath:commands/*.yaml"
        })
@Import(TestTokens.class)
@WithStores
class CommandsTest {
    private static final FakeProvince PROVINCE = FakeProvince.start();
    private static final AtomicInteger NEXT = new AtomicInteger();
    private static final String HOUSE = TestTokens.of("house", "SYSTEM", "HOUSE");
    private static final String OPERATOR = TestTokens.of("operator", "OFFICER", "OPERATOR");
    private static final String CHANGZHI = "140406";
    private static final String YUNCHENG = "140802";
    private static final String JINZHONG = "140702";

    @LocalServerPort
    private int port;

    @Autowired
    private DatabaseClient db;

    private String id = "";

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        PROVINCE.settings().forEach((name, value) -> registry.add(name, () -> value));
    }

    @BeforeEach
    void a_key_of_its_own() {
        id = "claim-%06d".formatted(NEXT.incrementAndGet());
    }

    @AfterEach
    void heal() {
        PROVINCE.changzhi().heal();
    }

    @AfterAll
    static void close() {
        PROVINCE.close();
    }

    @Test
    void a_command_is_carried_out_once_and_the_same_key_gets_the_same_answer() {
        List<Answer> answers = Flux.range(0, 100)
                .flatMap(_ -> send(HttpMethod.POST, "/commands", HOUSE, relay(CHANGZHI, "91140406MA0000000A")), 100)
                .collectList()
                .block(Duration.ofSeconds(60));

        assertThat(answers)
                .allMatch(answer -> answer.status() == 200)
                .allMatch(answer -> answer.text("id").equals(id));
        Answer done = until("ACCEPTED");
        assertThat(done.text("receipt")).startsWith("CZ");
        assertThat(PROVINCE.changzhi().claims(id)).isEqualTo(1);
        assertThat(PROVINCE.changzhi().posts(id)).isEqualTo(1);
        assertThat(post("/commands", HOUSE, relay(CHANGZHI, "91140406MA0000000A"))
                        .text("receipt"))
                .isEqualTo(done.text("receipt"));
        Answer other = post("/commands", HOUSE, relay(CHANGZHI, "91140406MA0000000B"));
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.text("code")).isEqualTo("IDEMPOTENCY_KEY_REUSED");
    }

    @Test
    void a_lost_reply_is_asked_for_and_not_sent_again() {
        PROVINCE.changzhi().fail(Fault.LOSE_REPLY, 1);

        post("/commands", HOUSE, relay(CHANGZHI, "91140406MA0000000A"));

        until("ACCEPTED");
        assertThat(PROVINCE.changzhi().posts(id)).isEqualTo(1);
    }

    @Test
    void what_did_not_leave_is_sent_when_they_are_back() {
        PROVINCE.changzhi().fail(Fault.REFUSE);
        post("/commands", HOUSE, relay(CHANGZHI, "91140406MA0000000A"));
        until(answer -> answer.number("attempts") > 0);
        PROVINCE.changzhi().heal();

        until("ACCEPTED");
        assertThat(PROVINCE.changzhi().claims(id)).isEqualTo(1);
    }

    @Test
    void a_refusal_of_theirs_is_for_good() {
        post("/commands", HOUSE, relay(CHANGZHI, "91140406MA0000000X"));

        Answer rejected = until("REJECTED");
        assertThat(rejected.text("code")).isEqualTo("4004");
        assertThat(PROVINCE.changzhi().posts(id)).isEqualTo(1);
    }

    @Test
    void an_uncertain_outcome_nobody_can_ask_for_goes_to_an_officer_and_is_never_sent_again() {
        PROVINCE.changzhi().fail(Fault.LOSE_REPLY, 1);
        post("/commands", HOUSE, relay(JINZHONG, "91140406MA0000000A"));

        Answer dead = until("DEAD");
        assertThat(dead.text("owner")).isEqualTo("晋中市行政审批服务管理局");
        assertThat(dead.body().path("mayHaveArrived").asBoolean()).isTrue();
        assertThat(PROVINCE.changzhi().posts(id)).isEqualTo(1);

        Answer listed = get("/commands?state=DEAD", OPERATOR);
        assertThat(listed.body().toString()).contains(id).contains("****0001").doesNotContain("6222000011110001");

        Answer compensated = post("/commands/" + id + "/compensation", OPERATOR, Map.of("reason", "已电话核实，对方已受理"));
        assertThat(compensated.text("state")).isEqualTo("COMPENSATED");
        assertThat(count("SELECT count(*) FROM command_verb WHERE command_id = '" + id
                        + "' AND verb = 'COMPENSATE' AND actor LIKE '%operator%' AND reason LIKE '已电话核实%'"))
                .isEqualTo(1);
        assertThat(post("/commands/" + id + "/retry", OPERATOR, Map.of("reason", "再试"))
                        .text("code"))
                .isEqualTo("COMMAND_NOT_DEAD");
    }

    @Test
    void after_so_many_attempts_it_is_a_dead_letter_that_can_be_retried() {
        PROVINCE.changzhi().fail(Fault.REFUSE);
        post("/commands", HOUSE, relay(YUNCHENG, "91140406MA0000000A"));
        Answer dead = until("DEAD");
        assertThat(dead.number("attempts")).isEqualTo(2);
        assertThat(post("/commands/" + id + "/retry", OPERATOR, Map.of("reason", " "))
                        .text("code"))
                .isEqualTo("REASON_REQUIRED");
        PROVINCE.changzhi().heal();

        assertThat(post("/commands/" + id + "/retry", OPERATOR, Map.of("reason", "对方已恢复"))
                        .status())
                .isEqualTo(200);
        until("ACCEPTED");
        assertThat(PROVINCE.changzhi().claims(id)).isEqualTo(1);
    }

    @Test
    void a_ticket_waits_while_the_hotline_is_reserved_and_goes_when_it_is_live() {
        Answer waiting = post("/commands", HOUSE, ticket());
        assertThat(waiting.text("state")).isEqualTo("QUEUED");
        assertThat(waiting.text("notice")).contains("12345热线尚未接入");
        assertThat(PROVINCE.hotline().calls()).isZero();

        stage("sx.hotline", "LIVE");

        Answer done = until("ACCEPTED");
        assertThat(done.text("receipt")).startsWith("12345");
        PROVINCE.hotline().step(id, "04", "已办结", "已协调解决");
        Answer progress = get("/commands/" + id + "/progress", HOUSE);
        assertThat(progress.text("reply")).isEqualTo("ANSWERED");
        assertThat(progress.body()
                        .path("value")
                        .path("steps")
                        .path(1)
                        .path("state")
                        .asString())
                .isEqualTo("COMPLETED");
        assertThat(progress.body()
                        .path("value")
                        .path("steps")
                        .path(0)
                        .path("note")
                        .isNull())
                .isTrue();
    }

    @Test
    void a_step_outside_their_code_table_has_no_state_and_keeps_their_word() {
        post("/commands", HOUSE, relay(CHANGZHI, "91140406MA0000000A"));
        until("ACCEPTED");
        PROVINCE.changzhi().step("JC" + id, "20", "已受理", null, null);
        PROVINCE.changzhi().step("JC" + id, "77", "专班研究", null, null);

        JsonNode steps =
                get("/commands/" + id + "/progress", HOUSE).body().path("value").path("steps");

        assertThat(steps.path(1).path("state").asString()).isEqualTo("ACCEPTED");
        assertThat(steps.path(2).path("state").isNull()).isTrue();
        assertThat(steps.path(2).path("said").asString()).isEqualTo("77 专班研究");
    }

    @Test
    void who_has_no_business_here_is_turned_away_and_nonsense_refused() {
        assertThat(post("/commands", OPERATOR, relay(CHANGZHI, "91140406MA0000000A"))
                        .status())
                .isEqualTo(403);
        assertThat(get("/commands?state=DEAD", HOUSE).status()).isEqualTo(403);
        assertThat(get("/commands?state=LOST", OPERATOR).status()).isEqualTo(400);
        assertThat(get("/commands/" + id, HOUSE).text("code")).isEqualTo("COMMAND_NOT_FOUND");
        assertThat(post("/commands", HOUSE, relay("140902", "91140406MA0000000A"))
                        .text("code"))
                .isEqualTo("COMMAND_NOBODY_TAKES_IT");
        assertThat(get("/command-openings?capability=city.claim-relay&divisionCode=" + CHANGZHI, HOUSE)
                        .body()
                        .path("open")
                        .asBoolean())
                .isTrue();
        assertThat(get("/command-openings?capability=city.claim-relay&divisionCode=140902", HOUSE)
                        .body()
                        .path("known")
                        .asBoolean())
                .isFalse();
    }

    private Map<String, Object> relay(String division, String creditCode) {
        return Map.of(
                "id",
                id,
                "capability",
                "city.claim-relay",
                "divisionCode",
                division,
                "subject",
                creditCode,
                "purpose",
                "转送申报",
                "payload",
                Map.of(
                        "claimNumber",
                        "JC" + id,
                        "round",
                        1,
                        "creditCode",
                        creditCode,
                        "account",
                        "6222000011110001",
                        "answers",
                        Map.of("contactPhone", "13800000002")));
    }

    private Map<String, Object> ticket() {
        return Map.of(
                "id", id,
                "capability", "hotline.ticket",
                "divisionCode", "140902",
                "subject", "91140902MAJC00010Q",
                "purpose", "企业诉求转办",
                "payload",
                        Map.of(
                                "kind",
                                "投诉",
                                "source",
                                "企业直通车",
                                "title",
                                "奖励未兑付",
                                "content",
                                "已公示三个月",
                                "timeLimit",
                                "5个工作日"));
    }

    record Answer(int status, JsonNode body) {
        String text(String name) {
            return body.path(name).asString("");
        }

        int number(String name) {
            return body.path(name).asInt(-1);
        }
    }

    private Answer until(String state) {
        return until(answer -> answer.text("state").equals(state));
    }

    private Answer until(java.util.function.Predicate<Answer> holds) {
        return Mono.defer(() -> send(HttpMethod.GET, "/commands/" + id, HOUSE, Map.of()))
                .filter(holds)
                .repeatWhenEmpty(600, tries -> tries.delayElements(Duration.ofMillis(50)))
                .block(Duration.ofSeconds(40));
    }

    private Answer post(String path, String token, Object body) {
        return send(HttpMethod.POST, path, token, body).block(Duration.ofSeconds(20));
    }

    private Answer get(String path, String token) {
        return send(HttpMethod.GET, path, token, Map.of()).block(Duration.ofSeconds(20));
    }

    private Mono<Answer> send(HttpMethod method, String path, String token, Object body) {
        return WebClient.create("http://localhost:" + port)
                .method(method)
                .uri(path)
                .headers(headers -> headers.setBearerAuth(token))
                .header("Content-Type", "application/json")
                .bodyValue(body)
                .exchangeToMono(response -> response.bodyToMono(String.class)
                        .defaultIfEmpty("{}")
                        .map(text -> new Answer(
                                response.statusCode().value(),
                                JsonMapper.shared().readTree(text))));
    }

    private void stage(String system, String to) {
        db.sql("UPDATE connector_stage SET stage = :to, version = version + 1 WHERE system = :system")
                .bind("to", to)
                .bind("system", system)
                .then()
                .block(Duration.ofSeconds(5));
    }

    private long count(String sql) {
        Long count = db.sql(sql).map(row -> row.get(0, Long.class)).one().block(Duration.ofSeconds(5));
        return count == null ? -1 : count;
    }
}
