package cn.jince.platform.policy;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jince.platform.PlatformApplication;
import cn.jince.platform.outbox.OutboxFeed;
import cn.jince.platform.testing.TestIdentity;
import cn.jince.testkit.store.WithStores;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpMethod;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** From draft to publication over HTTP: one officer drafts, another approves, and what each may not. */
@WithStores
@SpringBootTest(
        classes = PlatformApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "spring.config.name=platform")
class DraftingJourneyTest {
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

    private LibraryCalls library() {
        return new LibraryCalls(port);
    }

    @Test
    void a_city_officer_drafts_a_version_a_second_approves_and_it_is_published_once() {
        library()
                .importOne(LibraryCalls.policy("T-STORY")
                        .put("region_code", "140900")
                        .put("level", "市"));
        long before = position();

        LibraryCalls.Answer draft = library().post("/policies/drafts", DRAFTER, draft("T-STORY", 10_000_000));
        assertThat(draft.status()).as(draft.body().toString()).isEqualTo(200);
        assertThat(draft.body().at("/summary/version").asInt()).isEqualTo(2);
        assertThat(library()
                        .get("/policies/T-STORY", null)
                        .body()
                        .at("/summary/version")
                        .asInt())
                .isEqualTo(1);
        assertThat(library().get("/policies/T-STORY?version=2", null).status()).isEqualTo(404);
        assertThat(library().get("/policies/T-STORY?version=2", ELSEWHERE).status())
                .isEqualTo(404);
        assertThat(library().post("/policies/T-STORY/submission", ELSEWHERE, "").status())
                .isEqualTo(404);
        assertThat(library().post("/policies/T-STORY/publication", APPROVER, "").status())
                .isEqualTo(409);

        JsonNode run =
                library().post("/policies/T-STORY/case-runs", DRAFTER, "").body();
        assertThat(run.path("passed").asInt()).as(run.toString()).isEqualTo(3);
        assertThat(library().post("/policies/T-STORY/submission", DRAFTER, "").status())
                .isEqualTo(200);
        assertThat(library()
                        .post("/policies/T-STORY/approval", DRAFTER, "{\"approve\":true,\"reason\":\"\"}")
                        .status())
                .isEqualTo(403);
        assertThat(library()
                        .post("/policies/T-STORY/approval", ELSEWHERE, "{\"approve\":true,\"reason\":\"\"}")
                        .status())
                .isEqualTo(404);
        assertThat(library()
                        .post("/policies/T-STORY/approval", APPROVER, "{\"approve\":true,\"reason\":\"同意\"}")
                        .status())
                .isEqualTo(200);
        LibraryCalls.Answer published = library().post("/policies/T-STORY/publication", DRAFTER, "");
        assertThat(published.body().at("/summary/state").asString()).isEqualTo("PUBLISHED");
        assertThat(library().post("/policies/T-STORY/publication", DRAFTER, "").status())
                .isEqualTo(409);

        assertThat(library()
                        .get("/policies/T-STORY", null)
                        .body()
                        .at("/summary/version")
                        .asInt())
                .isEqualTo(2);
        assertThat(library().get("/policies/T-STORY?version=1", null).status()).isEqualTo(200);
        assertThat(eventsAfter(before)).isEqualTo(1);
    }

    @Test
    void nobody_approves_what_they_drafted_even_with_both_roles() {
        library().importOne(LibraryCalls.policy("T-EYES").put("region_code", "140900"));
        library().post("/policies/drafts", BOTH, draft("T-EYES", 10_000_000));
        library().post("/policies/T-EYES/submission", BOTH, "");

        LibraryCalls.Answer own =
                library().post("/policies/T-EYES/approval", BOTH, "{\"approve\":true,\"reason\":\"\"}");

        assertThat(own.body().path("code").asString()).isEqualTo("FOUR_EYES");
    }

