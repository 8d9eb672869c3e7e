package cn.jince.platform.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jince.platform.PlatformApplication;
import cn.jince.platform.enterprise.Dossier;
import cn.jince.platform.policy.PolicyItem;
import cn.jince.testkit.store.WithStores;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@WithStores
@Import(SmallLibrary.class)
@SpringBootTest(
        classes = PlatformApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"spring.config.name=platform", "jince.clock.adjustable=true"})
class ClaimJourneyTest {
    private static final SmallHouse HOUSE = new SmallHouse();
    private static final AtomicInteger NEXT = new AtomicInteger(100);
    private static final String COUNTY = HOUSE.officer("xf-accept", "140902", "ACCEPTANCE", "FIRST_REVIEW");
    private static final String OTHER = HOUSE.officer("dx-accept", "140921", "ACCEPTANCE", "FIRST_REVIEW");
    private static final String CITY = HOUSE.officer("xz-review", "140900", "SECOND_REVIEW");
    private static final String DRAFTER = HOUSE.officer("xz-draft", "140900", "SECOND_REVIEW");
    private static final String OPERATOR = HOUSE.officer("operator", "140000", "OPERATOR");
    private static final byte[] PDF = "%PDF-1.7 licence".getBytes(StandardCharsets.US_ASCII);

    @LocalServerPort
    private int port;

    @Autowired
    private DatabaseClient db;

    private Dossier firm = SmallLibrary.enterprise(99, 6240);
    private String agent = "";
    private PolicyItem item = SmallLibrary.item("P065", PolicyItem.ClaimMode.REVIEWED, Map.of());

    @DynamicPropertySource
    static void house(DynamicPropertyRegistry settings) {
        settings.add("jince.house.issuer", () -> SmallHouse.ISSUER);
        settings.add("jince.house.identity", HOUSE::url);
        settings.add("jince.house.adapters", HOUSE::url);
        settings.add("jince.attachments.dir", () -> "target/attachments");
    }

    @BeforeEach
    void a_firm_of_its_own() {
        firm = SmallLibrary.enterprise(NEXT.incrementAndGet(), 6240);
        agent = HOUSE.person("p-li", firm.code().value() + ":PREPARER");
        item = SmallLibrary.item("P-" + NEXT.get(), PolicyItem.ClaimMode.REVIEWED, Map.of());
        HOUSE.treasuryDown = false;
        HOUSE.silent = false;
    }

    record Answer(int status, JsonNode body) {
        String code() {
            return body.path("code").asString("");
        }

        String state() {
            return body.path("summary").path("state").asString("");
        }

        String id() {
            return body.path("summary").path("id").asString("");
        }

        String version() {
            return body.path("summary").path("version").asString("");
        }
    }

