package cn.jince.platform.policy;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jince.platform.PlatformApplication;
import cn.jince.platform.kernel.CreditCode;
import cn.jince.platform.outbox.Background;
import cn.jince.platform.policy.LibraryCalls.Answer;
import cn.jince.platform.testing.StoodStill;
import cn.jince.platform.testing.TestIdentity;
import cn.jince.testkit.store.WithStores;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.IntStream;
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
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** An item after its text is settled, over HTTP with its database and a clock that stands where a test puts it. */
@WithStores
@Import(StoodStill.class)
@SpringBootTest(
        classes = PlatformApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "spring.config.name=platform")
class ItemLifeTest {
    private static final String DRAFTER = TestIdentity.officer("xz-draft", "140900", "POLICY_DRAFTER");
    private static final String APPROVER = TestIdentity.officer("xz-approve", "140900", "POLICY_APPROVER");
    private static final String SECOND = TestIdentity.officer("xz-second", "140900", "POLICY_APPROVER");
    private static final String ELSEWHERE = TestIdentity.officer("dt-approve", "140200", "POLICY_APPROVER");
    private static final String FIRM = CreditCode.complete("91140902MAFE00001").value();
    private static final String MEMBER = TestIdentity.person("p-life", FIRM + ":PREPARER");

    @LocalServerPort
    private int port;

    @Autowired
    private Background background;

    @DynamicPropertySource
    static void identity(DynamicPropertyRegistry settings) {
        TestIdentity.serve(settings);
    }

    @BeforeEach
    void a_firm() {
        StoodStill.at(StoodStill.WEDNESDAY);
        String row = """
                {"creditCode":"%s","system":"sx.samr","asOf":"2026-11-01",\
                "facts":{"name":"事项状态测试企业","region_code":"140902","industry_code":"3391"}}""".formatted(FIRM);
        WebClient.create("http://localhost:" + port)
                .post()
                .uri("/enterprises/facts")
                .headers(all -> all.setBearerAuth(TestIdentity.system("house", "HOUSE")))
                .contentType(MediaType.APPLICATION_NDJSON)
                .bodyValue(row)
                .retrieve()
                .toBodilessEntity()
                .block(Duration.ofSeconds(60));
    }

    @Test
    void a_scheduled_version_opens_at_midnight_in_shanghai_and_closes_after_its_last_day() {
        String id = published("L-OPENS", "日程奖励");
        approved(id);
        assertThat(code(post(id, "/schedule", DRAFTER, "{\"opensOn\":\"2026-11-25\",\"silent\":false}")))
                .isEqualTo("POLICY_BAD_CONTENT");
        Answer scheduled = post(
                id, "/schedule", DRAFTER, "{\"opensOn\":\"2026-12-01\",\"closesOn\":\"2026-12-10\",\"silent\":true}");
        assertThat(state(scheduled)).isEqualTo("SCHEDULED");
        assertThat(scheduled.body().at("/standing/opensOn").asString()).isEqualTo("2026-12-01");
        assertThat(post(id, "/schedule-cancellation", ELSEWHERE, "{}").status()).isEqualTo(404);
        assertThat(state(post(id, "/schedule-cancellation", DRAFTER, "{}"))).isEqualTo("APPROVED");
        post(id, "/schedule", DRAFTER, "{\"opensOn\":\"2026-12-01\",\"closesOn\":\"2026-12-10\",\"silent\":true}");

        at("2026-11-30T15:59:59Z");
        assertThat(seen(id).at("/summary/version").asInt()).isEqualTo(1);
        at("2026-11-30T16:00:00Z");
        until(id, body -> body.at("/summary/version").asInt() == 2);

        at("2026-12-10T15:59:59Z");
        assertThat(seen(id).at("/summary/state").asString()).isEqualTo("PUBLISHED");
        assertThat(matched(id)).isTrue();
        at("2026-12-10T16:00:00Z");
        JsonNode closed = until(id, body -> body.at("/summary/state").asString().equals("WITHDRAWN"));
        assertThat(closed.at("/standing/reason").asString()).contains("2026-12-10");
        assertThat(matched(id)).isFalse();
    }

