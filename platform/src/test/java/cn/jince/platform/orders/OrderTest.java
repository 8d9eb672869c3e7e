package cn.jince.platform.orders;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jince.platform.PlatformApplication;
import cn.jince.platform.kernel.CreditCode;
import cn.jince.platform.policy.LibraryCalls;
import cn.jince.platform.policy.LibraryCalls.Answer;
import cn.jince.platform.testing.StoodStill;
import cn.jince.platform.testing.TestIdentity;
import cn.jince.testkit.store.WithStores;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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
import tools.jackson.databind.JsonNode;

/** What is late becomes an order; an order that nobody answers goes up; a month ends with a circular. */
@WithStores
@Import(StoodStill.class)
@SpringBootTest(
        classes = PlatformApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "spring.config.name=platform")
class OrderTest {
    private static final String FIRM = CreditCode.complete("91140902MADBD0001").value();
    private static final String MEMBER = TestIdentity.person("p-li", FIRM + ":PREPARER");
    private static final String COUNTY = TestIdentity.officer("xf-accept", "140902", "ACCEPTANCE");
    private static final String DRAFTER = TestIdentity.officer("xf-draft", "140902", "POLICY_DRAFTER");
    private static final String CITY_SUPER = TestIdentity.officer("xz-super", "140900", "SUPERVISOR");
    private static final String BOTH = TestIdentity.officer("xz-both", "140900", "SUPERVISOR", "ACCEPTANCE");
    private static final String OTHER_SUPER = TestIdentity.officer("ty-super", "140100", "SUPERVISOR");
    private static final String HOUSE = TestIdentity.system("house", "HOUSE");

    @LocalServerPort
    private int port;

    @Autowired
    private WatchLimits watching;

    @Autowired
    private IssueCirculars issuing;

    @DynamicPropertySource
    static void identity(DynamicPropertyRegistry settings) {
        TestIdentity.serve(settings);
    }

    @BeforeEach
    void a_firm() {
        StoodStill.at(StoodStill.WEDNESDAY);
        send(
                HttpMethod.POST,
                "/enterprises/facts",
                HOUSE,
                Map.of("Content-Type", MediaType.APPLICATION_NDJSON_VALUE),
                """
                {"creditCode":"%s","system":"sx.samr","asOf":"2026-11-01",\
                "facts":{"name":"督办测试企业","region_code":"140902","industry_code":"3391"}}""".formatted(FIRM));
    }

    @Test
    void what_is_over_its_limit_gets_one_order_that_is_answered_and_closed_by_somebody_else() {
        String enquiry = ask("没人理的问题");
        watch();
        assertThat(about(enquiry)).isEmpty();

        StoodStill.at("2026-11-30T02:00:00Z");
        watch();
        watch();
        assertThat(about(enquiry)).hasSize(1);
        JsonNode order = about(enquiry).getFirst();
        assertThat(order.path("raisedBy").asString()).isEqualTo("平台");
        assertThat(order.path("dueOn").asString()).isEqualTo("2026-12-03");
        assertThat(get("/overdue", CITY_SUPER).body().toString())
                .contains(enquiry, order.path("id").asString());
        assertThat(get("/overdue", OTHER_SUPER).body().toString()).doesNotContain(enquiry);

        String path = "/supervision-orders/" + order.path("id").asString();
        assertThat(get(path, OTHER_SUPER).status()).isEqualTo(404);
        assertThat(move(COUNTY, path, "/closure", "1", Map.of("accept", true, "outcome", "好"))
                        .status())
                .isEqualTo(403);
        assertThat(move(CITY_SUPER, path, "/closure", "1", Map.of("accept", true, "outcome", "好"))
                        .code())
                .isEqualTo("ORDER_WRONG_STATE");
        assertThat(move(COUNTY, path, "/receipt", "1", Map.of()).at("state")).isEqualTo("RECEIVED");
        assertThat(move(COUNTY, path, "/reply", "1", Map.of("text", "已答复")).status())
                .isEqualTo(412);
        assertThat(move(BOTH, path, "/reply", "2", Map.of("text", "已答复企业")).at("state"))
                .isEqualTo("REPLIED");
        assertThat(move(BOTH, path, "/closure", "3", Map.of("accept", true, "outcome", "属实"))
                        .code())
                .isEqualTo("FOUR_EYES");
        Answer back = move(CITY_SUPER, path, "/closure", "3", Map.of("accept", false, "outcome", "未说明原因"));
        assertThat(back.at("state")).isEqualTo("RECEIVED");
        assertThat(back.at("dueOn")).isEqualTo("2026-12-02");
        move(COUNTY, path, "/reply", "4", Map.of("text", "因人员调整延误，已答复"));
        Answer closed = move(CITY_SUPER, path, "/closure", "5", Map.of("accept", true, "outcome", "办结"));
        assertThat(closed.at("state")).isEqualTo("CLOSED");
        assertThat(closed.body()
                        .path("timeline")
                        .valueStream()
                        .map(event -> event.path("event").asString()))
                .containsExactly("RAISED", "RECEIVED", "REPLIED", "SENT_BACK", "REPLIED", "CLOSED");
        watch();
        assertThat(about(enquiry)).hasSize(1);
    }

