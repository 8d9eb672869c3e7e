package cn.jince.platform.enterprise;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jince.api.event.EventTypes;
import cn.jince.api.event.EventTypes.ClaimMoved;
import cn.jince.platform.PlatformApplication;
import cn.jince.platform.kernel.CreditCode;
import cn.jince.platform.outbox.Outbox;
import cn.jince.platform.policy.LibraryCalls;
import cn.jince.platform.policy.LibraryCalls.Answer;
import cn.jince.platform.testing.StoodStill;
import cn.jince.platform.testing.TestIdentity;
import cn.jince.testkit.store.WithStores;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** The dossier over HTTP with its database: tags, several sources, who used it, and objections. */
@WithStores
@Import(StoodStill.class)
@SpringBootTest(
        classes = PlatformApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "spring.config.name=platform")
class DossierTest {
    private static final AtomicInteger NEXT = new AtomicInteger();
    private static final String HOUSE = TestIdentity.system("house", "HOUSE");
    private static final String TAX = TestIdentity.officerOf("忻州市税务局", "xz-tax", "140900", "ACCEPTANCE");
    private static final String JOBS = TestIdentity.officerOf("忻州市人社局", "xz-jobs", "140900", "ACCEPTANCE");
    private static final String FOREIGN_TAX = TestIdentity.officerOf("大同市税务局", "dt-tax", "140200", "ACCEPTANCE");

    @LocalServerPort
    private int port;

    @Autowired
    private Outbox outbox;

    @Autowired
    private TransactionalOperator inTransaction;

    private String firm = "";
    private String member = "";

    @DynamicPropertySource
    static void identity(DynamicPropertyRegistry settings) {
        TestIdentity.serve(settings);
    }

    @BeforeEach
    void a_firm_the_registration_knows() {
        StoodStill.at(StoodStill.WEDNESDAY);
        firm = CreditCode.complete("91140902MADQR%04d".formatted(NEXT.incrementAndGet()))
                .value();
        member = TestIdentity.person("p-" + firm, firm + ":PREPARER");
        collect("sx.samr", """
                {"name":"档案测试企业","region_code":"140902","industry_code":"3391","entity_type":"有限责任公司",
                 "ownership":"民营","registration_status":"存续","registered_on":"2025-03-01"}""");
    }

    @Test
    void tags_of_six_families_show_their_rule_and_facts_and_follow_the_facts() {
        JsonNode before = get("/enterprises/" + firm + "/profile", member).body();

        assertThat(before.path("families")
                        .valueStream()
                        .map(one -> one.path("family").asString()))
                .containsExactly("PLACE", "INDUSTRY", "SCALE", "TYPE", "OPERATION", "DEVELOPMENT");
        assertThat(names(before, "PLACE", "tags")).containsExactly("忻州市", "忻府区");
        assertThat(names(before, "INDUSTRY", "tags").getFirst()).isEqualTo("制造业");
        assertThat(names(before, "DEVELOPMENT", "tags")).containsExactly("初创企业（三年内）");
        assertThat(names(before, "DEVELOPMENT", "open")).contains("高新技术企业");

        collect("sx.tech", "{\"qualification\":[\"高新技术企业\"]}");
        collect("sx.credit", "{\"credit_flag\":null}");
        JsonNode after = get("/enterprises/" + firm + "/profile", member).body();

        assertThat(names(after, "DEVELOPMENT", "tags")).contains("高新技术企业");
        assertThat(names(after, "OPERATION", "tags")).contains("无失信记录");
        JsonNode tag = family(after, "DEVELOPMENT")
                .path("tags")
                .valueStream()
                .filter(one -> one.path("key").asString().equals("high-tech"))
                .findFirst()
                .orElseThrow();
        assertThat(tag.path("rule").asString()).isEqualTo("已有资质 包含 高新技术企业");
        assertThat(tag.at("/facts/0/provenance/systemName").asString()).isEqualTo("科技与工信资质系统");
        assertThat(after.path("completeness").asInt())
                .isGreaterThan(before.path("completeness").asInt());

        collect("sx.tech", "{\"qualification\":null}");
        assertThat(names(get("/enterprises/" + firm + "/profile", member).body(), "DEVELOPMENT", "tags"))
                .doesNotContain("高新技术企业");
        assertThat(get("/enterprises/" + firm + "/profile", FOREIGN_TAX).status())
                .isEqualTo(404);
    }