    @Test
    void a_published_item_gets_a_last_day() {
        String id = published("L-LAST", "截止奖励");
        assertThat(code(post(id, "/schedule", APPROVER, "{\"closesOn\":\"2026-11-24\",\"silent\":false}")))
                .isEqualTo("POLICY_BAD_CONTENT");
        assertThat(state(post(id, "/schedule", APPROVER, "{\"closesOn\":\"2026-11-25\",\"silent\":false}")))
                .isEqualTo("PUBLISHED");

        at("2026-11-25T16:00:00Z");

        until(id, body -> body.at("/summary/state").asString().equals("WITHDRAWN"));
    }

    @Test
    void a_suspended_item_is_out_of_force_everywhere_and_shown_with_its_reason_until_it_resumes() {
        String id = published("L-REST", "暂停奖励");
        approved(id);
        post(id, "/publication?silent=true", DRAFTER, "");
        assertThat(matched(id)).isTrue();
        assertThat(code(post(id, "/suspension", APPROVER, "{\"reason\":\" \"}")))
                .isEqualTo("REASON_REQUIRED");
        assertThat(post(id, "/suspension", DRAFTER, "{\"reason\":\"x\"}").status())
                .isEqualTo(403);
        assertThat(post(id, "/suspension", ELSEWHERE, "{\"reason\":\"x\"}").status())
                .isEqualTo(404);

        Answer rests = post(id, "/suspension", APPROVER, "{\"reason\":\"资金计划调整\"}");

        assertThat(state(rests)).isEqualTo("SUSPENDED");
        assertThat(seen(id).at("/summary/version").asInt()).isEqualTo(2);
        assertThat(seen(id).at("/standing/reason").asString()).isEqualTo("资金计划调整");
        assertThat(library().get("/policy-suspensions", null).body().toString()).contains(id, "资金计划调整");
        assertThat(matched(id)).isFalse();
        assertThat(found(id)).isFalse();
        assertThat(claim(id)).isEqualTo(404);
        assertThat(library()
                        .importOne(policy(id, "暂停奖励").put("notes", "又收到"))
                        .body()
                        .toString())
                .contains("平台工作人员已修订");
        assertThat(code(post(id, "/suspension", APPROVER, "{\"reason\":\"再来\"}")))
                .isEqualTo("POLICY_WRONG_STATE");

        assertThat(state(post(id, "/resumption", APPROVER, "{}"))).isEqualTo("PUBLISHED");
        assertThat(matched(id)).isTrue();
        assertThat(library().get("/policy-suspensions", null).body().toString()).doesNotContain(id);
        assertThat(library()
                        .get("/policies/" + id + "/decisions", APPROVER)
                        .body()
                        .toString())
                .contains("SUSPEND", "资金计划调整", "RESUME", "xz-approve");
        assertThat(library().get("/policies/" + id + "/decisions", ELSEWHERE).status())
                .isEqualTo(404);
    }

    @Test
    void a_collected_text_does_not_bring_back_what_rests() {
        String id = published("L-BACK", "回潮奖励");
        post(id, "/suspension", APPROVER, "{\"reason\":\"复核依据\"}");

        JsonNode report =
                library().importOne(policy(id, "回潮奖励").put("notes", "有变化")).body();

        assertThat(report.at("/refused/0/reason").asString()).contains("导入不能使其恢复");
        assertThat(seen(id).at("/summary/state").asString()).isEqualTo("SUSPENDED");
    }