    private Mono<Answer> send(HttpMethod method, String path, String token, Map<String, String> headers, Object body) {
        return WebClient.create("http://localhost:" + port)
                .method(method)
                .uri(path)
                .headers(all -> {
                    if (!token.isEmpty()) {
                        all.setBearerAuth(token);
                    }
                    headers.forEach(all::set);
                })
                .contentType(body instanceof byte[] ? MediaType.APPLICATION_OCTET_STREAM : MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchangeToMono(response -> response.bodyToMono(String.class)
                        .defaultIfEmpty("{}")
                        .map(text -> new Answer(
                                response.statusCode().value(),
                                JsonMapper.shared().readTree(text))));
    }

    private Answer post(String path, String token, String version, Object body) {
        Map<String, String> headers = version.isEmpty() ? Map.of() : Map.of("If-Match", "\"" + version + "\"");
        return send(HttpMethod.POST, path, token, headers, body).block(Duration.ofSeconds(20));
    }

    private Answer get(String path, String token) {
        return send(HttpMethod.GET, path, token, Map.of(), "").block(Duration.ofSeconds(20));
    }

    private Answer start() {
        return post("/claims", agent, "", Map.of("creditCode", firm.code().value(), "itemId", item.id()));
    }

    private Answer filled(String account) {
        Answer started = start();
        assertThat(started.status()).as(started.body().toString()).isEqualTo(200);
        Map<String, Object> form = Map.of(
                "answers",
                Map.of("promise_years", 3, "contactName", "李娟", "contactPhone", "13800000002", "commitment", true),
                "bankAccount",
                Map.of("holder", firm.name(), "bank", "中国银行忻州分行", "account", account));
        Answer saved = send(
                        HttpMethod.PUT,
                        "/claims/" + started.id() + "/form",
                        agent,
                        Map.of("If-Match", "\"" + started.version() + "\""),
                        form)
                .block(Duration.ofSeconds(20));
        assertThat(saved.status()).as(saved.body().toString()).isEqualTo(200);
        Answer attached =
                post("/claims/" + started.id() + "/attachments?material=营业执照&fileName=licence.pdf", agent, "", PDF);
        assertThat(attached.status()).as(attached.body().toString()).isEqualTo(200);
        return saved;
    }

    private Mono<Answer> submission(Answer claim, String key) {
        return send(
                HttpMethod.POST,
                "/claims/" + claim.id() + "/submission",
                agent,
                Map.of("If-Match", "\"" + claim.version() + "\"", "Idempotency-Key", key),
                "");
    }

    private Answer submitted(String account) {
        Answer claim = filled(account);
        Answer submitted = submission(claim, "key-" + claim.id()).block(Duration.ofSeconds(20));
        assertThat(submitted.status()).as(submitted.body().toString()).isEqualTo(200);
        return submitted;
    }

    private Answer accepted(String account) {
        Answer claim = submitted(account);
        Answer accepted = post("/claims/" + claim.id() + "/acceptance", COUNTY, claim.version(), "");
        assertThat(accepted.state()).as(accepted.body().toString()).isEqualTo("ACCEPTED");
        return accepted;
    }

    private Answer noticed(String account) {
        Answer claim = accepted(account);
        Answer noticed = review(claim, CITY);
        assertThat(noticed.state()).as(noticed.body().toString()).isEqualTo("IN_PUBLIC_NOTICE");
        return noticed;
    }

    private Answer review(Answer claim, String officer) {
        return post(
                "/claims/" + claim.id() + "/review", officer, claim.version(), Map.of("approve", true, "reason", "符合"));
    }

    private void advance(String by) {
        assertThat(post("/clock", OPERATOR, "", Map.of("by", by)).status()).isEqualTo(200);
    }

    private Answer until(String id, String state) {
        return Mono.defer(() -> send(HttpMethod.GET, "/claims/" + id, agent, Map.of(), ""))
                .filter(answer -> answer.state().equals(state))
                .repeatWhenEmpty(300, tries -> tries.delayElements(Duration.ofMillis(100)))
                .block(Duration.ofSeconds(40));
    }

    @Test
    void a_claim_goes_from_draft_to_payout_with_one_correction_and_a_lost_reply() {
        Answer claim = submitted("6222000011112222");
        assertThat(claim.body().path("summary").path("number").asString("")).matches("JC140902-\\d{4}-\\d{6}");
        Answer asked = post(
                "/claims/" + claim.id() + "/correction-request",
                COUNTY,
                claim.version(),
                Map.of("defects", List.of(Map.of("field", "营业执照", "reason", "营业执照不清晰"))));
        assertThat(asked.state()).isEqualTo("AWAITING_CORRECTION");
        Answer corrected = post("/claims/" + claim.id() + "/correction", agent, asked.version(), "");
        assertThat(corrected.state()).as(corrected.body().toString()).isEqualTo("SUBMITTED");
        Answer again = post(
                "/claims/" + claim.id() + "/correction-request",
                COUNTY,
                corrected.version(),
                Map.of("defects", List.of(Map.of("field", "x", "reason", "y"))));
        assertThat(again.code()).isEqualTo("CORRECTION_ALREADY_ASKED");

        Answer accepted = post("/claims/" + claim.id() + "/acceptance", COUNTY, corrected.version(), "");
        assertThat(get("/claims/" + claim.id(), OTHER).status()).isEqualTo(404);
        assertThat(review(accepted, DRAFTER).code()).isEqualTo("FOUR_EYES");
        assertThat(review(accepted, COUNTY).status()).isEqualTo(403);
        Answer noticed = review(accepted, CITY);
        assertThat(noticed.state()).as(noticed.body().toString()).isEqualTo("IN_PUBLIC_NOTICE");
        assertThat(get("/notices", "").body().toString()).contains(claim.id());

        int moved = HOUSE.moneyMoved.get();
        int orders = HOUSE.orders.get();
        HOUSE.loseReplies.set(1);
        advance("P12D");
        Answer concluded = until(claim.id(), "CONCLUDED");

        assertThat(HOUSE.moneyMoved.get() - moved).isEqualTo(1);
        assertThat(HOUSE.orders.get() - orders).isEqualTo(1);
        assertThat(concluded.body().path("payout").path("accountMasked").asString(""))
                .isEqualTo("****2222");
        assertThat(concluded.body().path("form").toString()).doesNotContain("6222000011112222");
        assertThat(concluded.body().path("timeline").toString()).contains("PAID", "CONCLUDED", "NOTICE_CLOSED");
        assertThat(sum("SELECT COALESCE(SUM(amount_fen), 0) AS n FROM journal")).isZero();
    }

    private long sum(String sql) {
        return db.sql(sql).map(row -> ((Number) row.get("n")).longValue()).one().block(Duration.ofSeconds(10));
    }

    @Test
    void a_hundred_taps_make_one_claim_and_get_the_same_answer() {
        Answer claim = filled("6222000011112222");

        List<Answer> answers = Flux.range(0, 100)
                .flatMap(_ -> submission(claim, "tap"), 100)
                .collectList()
                .block(Duration.ofSeconds(60));

        Set<String> bodies = new HashSet<>();
        answers.forEach(answer -> bodies.add(answer.status() + answer.body().toString()));
        assertThat(bodies).hasSize(1).allMatch(body -> body.startsWith("200"));
    }

    @Test
    void refuses_what_a_careless_client_sends() {
        Answer claim = filled("6222000011112222");
        String path = "/claims/" + claim.id() + "/submission";

        assertThat(post(path, agent, claim.version(), "").code()).isEqualTo("IDEMPOTENCY_KEY_REQUIRED");
        assertThat(send(HttpMethod.POST, path, agent, Map.of("Idempotency-Key", "a"), "")
                        .block(Duration.ofSeconds(10))
                        .status())
                .isEqualTo(428);
        assertThat(submission(claim, "b").block(Duration.ofSeconds(10)).status())
                .isEqualTo(200);
        Answer other = send(HttpMethod.POST, path, agent, Map.of("If-Match", "\"77\"", "Idempotency-Key", "b"), "")
                .block(Duration.ofSeconds(10));
        assertThat(other.code()).isEqualTo("IDEMPOTENCY_KEY_REUSED");
        assertThat(post("/claims/" + claim.id() + "/acceptance", COUNTY, "1", "")
                        .status())
                .isEqualTo(412);
        assertThat(start().code()).isEqualTo("ALREADY_CLAIMED");
        assertThat(post("/claims/" + claim.id() + "/attachments?material=营业执照&fileName=a.pdf", agent, "", PDF)
                        .status())
                .isEqualTo(409);
    }

    @Test
    void judges_attachments_by_content_and_size() {
        Answer claim = start();
        String path = "/claims/" + claim.id() + "/attachments?material=营业执照&fileName=a.pdf";

        assertThat(post(path, agent, "", "MZ not a pdf".getBytes(StandardCharsets.US_ASCII))
                        .status())
                .isEqualTo(415);
        byte[] large = new byte[5 * 1024 * 1024 + 1];
        System.arraycopy(PDF, 0, large, 0, PDF.length);
        assertThat(post(path, agent, "", large).status()).isEqualTo(413);
    }

    @Test
    void of_two_officers_at_once_one_wins() {
        Answer claim = submitted("6222000011112222");
        String second = HOUSE.officer("xf-accept-2", "140902", "ACCEPTANCE");

        List<Integer> statuses = Flux.just(COUNTY, second)
                .flatMap(
                        officer -> send(
                                HttpMethod.POST,
                                "/claims/" + claim.id() + "/acceptance",
                                officer,
                                Map.of("If-Match", "\"" + claim.version() + "\""),
                                ""),
                        2)
                .map(Answer::status)
                .sort()
                .collectList()
                .block(Duration.ofSeconds(20));

        assertThat(statuses).containsExactly(200, 412);
    }

    @Test
    void a_claim_waits_while_the_treasury_is_away_and_says_so() {
        Answer claim = noticed("6222000011112222");
        HOUSE.treasuryDown = true;
        advance("P12D");
        until(claim.id(), "PAYABLE");
        Answer waiting = Mono.defer(() -> send(HttpMethod.GET, "/claims/" + claim.id(), agent, Map.of(), ""))
                .filter(answer ->
                        answer.body().path("payout").path("state").asString("").equals("WAITING")
                                && answer.body().path("timeline").toString().contains("PAYOUT_WAITING"))
                .repeatWhenEmpty(100, tries -> tries.delayElements(Duration.ofMillis(100)))
                .block(Duration.ofSeconds(20));
        assertThat(waiting.body().path("timeline").toString()).contains("国库暂时无法连接");

        HOUSE.treasuryDown = false;
        until(claim.id(), "CONCLUDED");
    }

    @Test
    void an_objection_stops_the_payout_until_it_is_settled() {
        Answer claim = noticed("6222000011112222");
        String notice = claim.body().path("notice").path("id").asString("");
        assertThat(post("/notices/" + notice + "/objections", "", "", Map.of("from", "市民", "reason", "数据不实"))
                        .status())
                .isEqualTo(200);
        advance("P12D");
        assertThat(get("/claims/" + claim.id(), agent).state()).isEqualTo("IN_PUBLIC_NOTICE");
        assertThat(post("/notices/" + notice + "/settlement", CITY, "", Map.of("approve", false, "reason", "不成立"))
                        .code())
                .isEqualTo("FOUR_EYES");
        String another = HOUSE.officer("xz-review-2", "140900", "SECOND_REVIEW");
        assertThat(post("/notices/" + notice + "/settlement", another, "", Map.of("approve", false, "reason", "经查不成立"))
                        .status())
                .isEqualTo(200);
        until(claim.id(), "CONCLUDED");
    }

    @Test
    void the_last_of_the_budget_goes_to_exactly_one() {
        item = SmallLibrary.item("P-budget", PolicyItem.ClaimMode.REVIEWED, Map.of("budget_fen", 10_000_000L));
        List<Answer> waiting = new java.util.ArrayList<>();
        for (int i = 0; i < 12; i++) {
            firm = SmallLibrary.enterprise(NEXT.incrementAndGet(), 6240);
            agent = HOUSE.person("p-li", firm.code().value() + ":PREPARER");
            waiting.add(accepted("6222000011112222"));
        }

        List<String> outcomes = Flux.fromIterable(waiting)
                .flatMap(
                        claim -> send(
                                HttpMethod.POST,
                                "/claims/" + claim.id() + "/review",
                                CITY,
                                Map.of("If-Match", "\"" + claim.version() + "\""),
                                Map.of("approve", true, "reason", "符合")),
                        12)
                .map(answer -> answer.status() == 200 ? "APPROVED" : answer.code())
                .collectList()
                .block(Duration.ofSeconds(30));

        assertThat(outcomes).filteredOn("APPROVED"::equals).hasSize(1);
        assertThat(outcomes).filteredOn("BUDGET_EXHAUSTED"::equals).hasSize(11);
        assertThat(sum("SELECT reserved_fen AS n FROM item_budget WHERE item_id = 'P-budget'"))
                .isEqualTo(10_000_000L);
    }

    @Test
    void a_claim_free_run_pays_24_of_25_and_tells_the_one_whose_data_turned_unknown() {
        PolicyItem free = SmallLibrary.item("P028", PolicyItem.ClaimMode.CLAIM_FREE, Map.of());
        List<Dossier> firms = new java.util.ArrayList<>();
        for (int i = 0; i < 25; i++) {
            firms.add(SmallLibrary.enterprise(500 + i, 3000));
        }
        SmallLibrary.CANDIDATES.addAll(firms);
        String first = HOUSE.officer("xz-ss-first", "140900", "ACCEPTANCE", "FIRST_REVIEW", "SECOND_REVIEW");
        String second = HOUSE.officer("xz-hr-second", "140900", "SECOND_REVIEW");
        Answer run = post(
                "/claim-free-runs", first, "", Map.of("itemId", free.id(), "divisionCode", "140900", "limit", 100));
        assertThat(run.body().path("compared").asInt())
                .as(run.body().toString())
                .isEqualTo(25);
        String path = "/claim-free-runs/" + run.body().path("id").asString("");
        for (Dossier one : firms) {
            Map<String, Object> wish = Map.of(
                    "creditCode", one.code().value(),
                    "wish", true,
                    "bankAccount", Map.of("holder", one.name(), "bank", "中国银行", "account", "6222000011113333"));
            String legal = HOUSE.person("legal", one.code().value() + ":ACCEPTOR");
            assertThat(post(path + "/wishes", legal, "", wish).status()).isEqualTo(200);
            assertThat(post(path + "/wishes", legal, "", wish).status()).isEqualTo(200);
        }
        Map<String, Object> yes = Map.of("approve", true, "reason", "符合");
        Answer firstReviewed = post(path + "/review", first, "1", yes);
        assertThat(firstReviewed.body().path("state").asString("")).isEqualTo("FIRST_REVIEWED");
        SmallLibrary.enterprise(500, null);
        assertThat(post(path + "/review", first, "2", yes).code()).isEqualTo("FOUR_EYES");
        int moved = HOUSE.moneyMoved.get();
        Answer noticed = post(path + "/review", second, "2", yes);
        assertThat(noticed.body().path("state").asString(""))
                .as(noticed.body().toString())
                .isEqualTo("IN_PUBLIC_NOTICE");
        assertThat(noticed.body().path("leftOut").asInt()).isEqualTo(1);

        advance("P14D");
        Answer concluded = Mono.defer(() -> send(HttpMethod.GET, path, second, Map.of(), ""))
                .filter(answer -> answer.body().path("state").asString("").equals("CONCLUDED"))
                .repeatWhenEmpty(300, tries -> tries.delayElements(Duration.ofMillis(100)))
                .block(Duration.ofSeconds(40));

        assertThat(concluded.body().path("paid").asInt()).isEqualTo(24);
        assertThat(concluded.body().toString()).contains("数据待核实：主营业务收入（税务局）");
        assertThat(HOUSE.moneyMoved.get() - moved).isGreaterThanOrEqualTo(24);
        String supervisor = HOUSE.officer("xz-super", "140900", "SUPERVISOR");
        JsonNode counted = get("/monitoring", supervisor).body();
        assertThat(counted.path("result").path("claimFreeEnterprises").asInt())
                .as(counted.toString())
                .isEqualTo(25);
        assertThat(counted.path("result").path("claimFreeLeftOut").asInt()).isEqualTo(1);
        assertThat(counted.path("result").path("claimFreePaidFen").asLong()).isEqualTo(240_000_000L);
    }
}