    @Test
    void of_several_sources_one_holds_and_the_other_is_shown_with_the_conflict() {
        collect("sx.stats", "{\"employees\":30,\"total_assets\":900}");
        assertThat(fact("employees", member).path("value").asInt()).isEqualTo(30);
        assertThat(fact("employees", member).path("conflict").asBoolean()).isFalse();

        collect("sx.hrss", "{\"employees\":28}");
        collect("sx.tax", "{\"employees\":28,\"total_assets\":900.0}");

        JsonNode employees = fact("employees", member);
        assertThat(employees.path("value").asInt()).isEqualTo(28);
        assertThat(employees.at("/provenance/system").asString()).isEqualTo("sx.hrss");
        assertThat(employees
                        .path("others")
                        .valueStream()
                        .map(one -> one.at("/provenance/system").asString()))
                .containsExactly("sx.stats", "sx.tax");
        assertThat(employees.path("conflict").asBoolean()).isTrue();
        assertThat(fact("total_assets", member).path("conflict").asBoolean()).isFalse();
        Answer refused = collecting("sx.credit", "{\"employees\":1}");
        assertThat(refused.body().at("/refusals/0/code").asString()).isEqualTo("UNKNOWN_ATTRIBUTE");
    }

    @Test
    void an_enterprise_reads_who_used_its_facts_for_what() {
        get("/enterprises/" + firm + "/dossier?purpose=办理小升规奖励", TAX);
        get("/enterprises/" + firm + "/dossier?purpose=办理小升规奖励", TAX);
        get("/enterprises/" + firm + "/matches", JOBS);
        get("/enterprises/" + firm + "/dossier", FOREIGN_TAX);
        get("/enterprises/" + firm + "/dossier", member);

        JsonNode uses = get("/enterprises/" + firm + "/uses", member).body();

        assertThat(uses).hasSize(2);
        JsonNode dossier = uses.valueStream()
                .filter(use -> use.path("kind").asString().equals("DOSSIER"))
                .findFirst()
                .orElseThrow();
        assertThat(dossier.path("purpose").asString()).isEqualTo("办理小升规奖励");
        assertThat(dossier.path("department").asString()).isEqualTo("忻州市税务局");
        assertThat(dossier.path("times").asInt()).isEqualTo(2);
        assertThat(dossier.path("attributes").toString()).contains("营业收入", "企业规模");
        assertThat(get("/enterprises/" + firm + "/uses", TAX).status()).isEqualTo(403);
        assertThat(get("/enterprises/" + firm + "/uses", TestIdentity.person("p-no", "none:VIEWER"))
                        .status())
                .isEqualTo(404);
        assertThat(get("/enterprises/" + firm + "/dossier?purpose=" + "长".repeat(101), TAX)
                        .status())
                .isEqualTo(422);
    }

    @Test
    void a_submitted_claim_is_written_down_once_with_the_facts_its_item_asks_for() {
        new LibraryCalls(port).importAll();
        var moved = new ClaimMoved(
                "c-1", "140902-2026-1", firm, "140902", "P065", "小升规市级配套", "SUBMITTED", "已提交", null, null);
        Mono.defer(() -> outbox.append(EventTypes.CLAIM_MOVED, "c-1", moved))
                .as(inTransaction::transactional)
                .block(Duration.ofSeconds(10));

        JsonNode uses = Objects.requireNonNull(Mono.fromCallable(
                        () -> get("/enterprises/" + firm + "/uses", member).body())
                .subscribeOn(reactor.core.scheduler.Schedulers.boundedElastic())
                .filter(found -> !found.isEmpty())
                .repeatWhenEmpty(300, rounds -> rounds.delayElements(Duration.ofMillis(100)))
                .block(Duration.ofSeconds(60)));

        assertThat(uses).hasSize(1);
        assertThat(uses.at("/0/kind").asString()).isEqualTo("CLAIM");
        assertThat(uses.at("/0/reference").asString()).isEqualTo("c-1");
        assertThat(uses.at("/0/times").asInt()).isEqualTo(1);
        assertThat(uses.at("/0/attributes").toString()).contains("在规状态");
    }