    @Test
    void a_fair_competition_recheck_is_decided_by_somebody_else() {
        String id = published("L-FAIR", "复核奖励");
        assertThat(state(post(id, "/recheck", APPROVER, "{\"reason\":\"涉嫌限定本地企业\"}")))
                .isEqualTo("PENDING_RECHECK");
        assertThat(matched(id)).isFalse();
        assertThat(library()
                        .get("/policies?state=PENDING_RECHECK", APPROVER)
                        .body()
                        .toString())
                .contains(id);

        assertThat(code(post(id, "/recheck-decision", APPROVER, "{\"pass\":true,\"reason\":\"\"}")))
                .isEqualTo("FOUR_EYES");
        assertThat(code(post(id, "/recheck-decision", SECOND, "{\"pass\":false,\"reason\":\"\"}")))
                .isEqualTo("REASON_REQUIRED");
        assertThat(state(post(id, "/recheck-decision", SECOND, "{\"pass\":true,\"reason\":\"不构成限制\"}")))
                .isEqualTo("PUBLISHED");
        assertThat(matched(id)).isTrue();
    }

    @Test
    void a_duplicate_is_found_and_merged_and_its_links_lead_to_the_other() {
        String kept = published("L-KEEP", "忻州市技改设备更新贴息");
        String twin = published("L-TWIN", "忻州市技改设备更新贴息（2026年）");
        JsonNode alike =
                library().get("/policies/" + twin + "/likenesses", APPROVER).body();
        assertThat(alike.at("/0/itemId").asString()).isEqualTo(kept);
        assertThat(alike.at("/0/why").asString()).isEqualTo("SAME_NAME");
        assertThat(code(post(twin, "/merger", APPROVER, "{\"into\":\"" + twin + "\",\"reason\":\"重复\"}")))
                .isEqualTo("POLICY_BAD_CONTENT");

        Answer merged = post(twin, "/merger", APPROVER, "{\"into\":\"" + kept + "\",\"reason\":\"重复\"}");

        assertThat(state(merged)).isEqualTo("MERGED");
        assertThat(merged.body().at("/standing/mergedInto").asString()).isEqualTo(kept);
        assertThat(seen(twin).at("/summary/id").asString()).isEqualTo(kept);
        assertThat(matched(twin)).isFalse();
        assertThat(code(post(twin, "/resumption", APPROVER, "{}"))).isEqualTo("POLICY_WRONG_STATE");
    }

    @Test
    void a_local_text_stands_in_the_place_of_the_generic_item_where_it_applies_and_while_it_is_in_force() {
        ObjectNode province =
                policy("L-GENERIC", "省级通用奖励").put("region_code", "140000").put("level", "省");
        library().importOne(province);
        assertThat(matched("L-GENERIC")).isTrue();

        library().importOne(policy("L-LOCAL", "忻州市本地奖励").put("variant_of", "L-GENERIC"));

        assertThat(matched("L-LOCAL")).isTrue();
        assertThat(matched("L-GENERIC")).isFalse();
        assertThat(seen("L-LOCAL").path("variantOf").asString()).isEqualTo("L-GENERIC");
        post("L-LOCAL", "/suspension", APPROVER, "{\"reason\":\"调整\"}");
        assertThat(matched("L-GENERIC")).isTrue();
        post("L-LOCAL", "/resumption", APPROVER, "{}");
        library()
                .importOne(policy("L-OTHER", "大同市本地奖励")
                        .put("region_code", "140200")
                        .put("variant_of", "L-LOCAL"));
        assertThat(matched("L-LOCAL")).isTrue();
    }

    @Test
    void what_is_withdrawn_does_not_bring_back_the_version_before() {
        String id = published("L-GONE", "撤回奖励");
        approved(id);
        post(id, "/publication?silent=true", DRAFTER, "");

        assertThat(state(post(id, "/withdrawal", APPROVER, "{\"reason\":\"文件废止\"}")))
                .isEqualTo("WITHDRAWN");

        assertThat(seen(id).at("/summary/state").asString()).isEqualTo("WITHDRAWN");
        assertThat(matched(id)).isFalse();
    }

