package cn.jince.platform.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jince.api.event.EventTypes;
import cn.jince.api.event.OutboxEvent;
import cn.jince.platform.PlatformApplication;
import cn.jince.platform.outbox.Background;
import cn.jince.platform.outbox.OutboxFeed;
import cn.jince.platform.policy.LibraryCalls;
import cn.jince.platform.policy.LibraryCalls.Answer;
import cn.jince.platform.testing.StoodStill;
import cn.jince.platform.testing.TestIdentity;
import cn.jince.testkit.store.WithStores;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The clocks of issuers, over HTTP with a clock that stands where a test puts it. */
@WithStores
@Import(StoodStill.class)
@SpringBootTest(
        classes = PlatformApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "spring.config.name=platform")
class ReportingTest {
    private static final String DRAFTER = TestIdentity.officer("xz-draft", "140900", "POLICY_DRAFTER");
    private static final String APPROVER = TestIdentity.officer("xz-approve", "140900", "POLICY_APPROVER");
    private static final String ELSEWHERE = TestIdentity.officer("dt-draft", "140200", "POLICY_DRAFTER");

    @LocalServerPort
    private int port;

    @Autowired
    private OutboxFeed feed;

    @Autowired
    private Background background;

    @DynamicPropertySource
    static void identity(DynamicPropertyRegistry settings) {
        TestIdentity.serve(settings);
    }

    @BeforeEach
    void morning() {
        StoodStill.at(StoodStill.WEDNESDAY);
    }

    @Test
    void seven_working_days_after_issue_and_three_after_a_change() {
        Answer issued = register("忻政发〔2026〕1号", "ISSUED", "2026-09-18");
        assertThat(issued.status()).as(issued.body().toString()).isEqualTo(200);
        // 09-20 is worked, 09-25 to 09-27 are off
        assertThat(issued.body().path("dueOn").asString()).isEqualTo("2026-09-29");
        assertThat(register("忻政发〔2026〕1号", "CHANGED", "2026-09-18")
                        .body()
                        .path("dueOn")
                        .asString())
                .isEqualTo("2026-09-22");
        assertThat(register("忻政发 [2026] 1号", "ISSUED", "2026-09-18")
                        .body()
                        .path("id")
                        .asString())
                .isEqualTo(issued.body().path("id").asString());
        assertThat(register("忻政发〔2026〕9号", "ISSUED", "2026-11-26").status()).isEqualTo(422);
        assertThat(register("忻政发〔2026〕9号", "RUMOUR", "2026-11-20").status()).isEqualTo(422);
        assertThat(library()
                        .post("/issued-documents", ELSEWHERE, form("忻政发〔2026〕8号", "ISSUED", "2026-11-20"))
                        .status())
                .isEqualTo(404);
        assertThat(library().post("/issued-documents", DRAFTER, "{}").status()).isEqualTo(422);
    }

    @Test
    void an_overdue_issuer_is_listed_and_reminded_of_once_before_and_once_after() {
        String id = register("忻政办发〔2026〕20号", "ISSUED", "2026-11-17")
                .body()
                .path("id")
                .asString();
        assertThat(register("忻政办发〔2026〕20号", "ISSUED", "2026-11-17")
                        .body()
                        .path("dueOn")
                        .asString())
                .isEqualTo("2026-11-26");
        assertThat(reminders(id, 1).getFirst().data().path("overdue").asBoolean())
                .isFalse();
        assertThat(overdue(DRAFTER)).doesNotContain(id);

        StoodStill.at("2026-11-26T16:00:00Z");
        background.nudgeAll();

        assertThat(reminders(id, 2).getLast().data().path("overdue").asBoolean())
                .isTrue();
        assertThat(overdue(DRAFTER)).contains(id);
        assertThat(overdue(ELSEWHERE)).doesNotContain(id);
        JsonNode record = library()
                .get("/issuer-punctuality", DRAFTER)
                .body()
                .valueStream()
                .filter(one -> one.path("issuer").asString().equals("忻州市人民政府"))
                .findFirst()
                .orElseThrow();
        assertThat(record.path("overdue").asInt()).isPositive();
        background.nudgeAll();
        assertThat(reminders(id, 2)).hasSize(2);
    }