    @Test
    void an_order_nobody_replies_to_goes_up_a_level_each_time_it_is_overdue() {
        String enquiry = ask("一直没人理");
        StoodStill.at("2026-11-30T02:00:00Z");
        watch();
        StoodStill.at("2026-12-04T02:00:00Z");
        watch();
        JsonNode up = about(enquiry).getFirst();
        assertThat(up.path("escalatedTo").asString()).isEqualTo("140900");
        assertThat(up.path("dueOn").asString()).isEqualTo("2026-12-08");
        watch();
        assertThat(about(enquiry).getFirst().path("version").asInt()).isEqualTo(2);

        StoodStill.at("2026-12-09T02:00:00Z");
        watch();
        assertThat(about(enquiry).getFirst().path("escalatedTo").asString()).isEqualTo("140000");
    }

    @Test
    void a_document_that_is_not_in_the_library_in_time_gets_an_order_for_its_issuer() {
        Map<String, Object> document = Map.of(
                "number", "忻区政发〔2026〕31号",
                "title", "支持小微企业的若干措施",
                "issuer", "忻府区人民政府",
                "divisionCode", "140902",
                "kind", "ISSUED",
                "happenedOn", "2026-11-13");
        Answer registered = send(HttpMethod.POST, "/issued-documents", DRAFTER, Map.of(), document);
        assertThat(registered.at("dueOn")).isEqualTo("2026-11-24");
        StoodStill.at("2026-11-24T02:00:00Z");
        watch();
        assertThat(about(registered.at("id"))).isEmpty();

        StoodStill.at(StoodStill.WEDNESDAY);
        watch();
        watch();
        JsonNode order = about(registered.at("id")).getFirst();
        assertThat(about(registered.at("id"))).hasSize(1);
        assertThat(order.path("kind").asString()).isEqualTo("PUBLICATION");
        assertThat(order.path("department").asString()).isEqualTo("忻府区人民政府");
    }

    @Test
    void raised_by_hand_twice_it_is_one_and_never_for_another_city() {
        Map<String, Object> form = Map.of(
                "kind", "OTHER",
                "subjectId", "letter-7",
                "subjectName", "企业来信",
                "divisionCode", "140902",
                "department", "忻府区工信局",
                "reason", "来信反映奖励未拨付",
                "days", 5);
        String key = UUID.randomUUID().toString();
        Answer first = send(HttpMethod.POST, "/supervision-orders", CITY_SUPER, Map.of("Idempotency-Key", key), form);
        assertThat(first.at("number")).startsWith("DB20261125");
        assertThat(first.at("dueOn")).isEqualTo("2026-12-02");
        assertThat(send(HttpMethod.POST, "/supervision-orders", CITY_SUPER, Map.of("Idempotency-Key", key), form)
                        .at("id"))
                .isEqualTo(first.at("id"));
        assertThat(send(HttpMethod.POST, "/supervision-orders", CITY_SUPER, Map.of(), form)
                        .code())
                .isEqualTo("IDEMPOTENCY_KEY_REQUIRED");
        assertThat(send(HttpMethod.POST, "/supervision-orders", OTHER_SUPER, Map.of("Idempotency-Key", key), form)
                        .status())
                .isEqualTo(404);
        assertThat(send(HttpMethod.POST, "/supervision-orders", COUNTY, Map.of("Idempotency-Key", key), form)
                        .status())
                .isEqualTo(403);
    }

    @Test
    void a_month_that_is_over_has_one_circular_with_what_is_overdue_by_name() {
        String enquiry = ask("通报中的问题");
        StoodStill.at("2026-12-01T02:00:00Z");
        issue();
        issue();

        List<JsonNode> seen = get("/circulars?period=2026-11", CITY_SUPER)
                .body()
                .valueStream()
                .toList();
        assertThat(seen.stream().map(one -> one.path("divisionCode").asString()))
                .containsExactly("140000", "140900");
        JsonNode city = seen.getLast();
        assertThat(city.path("overdue").toString()).contains(enquiry, "通报中的问题").doesNotContain("督办测试企业");
        assertThat(city.path("rows").get(0).path("divisionCode").asString()).isEqualTo("140902");
        assertThat(city.path("rows").get(0).path("overdueEnquiries").asLong()).isPositive();
        assertThat(get("/circulars?period=2026-11", COUNTY).body().size()).isEqualTo(2);
        assertThat(get("/circulars?period=2026-11", OTHER_SUPER)
                        .body()
                        .valueStream()
                        .map(one -> one.path("divisionCode").asString()))
                .containsExactly("140000");
    }

    private void watch() {
        watching.round().block(Duration.ofSeconds(30));
    }

    private void issue() {
        issuing.round().block(Duration.ofSeconds(30));
    }

    private List<JsonNode> about(String enquiry) {
        return get("/supervision-orders", CITY_SUPER)
                .body()
                .valueStream()
                .filter(order -> order.path("subjectId").asString().equals(enquiry))
                .toList();
    }

    private String ask(String title) {
        Answer asked = send(
                HttpMethod.POST,
                "/enquiries",
                MEMBER,
                Map.of("Idempotency-Key", UUID.randomUUID().toString()),
                Map.of("creditCode", FIRM, "kind", "QUESTION", "title", title, "text", "内容"));
        assertThat(asked.status()).as(asked.body().toString()).isEqualTo(200);
        return asked.body().at("/summary/id").asString();
    }

    private Answer move(String token, String path, String verb, String version, Object form) {
        return send(HttpMethod.POST, path + verb, token, Map.of("If-Match", "\"" + version + "\""), form);
    }

    private Answer get(String path, String token) {
        return new LibraryCalls(port).get(path, token);
    }

    private Answer send(HttpMethod method, String path, String token, Map<String, String> headers, Object body) {
        return new LibraryCalls(port).send(method, path, token, headers, body);
    }
}