    @Test
    void publication_is_refused_where_a_listing_field_says_nothing_and_nobody_says_why() {
        ObjectNode bare = policy("L-BARE", "缺项奖励");
        bare.putArray("basis");
        bare.putObject("validity");
        library().importOne(bare);
        approved("L-BARE");

        Answer refused = post("L-BARE", "/publication", DRAFTER, "");

        assertThat(code(refused)).isEqualTo("LISTING_INCOMPLETE");
        assertThat(refused.body().path("missing").toString()).isEqualTo("[\"BASIS\",\"VALIDITY\"]");
        assertThat(code(post("L-BARE", "/schedule", DRAFTER, "{\"opensOn\":\"2026-12-01\",\"silent\":true}")))
                .isEqualTo("LISTING_INCOMPLETE");

        library().importOne(policy("L-WHY", "说明奖励").set("validity", bare.path("validity")));
        Answer wrong =
                library().post("/policies/drafts", DRAFTER, draft("L-WHY", "\"listingReasons\":{\"PHONE\":\"无\"},"));
        assertThat(wrong.status()).isEqualTo(422);
        approved("L-WHY", "\"listingReasons\":{\"VALIDITY\":\"文件未公布有效期\"},");
        Answer published = post("L-WHY", "/publication?silent=true", DRAFTER, "");
        assertThat(state(published)).isEqualTo("PUBLISHED");
        assertThat(published.body().at("/listingReasons/VALIDITY").asString()).isEqualTo("文件未公布有效期");
    }

    @Test
    void each_item_has_one_owner_and_a_stale_one_returns_to_it() {
        String id = published("L-OWNER", "责任奖励");
        JsonNode unowned =
                library().get("/policies/" + id + "/stewardship", null).body();
        assertThat(unowned.path("version").asInt()).isZero();
        assertThat(unowned.path("makes").asString()).isNotBlank();
        String change = "{\"explains\":\"忻州市工信局中小企业科\",\"interpretation\":\"首次上规的企业可领。\",\"reviewOn\":\"2026-12-01\"}";
        assertThat(steward(id, "\"0\"", ELSEWHERE, change)).isEqualTo(403);
        assertThat(steward(id, "\"3\"", DRAFTER, change)).isEqualTo(409);
        assertThat(steward(id, "\"0\"", DRAFTER, change)).isEqualTo(200);

        JsonNode owned = library().get("/policies/" + id + "/stewardship", null).body();
        assertThat(owned.path("ownerName").asString()).isEqualTo("xz-draft");
        assertThat(owned.path("interpretation").asString()).isEqualTo("首次上规的企业可领。");
        assertThat(stale(DRAFTER, true)).doesNotContain(id);

        at("2026-12-02T02:00:00Z");
        assertThat(stale(DRAFTER, true)).contains(id);
        assertThat(stale(ELSEWHERE, false)).doesNotContain(id);
        assertThat(steward(id, "\"1\"", DRAFTER, "{}")).isEqualTo(200);
        assertThat(stale(DRAFTER, true)).doesNotContain(id);
    }

    @Test
    void of_officers_who_steer_at_once_one_wins() {
        String id = published("L-RACE", "并发奖励");
        List<Integer> statuses = Flux.fromStream(IntStream.range(0, 8).boxed())
                .flatMap(i -> Mono.fromCallable(() -> post(
                                        id,
                                        i % 2 == 0 ? "/suspension" : "/withdrawal",
                                        i % 2 == 0 ? APPROVER : SECOND,
                                        "{\"reason\":\"同时\"}")
                                .status())
                        .subscribeOn(Schedulers.boundedElastic()))
                .collectList()
                .block(Duration.ofSeconds(120));

        // a suspended item may still be withdrawn, so one or two steps happen, never two of one kind
        assertThat(Objects.requireNonNull(statuses).stream().filter(status -> status == 200))
                .hasSizeBetween(1, 2);
        assertThat(statuses).allMatch(status -> status == 200 || status == 409);
    }