    @Test
    void a_publication_that_names_the_number_settles_it_and_a_withdrawal_settles_a_repeal() {
        String id = register("忻工信发〔2026〕77号", "ISSUED", "2026-11-16")
                .body()
                .path("id")
                .asString();
        String repeal = register("忻工信发〔2026〕77号", "REPEALED", "2026-11-24")
                .body()
                .path("id")
                .asString();
        ObjectNode policy =
                LibraryCalls.policy("R-NAMES").put("region_code", "140900").put("level", "市");
        policy.putArray("basis")
                .addObject()
                .put("name", "奖励办法")
                .put("number", "忻工信发[2026] 77号")
                .put("date", "2026-11-16");
        library().importOne(policy);
        library().post("/policies/drafts", DRAFTER, """
                {"basedOn":"R-NAMES",
                 "eligibility":{"node":"leaf","attribute":"region_code","op":"startsWith","value":"1409"},
                 "cases":[
                  {"name":"市内","facts":{"region_code":"140902"},"expected":"MET"},
                  {"name":"市外","facts":{"region_code":"140201"},"expected":"NOT_MET"},
                  {"name":"不详","facts":{},"expected":"TO_BE_VERIFIED"}]}""");
        library().post("/policies/R-NAMES/submission", DRAFTER, "");
        library().post("/policies/R-NAMES/approval", APPROVER, "{\"approve\":true,\"reason\":\"同意\"}");
        assertThat(library()
                        .post("/policies/R-NAMES/publication?silent=true", DRAFTER, "")
                        .status())
                .isEqualTo(200);

        JsonNode settled = until(id, one -> one.path("settledOn").isString());
        assertThat(settled.path("itemId").asString()).isEqualTo("R-NAMES");
        assertThat(settled.path("late").asBoolean()).isFalse();
        assertThat(find(repeal).path("settledOn").isString()).isFalse();

        library().post("/policies/R-NAMES/withdrawal", APPROVER, "{\"reason\":\"文件废止\"}");
        until(repeal, one -> one.path("settledOn").isString());
    }

    @Test
    void it_is_settled_by_hand_once_and_by_its_own_division() {
        String id = register("忻财发〔2026〕5号", "ISSUED", "2026-11-02")
                .body()
                .path("id")
                .asString();
        library().importOne(LibraryCalls.policy("R-HAND").put("region_code", "140900"));
        String at = "/issued-documents/" + id + "/settlement";

        assertThat(library().post(at, ELSEWHERE, "{\"itemId\":\"R-HAND\"}").status())
                .isEqualTo(404);
        assertThat(library().post(at, DRAFTER, "{\"itemId\":\"NOWHERE\"}").status())
                .isEqualTo(422);
        Answer settled = library().post(at, DRAFTER, "{\"itemId\":\"R-HAND\"}");
        assertThat(settled.body().path("late").asBoolean()).isTrue();
        assertThat(library().post(at, DRAFTER, "{\"itemId\":\"R-HAND\"}").status())
                .isEqualTo(409);
    }

    private LibraryCalls library() {
        return new LibraryCalls(port);
    }

    private Answer register(String number, String kind, String on) {
        return library().post("/issued-documents", DRAFTER, form(number, kind, on));
    }

    private static String form(String number, String kind, String on) {
        return """
                {"number":"%s","title":"关于支持企业发展的若干措施","issuer":"忻州市人民政府","divisionCode":"140900",
                 "kind":"%s","happenedOn":"%s"}""".formatted(number, kind, on);
    }

    private List<String> overdue(String token) {
        return library()
                .get("/issued-documents?overdue=true", token)
                .body()
                .valueStream()
                .map(one -> one.path("id").asString())
                .toList();
    }

    private JsonNode find(String id) {
        return library()
                .get("/issued-documents", DRAFTER)
                .body()
                .valueStream()
                .filter(one -> one.path("id").asString().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private JsonNode until(String id, Predicate<JsonNode> holds) {
        return Objects.requireNonNull(Mono.fromCallable(() -> find(id))
                .subscribeOn(Schedulers.boundedElastic())
                .filter(holds)
                .repeatWhenEmpty(300, rounds -> rounds.delayElements(Duration.ofMillis(100)))
                .block(Duration.ofSeconds(120)));
    }

    /** Waits until there are as many. */
    private List<OutboxEvent> reminders(String id, int count) {
        return Objects.requireNonNull(Mono.defer(() -> feed.read(0, 1000))
                .map(page -> page.events().stream()
                        .filter(event -> event.type().equals(EventTypes.DOCUMENT_DUE)
                                && event.subject().equals(id))
                        .toList())
                .filter(found -> found.size() >= count)
                .repeatWhenEmpty(300, rounds -> rounds.delayElements(Duration.ofMillis(100)))
                .block(Duration.ofSeconds(120)));
    }
}