    @Test
    void an_upheld_objection_marks_the_fact_and_closes_when_its_source_speaks_anew() {
        collect("sx.tax", "{\"annual_revenue\":1990,\"main_business_revenue\":1900}");
        Answer asked = object("annual_revenue", 2100, UUID.randomUUID().toString());
        assertThat(asked.status()).as(asked.body().toString()).isEqualTo(200);
        assertThat(asked.body().path("department").asString()).isEqualTo("税务局");
        assertThat(asked.body().path("dueOn").asString()).isEqualTo("2026-12-02");
        assertThat(asked.body().path("stated").asInt()).isEqualTo(1990);
        assertThat(dossier(member).at("/marks/0/state").asString()).isEqualTo("OPEN");
        assertThat(ids(get("/fact-objections", TAX))).contains(id(asked));
        assertThat(ids(get("/fact-objections", FOREIGN_TAX))).doesNotContain(id(asked));

        assertThat(code(decide(JOBS, asked, true))).isEqualTo("OBJECTION_OTHER_DEPARTMENT");
        assertThat(decide(FOREIGN_TAX, asked, true).status()).isEqualTo(404);
        assertThat(decide(member, asked, true).status()).isEqualTo(403);
        Answer upheld = decide(TAX, asked, true);
        assertThat(upheld.body().path("state").asString()).isEqualTo("UPHELD");
        assertThat(fact("annual_revenue", member).path("value").asInt()).isEqualTo(1990);
        assertThat(dossier(member).at("/marks/0/state").asString()).isEqualTo("UPHELD");

        StoodStill.at(StoodStill.WEDNESDAY.plus(Duration.ofDays(2)));
        collect("sx.hrss", "{\"employees\":12}");
        assertThat(view(asked).path("state").asString()).isEqualTo("UPHELD");
        collect("sx.tax", "{\"annual_revenue\":2100,\"main_business_revenue\":1900}");

        assertThat(view(asked).path("state").asString()).isEqualTo("RESTATED");
        assertThat(view(asked).path("restated").asInt()).isEqualTo(2100);
        assertThat(fact("annual_revenue", member).path("value").asInt()).isEqualTo(2100);
        assertThat(dossier(member).path("marks")).isEmpty();
    }

    @Test
    void a_rejected_objection_changes_nothing_and_the_clock_counts_working_days() {
        collect("sx.tax", "{\"annual_revenue\":1990}");
        Answer asked = object("annual_revenue", 2100, UUID.randomUUID().toString());
        StoodStill.at("2026-12-03T02:00:00Z");
        assertThat(ids(get("/fact-objections?overdue=true", TAX))).contains(id(asked));

        Answer rejected = decide(TAX, asked, false);

        assertThat(rejected.body().path("state").asString()).isEqualTo("REJECTED");
        assertThat(fact("annual_revenue", member).path("value").asInt()).isEqualTo(1990);
        assertThat(code(decide(TAX, rejected, true))).isEqualTo("OBJECTION_WRONG_STATE");
        assertThat(object("annual_revenue", 2100, UUID.randomUUID().toString()).status())
                .isEqualTo(200);
    }

    @Test
    void what_cannot_be_objected_to_is_said() {
        collect("sx.tax", "{\"annual_revenue\":1990}");

        assertThat(code(object("scale", "small", "k1"))).isEqualTo("OBJECTION_COMPUTED");
        assertThat(code(object("employees", 12, "k2"))).isEqualTo("OBJECTION_NOTHING_STATED");
        assertThat(object("annual_revenue", "many", "k3").status()).isEqualTo(422);
        assertThat(object("shoe_size", 1, "k4").status()).isEqualTo(422);
        Answer first = object("annual_revenue", 2100, "k5");
        assertThat(id(object("annual_revenue", 2100, "k5"))).isEqualTo(id(first));
        assertThat(code(object("annual_revenue", 2200, "k5"))).isEqualTo("IDEMPOTENCY_KEY_REUSED");
        assertThat(code(object("annual_revenue", 2200, "k6"))).isEqualTo("OBJECTION_ALREADY_OPEN");
        Answer withdrawn = send(
                HttpMethod.POST,
                "/fact-objections/" + id(first) + "/withdrawal",
                member,
                Map.of("If-Match", "\"1\""),
                Map.of());
        assertThat(withdrawn.body().path("state").asString()).isEqualTo("WITHDRAWN");
        assertThat(object("annual_revenue", 2200, "k7").status()).isEqualTo(200);
        assertThat(send(
                                HttpMethod.POST,
                                "/fact-objections",
                                TestIdentity.person("p-viewer", firm + ":VIEWER"),
                                Map.of("Idempotency-Key", "k8"),
                                form("annual_revenue", 1))
                        .status())
                .isEqualTo(403);
        assertThat(send(HttpMethod.POST, "/fact-objections", member, Map.of("Idempotency-Key", "k9"), Map.of())
                        .status())
                .isBetween(400, 422);
    }