    private LibraryCalls library() {
        return new LibraryCalls(port);
    }

    private static ObjectNode policy(String id, String name) {
        ObjectNode policy = LibraryCalls.policy(id).put("region_code", "140900").put("level", "市");
        ((ObjectNode) policy.path("conditions"))
                .putArray("all")
                .addObject()
                .put("field", "region_code")
                .put("op", "startsWith")
                .put("value", "1409");
        return policy.put("name", name);
    }

    /** In force since it was collected. */
    private String published(String id, String name) {
        assertThat(library().importOne(policy(id, name)).body().path("created").asInt())
                .isEqualTo(1);
        return id;
    }

    private void approved(String id) {
        approved(id, "");
    }

    private void approved(String id, String members) {
        Answer draft = library().post("/policies/drafts", DRAFTER, draft(id, members));
        assertThat(draft.status()).as(draft.body().toString()).isEqualTo(200);
        assertThat(post(id, "/submission", DRAFTER, "").status()).isEqualTo(200);
        assertThat(post(id, "/approval", APPROVER, "{\"approve\":true,\"reason\":\"同意\"}")
                        .status())
                .isEqualTo(200);
    }

    private static String draft(String basedOn, String members) {
        return """
                {"basedOn":"%s",%s
                 "cases":[
                  {"name":"市内","facts":{"region_code":"140902"},"expected":"MET"},
                  {"name":"市外","facts":{"region_code":"140201"},"expected":"NOT_MET"},
                  {"name":"不详","facts":{},"expected":"TO_BE_VERIFIED"}]}""".formatted(basedOn, members);
    }

    private Answer post(String id, String verb, String token, String body) {
        return library().post("/policies/" + id + verb, token, body);
    }

    private int steward(String id, String version, String token, String body) {
        return Objects.requireNonNull(WebClient.create("http://localhost:" + port)
                .method(HttpMethod.PUT)
                .uri("/policies/" + id + "/stewardship")
                .headers(all -> {
                    all.setBearerAuth(token);
                    all.setIfMatch(version);
                })
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchangeToMono(response ->
                        response.releaseBody().thenReturn(response.statusCode().value()))
                .block(Duration.ofSeconds(60)));
    }

    private List<String> stale(String token, boolean mine) {
        return library()
                .get("/stale-policies?mine=" + mine, token)
                .body()
                .valueStream()
                .map(one -> one.path("itemId").asString())
                .toList();
    }

    private JsonNode seen(String id) {
        return library().get("/policies/" + id, null).body();
    }

    private boolean matched(String id) {
        return library()
                .get("/enterprises/" + FIRM + "/matches?notMet=true", MEMBER)
                .body()
                .toString()
                .contains("\"" + id + "\"");
    }

    private boolean found(String id) {
        return library()
                .get("/policies?size=100&query=奖励", null)
                .body()
                .toString()
                .contains("\"" + id + "\"");
    }

    private int claim(String id) {
        return library()
                .post("/claims", MEMBER, "{\"creditCode\":\"" + FIRM + "\",\"itemId\":\"" + id + "\"}")
                .status();
    }

    private void at(String instant) {
        StoodStill.at(instant);
        background.nudgeAll();
    }

    private JsonNode until(String id, Predicate<JsonNode> holds) {
        return Objects.requireNonNull(Mono.fromCallable(() -> seen(id))
                .subscribeOn(Schedulers.boundedElastic())
                .filter(holds)
                .repeatWhenEmpty(300, rounds -> rounds.delayElements(Duration.ofMillis(100)))
                .block(Duration.ofSeconds(120)));
    }

    private static @Nullable String state(Answer answer) {
        return answer.body().at("/summary/state").asString(answer.body().toString());
    }

    private static String code(Answer answer) {
        return answer.body().path("code").asString();
    }
}
