package cn.jince.platform.policy;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jince.platform.PlatformApplication;
import cn.jince.platform.outbox.OutboxFeed;
import cn.jince.platform.testing.TestIdentity;
import cn.jince.testkit.store.WithStores;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The library over HTTP with its database: import, reading, drafting by one and approval by another. */
@WithStores
@SpringBootTest(
        classes = PlatformApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "spring.config.name=platform")
class LibraryTest {
    private static final String OPERATOR = TestIdentity.officer("operator", "140000", "OPERATOR");
    private static final String DRAFTER = TestIdentity.officer("xz-draft", "140900", "POLICY_DRAFTER");
    private static final String BOTH = TestIdentity.officer("xz-both", "140900", "POLICY_DRAFTER", "POLICY_APPROVER");
    private static final String APPROVER = TestIdentity.officer("xz-approve", "140900", "POLICY_APPROVER");
    private static final String ELSEWHERE =
            TestIdentity.officer("dt-both", "140200", "POLICY_DRAFTER", "POLICY_APPROVER");

    @LocalServerPort
    private int port;

    @Autowired
    private OutboxFeed feed;

    @DynamicPropertySource
    static void identity(DynamicPropertyRegistry settings) {
        TestIdentity.serve(settings);
    }

    private record Answer(int status, JsonNode body) {}