    @Test
    void of_two_officers_who_decide_at_once_one_is_told_to_look_again() {
        collect("sx.tax", "{\"annual_revenue\":1990}");
        Answer asked = object("annual_revenue", 2100, UUID.randomUUID().toString());
        List<Integer> statuses = Flux.range(0, 8)
                .flatMap(i -> sending(
                        HttpMethod.POST,
                        "/fact-objections/" + id(asked) + "/decision",
                        TAX,
                        Map.of("If-Match", "\"1\""),
                        Map.of("uphold", i % 2 == 0, "reason", "核对 " + i)))
                .map(Answer::status)
                .collectList()
                .block(Duration.ofSeconds(60));

        assertThat(statuses).containsOnlyOnce(200).allMatch(status -> status == 200 || status == 412 || status == 409);
    }

    @Test
    void the_sources_tell_the_share_of_enterprises_they_cover() {
        collect("sx.tax", "{\"annual_revenue\":1990}");

        JsonNode tax = get("/enterprises/sources", TAX)
                .body()
                .valueStream()
                .filter(one -> one.path("system").asString().equals("sx.tax"))
                .findFirst()
                .orElseThrow();

        assertThat(tax.path("registered").asLong())
                .isGreaterThanOrEqualTo(tax.path("enterprises").asLong())
                .isPositive();
    }

    private static JsonNode family(JsonNode profile, String family) {
        return profile.path("families")
                .valueStream()
                .filter(one -> one.path("family").asString().equals(family))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> names(JsonNode profile, String family, String list) {
        return family(profile, family)
                .path(list)
                .valueStream()
                .map(tag -> tag.path("name").asString())
                .toList();
    }

    private JsonNode dossier(String token) {
        return get("/enterprises/" + firm + "/dossier", token).body();
    }

    private JsonNode fact(String attribute, String token) {
        return dossier(token)
                .path("facts")
                .valueStream()
                .filter(one -> one.path("attribute").asString().equals(attribute))
                .findFirst()
                .orElseThrow();
    }

    private JsonNode view(Answer objection) {
        return get("/fact-objections/" + id(objection), member).body();
    }

    private Map<String, Object> form(String attribute, Object proposed) {
        return Map.of("creditCode", firm, "attribute", attribute, "proposed", proposed, "reason", "与申报表不一致");
    }

    private Answer object(String attribute, Object proposed, String key) {
        return send(
                HttpMethod.POST, "/fact-objections", member, Map.of("Idempotency-Key", key), form(attribute, proposed));
    }

    private Answer decide(String token, Answer objection, boolean uphold) {
        return send(
                HttpMethod.POST,
                "/fact-objections/" + id(objection) + "/decision",
                token,
                Map.of("If-Match", "\"" + objection.body().path("version").asString() + "\""),
                Map.of("uphold", uphold, "reason", "已与征管系统核对"));
    }

    private void collect(String system, String facts) {
        assertThat(collecting(system, facts).body().path("accepted").asInt()).isEqualTo(1);
    }

    private Answer collecting(String system, String facts) {
        return send(
                HttpMethod.POST,
                "/enterprises/facts",
                HOUSE,
                Map.of("Content-Type", MediaType.APPLICATION_NDJSON_VALUE),
                "{\"creditCode\":\"%s\",\"system\":\"%s\",\"asOf\":\"2026-11-01\",\"facts\":%s}"
                        .formatted(firm, system, facts.replace("\n", "")));
    }

    private static List<String> ids(Answer list) {
        return list.body().valueStream().map(row -> row.path("id").asString()).toList();
    }

    private static String id(Answer objection) {
        return objection.body().path("id").asString();
    }

    private static String code(Answer answer) {
        return answer.body().path("code").asString();
    }

    private Answer get(String path, @Nullable String token) {
        return new LibraryCalls(port).get(path, token);
    }

    private Answer send(
            HttpMethod method, String path, @Nullable String token, Map<String, String> headers, Object body) {
        return new LibraryCalls(port).send(method, path, token, headers, body);
    }

    private Mono<Answer> sending(
            HttpMethod method, String path, @Nullable String token, Map<String, String> headers, Object body) {
        return new LibraryCalls(port).sending(method, path, token, headers, body);
    }
}