    @Test
    void who_changes_somebody_elses_draft_does_not_become_its_drafter() {
        library().importOne(LibraryCalls.policy("T-TAKE").put("region_code", "140900"));
        library().post("/policies/drafts", BOTH, draft("T-TAKE", 10_000_000));

        LibraryCalls.Answer taken =
                library().call(HttpMethod.PUT, "/policies/T-TAKE/draft", DRAFTER, "{\"notes\":\"改一个字\"}");

        assertThat(taken.status()).isEqualTo(403);
        assertThat(library()
                        .get("/policies/T-TAKE", BOTH)
                        .body()
                        .path("draftedBy")
                        .asString())
                .isEqualTo("xz-both");
    }

    @Test
    void an_item_of_another_division_cannot_be_drafted_away() {
        library().importOne(LibraryCalls.policy("T-FOREIGN").put("region_code", "140200"));

        LibraryCalls.Answer hijack =
                library().post("/policies/drafts", DRAFTER, "{\"basedOn\":\"T-FOREIGN\",\"divisionCode\":\"140900\"}");

        assertThat(hijack.status()).isEqualTo(404);
        assertThat(library()
                        .post("/policies/drafts", DRAFTER, "{\"basedOn\":\"NOWHERE\"}")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void a_draft_without_the_three_cases_or_with_a_failing_one_is_not_submitted() {
        library().importOne(LibraryCalls.policy("T-CASES").put("region_code", "140900"));
        library().post("/policies/drafts", DRAFTER, "{\"basedOn\":\"T-CASES\"}");
        assertThat(library()
                        .post("/policies/T-CASES/submission", DRAFTER, "")
                        .body()
                        .path("code")
                        .asString())
                .isEqualTo("RULE_CASES_MISSING");

        String failing = draft("T-CASES", 999).replace("\"basedOn\":\"T-CASES\",", "");
        assertThat(library()
                        .call(HttpMethod.PUT, "/policies/T-CASES/draft", DRAFTER, failing)
                        .status())
                .isEqualTo(200);

        LibraryCalls.Answer refused = library().post("/policies/T-CASES/submission", DRAFTER, "");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body().at("/report/failed").asInt()).isEqualTo(1);
    }

    @Test
    void sending_back_needs_a_reason_and_the_drafter_goes_on() {
        library().importOne(LibraryCalls.policy("T-BACK").put("region_code", "140900"));
        library().post("/policies/drafts", DRAFTER, draft("T-BACK", 10_000_000));
        library().post("/policies/T-BACK/submission", DRAFTER, "");

        assertThat(library()
                        .post("/policies/T-BACK/approval", APPROVER, "{\"approve\":false,\"reason\":\" \"}")
                        .status())
                .isEqualTo(422);
        LibraryCalls.Answer back =
                library().post("/policies/T-BACK/approval", APPROVER, "{\"approve\":false,\"reason\":\"标准不清\"}");
        assertThat(back.body().at("/summary/state").asString()).isEqualTo("DRAFT");
        assertThat(library().post("/policies/T-BACK/submission", DRAFTER, "").status())
                .isEqualTo(200);
    }

    @Test
    void a_form_with_holes_is_refused_with_its_place() {
        library().importOne(LibraryCalls.policy("T-HOLES").put("region_code", "140900"));

        assertThat(pointer("\"cases\":[{}]")).isEqualTo("/cases/0");
        assertThat(pointer("\"eligibility\":{\"node\":\"all\",\"of\":[{\"node\":\"leaf\"}]}"))
                .isEqualTo("/eligibility/of/0");
        assertThat(pointer("\"eligibility\":{\"node\":\"any\"}")).isEqualTo("/eligibility");
        assertThat(pointer("\"award\":{\"kind\":\"fixed\"}")).isEqualTo("/award/amount");
    }

    private String pointer(String member) {
        LibraryCalls.Answer answer =
                library().post("/policies/drafts", DRAFTER, "{\"basedOn\":\"T-HOLES\"," + member + "}");
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(422);
        return answer.body().path("pointer").asString();
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