    private Answer call(HttpMethod method, String path, @Nullable String token, @Nullable Object body) {
        WebClient.RequestBodySpec request = WebClient.builder()
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(16 * 1024 * 1024))
                .build()
                .method(method)
                .uri("http://localhost:" + port + path);
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        WebClient.RequestHeadersSpec<?> ready = body == null
                ? request
                : request.contentType(MediaType.APPLICATION_JSON).bodyValue(body);
        return Objects.requireNonNull(ready.exchangeToMono(response -> response.bodyToMono(String.class)
                        .defaultIfEmpty("{}")
                        .map(text -> new Answer(
                                response.statusCode().value(),
                                JsonMapper.shared().readTree(text))))
                .block(Duration.ofSeconds(60)));
    }

    private Answer get(String path, @Nullable String token) {
        return call(HttpMethod.GET, path, token, null);
    }

    private Answer post(String path, @Nullable String token, Object body) {
        return call(HttpMethod.POST, path, token, body);
    }

    private void importAll() {
        JsonNode report =
                post("/policies/import", OPERATOR, RealPolicies.text()).body();
        assertThat(report.path("refused")).isEmpty();
        assertThat(report.path("created").asInt() + report.path("unchanged").asInt())
                .isEqualTo(90);
    }

    private static ObjectNode policy(String id) {
        ObjectNode policy = (ObjectNode) RealPolicies.all().getFirst().deepCopy();
        policy.put("id", id);
        return policy;
    }

    private Answer importOne(JsonNode policy) {
        ObjectNode body = JsonMapper.shared().createObjectNode();
        body.putArray("items").add(policy);
        return post("/policies/import", OPERATOR, body.toString());
    }

    @Test
    void all_real_policies_enter_and_the_same_ones_again_change_nothing() {
        importAll();

        JsonNode again = post("/policies/import", OPERATOR, RealPolicies.text()).body();

        assertThat(again.path("unchanged").asInt()).isEqualTo(90);
        assertThat(again.path("created").asInt()).isZero();
        JsonNode p065 = get("/policies/P065", null).body();
        assertThat(p065.at("/summary/divisionName").asString()).isEqualTo("忻州市");
        assertThat(p065.at("/summary/awardText").asString()).contains("10");
        assertThat(p065.path("conditions")).hasSize(5);
        assertThat(p065.toString()).contains("≥ 2000 万元");
    }

    @Test
    void what_is_over_shows_as_expired_and_can_be_asked_for() {
        importAll();

        JsonNode expired = get("/policies?state=EXPIRED&size=100", null).body();

        assertThat(expired.path("items")).isNotEmpty().allSatisfy(item -> {
            assertThat(item.path("state").asString()).isEqualTo("EXPIRED");
            assertThat(item.path("validTo").asString()).isLessThan("2100");
        });
        assertThat(get("/policies/P018", null).body().at("/summary/state").asString())
                .isEqualTo("EXPIRED");
    }

    @Test
    void a_search_finds_by_name_and_division_and_pages() {
        importAll();

        assertThat(get("/policies?query=市级配套&division=140900", null)
                        .body()
                        .at("/items/0/id")
                        .asString())
                .startsWith("P0");
        JsonNode page = get("/policies?page=1&size=7", null).body();
        assertThat(page.path("items")).hasSize(7);
        assertThat(page.path("total").asInt()).isGreaterThanOrEqualTo(90);
        assertThat(get("/policies?size=101", null).status()).isEqualTo(400);
        assertThat(get("/policies?division=忻州", null).status()).isEqualTo(400);
    }

    @Test
    void a_bad_policy_is_refused_with_its_place_and_the_others_go_in() {
        ObjectNode bad = policy("T-BAD");
        ((ObjectNode) bad.at("/conditions/all/2")).put("value", "很多");
        ObjectNode body = JsonMapper.shared().createObjectNode();
        body.putArray("items").add(bad).add(policy("T-GOOD"));

        JsonNode report = post("/policies/import", OPERATOR, body.toString()).body();

        assertThat(report.path("created").asInt()).isEqualTo(1);
        assertThat(report.at("/refused/0/id").asString()).isEqualTo("T-BAD");
        assertThat(report.at("/refused/0/path").asString()).isEqualTo("/conditions/all/2");
        assertThat(get("/policies/T-GOOD", null).status()).isEqualTo(200);
        assertThat(get("/policies/T-BAD", null).status()).isEqualTo(404);
    }

    @Test
    void changed_content_makes_a_new_version_unless_officers_wrote_one() {
        importOne(policy("T-CHANGE"));
        JsonNode updated = importOne(policy("T-CHANGE").put("notes", "有变化")).body();
        assertThat(updated.path("updated").asInt()).isEqualTo(1);
        assertThat(get("/policies/T-CHANGE", null).body().at("/summary/version").asInt())
                .isEqualTo(2);

        ObjectNode ours = policy("T-OURS").put("region_code", "140900");
        importOne(ours);
        assertThat(post("/policies/drafts", DRAFTER, "{\"basedOn\":\"T-OURS\",\"notes\":\"修订\"}")
                        .status())
                .isEqualTo(200);
        JsonNode refused = importOne(ours.deepCopy().put("notes", "又变了")).body();
        assertThat(refused.at("/refused/0/id").asString()).isEqualTo("T-OURS");
    }

    @Test
    void a_city_officer_drafts_a_version_a_second_approves_and_it_is_published_once() {
        importOne(policy("T-STORY").put("region_code", "140900").put("level", "市"));
        long before = position();

        Answer draft = post("/policies/drafts", DRAFTER, draft("T-STORY", 10_000_000));
        assertThat(draft.status()).as(draft.body().toString()).isEqualTo(200);
        assertThat(draft.body().at("/summary/version").asInt()).isEqualTo(2);
        assertThat(get("/policies/T-STORY", null).body().at("/summary/version").asInt())
                .isEqualTo(1);
        assertThat(get("/policies/T-STORY?version=2", null).status()).isEqualTo(404);
        assertThat(get("/policies/T-STORY?version=2", ELSEWHERE).status()).isEqualTo(404);
        assertThat(post("/policies/T-STORY/submission", ELSEWHERE, "").status()).isEqualTo(404);
        assertThat(post("/policies/T-STORY/publication", APPROVER, "").status()).isEqualTo(409);

        JsonNode run = post("/policies/T-STORY/case-runs", DRAFTER, "").body();
        assertThat(run.path("passed").asInt()).as(run.toString()).isEqualTo(3);
        assertThat(post("/policies/T-STORY/submission", DRAFTER, "").status()).isEqualTo(200);
        assertThat(post("/policies/T-STORY/approval", DRAFTER, "{\"approve\":true,\"reason\":\"\"}")
                        .status())
                .isEqualTo(403);
        assertThat(post("/policies/T-STORY/approval", ELSEWHERE, "{\"approve\":true,\"reason\":\"\"}")
                        .status())
                .isEqualTo(404);
        assertThat(post("/policies/T-STORY/approval", APPROVER, "{\"approve\":true,\"reason\":\"同意\"}")
                        .status())
                .isEqualTo(200);
        Answer published = post("/policies/T-STORY/publication", DRAFTER, "");
        assertThat(published.body().at("/summary/state").asString()).isEqualTo("PUBLISHED");
        assertThat(post("/policies/T-STORY/publication", DRAFTER, "").status()).isEqualTo(409);

        assertThat(get("/policies/T-STORY", null).body().at("/summary/version").asInt())
                .isEqualTo(2);
        assertThat(get("/policies/T-STORY?version=1", null).status()).isEqualTo(200);
        assertThat(eventsAfter(before)).isEqualTo(1);
    }

    @Test
    void nobody_approves_what_they_drafted_even_with_both_roles() {
        importOne(policy("T-EYES").put("region_code", "140900"));
        post("/policies/drafts", BOTH, draft("T-EYES", 10_000_000));
        post("/policies/T-EYES/submission", BOTH, "");

        Answer own = post("/policies/T-EYES/approval", BOTH, "{\"approve\":true,\"reason\":\"\"}");

        assertThat(own.body().path("code").asString()).isEqualTo("FOUR_EYES");
    }

    @Test
    void who_changes_somebody_elses_draft_does_not_become_its_drafter() {
        importOne(policy("T-TAKE").put("region_code", "140900"));
        post("/policies/drafts", BOTH, draft("T-TAKE", 10_000_000));

        Answer taken = call(HttpMethod.PUT, "/policies/T-TAKE/draft", DRAFTER, "{\"notes\":\"改一个字\"}");

        assertThat(taken.status()).isEqualTo(403);
        assertThat(get("/policies/T-TAKE", BOTH).body().path("draftedBy").asString())
                .isEqualTo("xz-both");
    }

    @Test
    void an_item_of_another_division_cannot_be_drafted_away() {
        importOne(policy("T-FOREIGN").put("region_code", "140200"));

        Answer hijack = post("/policies/drafts", DRAFTER, "{\"basedOn\":\"T-FOREIGN\",\"divisionCode\":\"140900\"}");

        assertThat(hijack.status()).isEqualTo(404);
        assertThat(post("/policies/drafts", DRAFTER, "{\"basedOn\":\"NOWHERE\"}")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void a_draft_without_the_three_cases_or_with_a_failing_one_is_not_submitted() {
        importOne(policy("T-CASES").put("region_code", "140900"));
        post("/policies/drafts", DRAFTER, "{\"basedOn\":\"T-CASES\"}");
        assertThat(post("/policies/T-CASES/submission", DRAFTER, "")
                        .body()
                        .path("code")
                        .asString())
                .isEqualTo("RULE_CASES_MISSING");

        String failing = draft("T-CASES", 999).replace("\"basedOn\":\"T-CASES\",", "");
        assertThat(call(HttpMethod.PUT, "/policies/T-CASES/draft", DRAFTER, failing)
                        .status())
                .isEqualTo(200);

        Answer refused = post("/policies/T-CASES/submission", DRAFTER, "");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body().at("/report/failed").asInt()).isEqualTo(1);
    }

    @Test
    void sending_back_needs_a_reason_and_the_drafter_goes_on() {
        importOne(policy("T-BACK").put("region_code", "140900"));
        post("/policies/drafts", DRAFTER, draft("T-BACK", 10_000_000));
        post("/policies/T-BACK/submission", DRAFTER, "");

        assertThat(post("/policies/T-BACK/approval", APPROVER, "{\"approve\":false,\"reason\":\" \"}")
                        .status())
                .isEqualTo(422);
        Answer back = post("/policies/T-BACK/approval", APPROVER, "{\"approve\":false,\"reason\":\"标准不清\"}");
        assertThat(back.body().at("/summary/state").asString()).isEqualTo("DRAFT");
        assertThat(post("/policies/T-BACK/submission", DRAFTER, "").status()).isEqualTo(200);
    }

    @Test
    void bad_bodies_are_named() {
        assertThat(post("/policies/drafts", DRAFTER, "{\"nmae\":\"x\"}")
                        .body()
                        .path("code")
                        .asString())
                .isEqualTo("UNKNOWN_FIELD");
        assertThat(post("/policies/drafts", DRAFTER, "{\"noticeDays\":\"五\"}")
                        .body()
                        .path("code")
                        .asString())
                .isEqualTo("WRONG_TYPE");
        assertThat(post("/policies/drafts", DRAFTER, "{\"name\":")
                        .body()
                        .path("code")
                        .asString())
                .isEqualTo("BAD_REQUEST");
        String long1 = "{\"name\":\"" + "长".repeat(201) + "\"}";
        assertThat(post("/policies/drafts", DRAFTER, long1).status()).isEqualTo(422);
        assertThat(post("/policies/import", OPERATOR, "{\"items\":\"" + "x".repeat(17_000_000) + "\"}")
                        .status())
                .isEqualTo(413);
        ObjectNode longName = policy("T-LONG").put("name", "长".repeat(400));
        assertThat(importOne(longName).body().at("/refused/0/path").asString()).isEqualTo("/name");
    }

    private long position() {
        return Objects.requireNonNull(feed.read(0, 500).map(page -> page.next()).block(Duration.ofSeconds(5)));
    }

    private long eventsAfter(long position) {
        return Objects.requireNonNull(Mono.defer(() -> feed.read(position, 500))
                .map(page -> page.events().stream()
                        .filter(event -> event.subject().equals("T-STORY"))
                        .count())
                .filter(count -> count > 0)
                .repeatWhenEmpty(100, rounds -> rounds.delayElements(Duration.ofMillis(50)))
                .block(Duration.ofSeconds(10)));
    }

    private static String draft(String basedOn, long fen) {
        return """
                {"basedOn":"%s",
                 "eligibility":{"node":"leaf","attribute":"main_business_revenue","op":">=","value":2000,"unit":"万元","clause":"主营收入 2000 万元以上"},
                 "award":{"kind":"fixed","amount":10,"unit":"万元/户"},
                 "noticeDays":5,"noticeUnit":"工作日",
                 "cases":[
                  {"name":"够","facts":{"main_business_revenue":2500},"expected":"MET","expectedFen":%d},
                  {"name":"不够","facts":{"main_business_revenue":1999.99},"expected":"NOT_MET"},
                  {"name":"没有数据","facts":{},"expected":"TO_BE_VERIFIED"}]}""".formatted(basedOn, fen);
    }
}
