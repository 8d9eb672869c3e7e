package cn.jince.bff.web;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jince.bff.web.StubHouse.Answer;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;

/** The service on a real port before a stubbed house. */
@SpringBootTest(
        classes = WebApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"spring.config.name=bff-web", "jince.web.part-deadline=2s", "jince.web.live-deadline=1500ms"})
class WebTest {
    private static final StubHouse house = StubHouse.SHARED;
    private static final String ENTERPRISE = "91140902MAJC00010Q";
    private static final String PLACE = "/enterprises/" + ENTERPRISE;

    @LocalServerPort
    int port;

    private WebTestClient http;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry settings) {
        settings.add("jince.house.issuer", () -> "http://issuer.test/identity");
        settings.add("jince.house.identity", house::url);
        settings.add("jince.house.platform", house::url);
        settings.add("jince.house.adapters", house::url);
    }

    @BeforeEach
    void begin() {
        house.reset();
        http = WebTestClient.bindToServer()
                .baseUrl("http://localhost:" + port)
                .responseTimeout(Duration.ofSeconds(20))
                .build();
    }

    private WebTestClient as(String token) {
        return http.mutate()
                .defaultHeaders(headers -> headers.setBearerAuth(token))
                .build();
    }

    private WebTestClient asMember() {
        return as(house.person("p-li", ENTERPRISE + ":PREPARER"));
    }

    private static void enterpriseIsKnown() {
        house.on(
                "GET " + PLACE,
                Map.of(
                        "creditCode", ENTERPRISE,
                        "name", "忻州云中重型装备有限公司",
                        "divisionCode", "140902",
                        "divisionName", "忻府区",
                        "industryCode", "3511",
                        "industryName", "矿山机械制造",
                        "entityType", "有限责任公司",
                        "registrationStatus", "存续"));
    }

    @Test
    void results_come_as_open_data_that_no_spreadsheet_takes_for_a_formula() {
        house.on(
                "GET /payout-results/rows",
                List.of(Map.ofEntries(
                        Map.entry("itemId", "P065"),
                        Map.entry("itemName", "=HYPERLINK(\"http://x\")"),
                        Map.entry("clause", "+1"),
                        Map.entry("enterpriseName", "@企业"),
                        Map.entry("creditCode", "-2"),
                        Map.entry("divisionCode", "140902"),
                        Map.entry("divisionName", "\t忻府区"),
                        Map.entry("department", "工信局"),
                        Map.entry("amountFen", 10_000_001),
                        Map.entry("paidOn", "2026-11-25"),
                        Map.entry("stage", 1),
                        Map.entry("stages", 2),
                        Map.entry("recoveredFen", 0),
                        Map.entry("noticeId", "n1"))));
        String csv = new String(
                http.get()
                        .uri("/api/w/payout-results.csv?year=2026")
                        .exchange()
                        .expectStatus()
                        .isOk()
                        .expectHeader()
                        .contentType("text/csv;charset=UTF-8")
                        .expectBody()
                        .returnResult()
                        .getResponseBodyContent(),
                StandardCharsets.UTF_8);
        assertThat(csv).startsWith("\uFEFF\"事项编号\",").endsWith("\r\n");
        assertThat(csv.lines().toList().get(1))
                .isEqualTo("\"P065\",\"'=HYPERLINK(\"\"http://x\"\")\",\"'+1\",\"'@企业\",\"'-2\",\"'\t忻府区\",\"工信局\","
                        + "\"100000.01\",\"2026-11-25\",\"1/2\",\"0.00\",\"n1\"");
        http.get()
                .uri("/api/w/payout-results.json?year=2026")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$[0].amountFen")
                .isEqualTo(10_000_001);
    }

    @Test
    void the_books_are_shown_though_the_treasurys_list_is_not_for_everybody() {
        house.on("GET /parity", Map.of("days", List.of(), "gaps", List.of()));
        house.on("GET /reconciliations", _ -> Answer.problem(403, "FORBIDDEN", "没有进行该操作的权限。"));
        house.on("GET /reconciliation-gaps", List.of());
        asMember()
                .get()
                .uri("/api/w/desk/parity")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.ledger.part")
                .isEqualTo("HERE")
                .jsonPath("$.treasuryDays.part")
                .isEqualTo("MISSING")
                .jsonPath("$.treasuryGaps.part")
                .isEqualTo("HERE");
    }

    @Test
    void anybody_prints_a_guide_with_its_code() {
        house.on(
                "GET /policies/P065/guide",
                Map.of(
                        "itemId", "P065",
                        "version", 2,
                        "name", "小升规市级配套",
                        "divisionName", "忻州市",
                        "authority", "忻州市工信局",
                        "state", "PUBLISHED",
                        "printedOn", "2026-11-25",
                        "sections",
                                List.of(Map.of(
                                        "key",
                                        "MATERIALS",
                                        "title",
                                        "申报材料",
                                        "lines",
                                        List.of("未公布"),
                                        "published",
                                        false))));

        http.get()
                .uri("/api/w/policies/P065/guide.html")
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentType("text/html;charset=UTF-8")
                .expectBody(String.class)
                .value(page -> assertThat(page).contains("<svg", "未公布", "/#/policies/P065"));
        http.get()
                .uri("/api/w/policies/P065/guide")
                .exchange()
                .expectBody()
                .jsonPath("$.sections[0].lines[0]")
                .isEqualTo("未公布");
    }

    @Test
    void nobody_signed_in_is_an_answer() {
        http.get()
                .uri("/api/w/me")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.kind")
                .isEqualTo("ANONYMOUS")
                .jsonPath("$.mandates")
                .isEmpty();
    }

    @Test
    void a_search_goes_on_with_every_label_that_was_picked() {
        house.on(
                "GET /policies/search",
                Map.of(
                        "items",
                        List.of(),
                        "total",
                        0,
                        "page",
                        0,
                        "size",
                        20,
                        "facets",
                        List.of(),
                        "similar",
                        false,
                        "wordings",
                        List.of("高新技术企业")));
        house.on("GET /policies/suggestions", List.of("小升规县级奖励（潞城）"));

        http.get()
                .uri("/api/w/policies/search?query=高企&level=市&level=县")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.wordings[0]")
                .isEqualTo("高新技术企业");
        http.get()
                .uri("/api/w/policies/suggestions?query=xsg")
                .exchange()
                .expectBody()
                .jsonPath("$[0]")
                .isEqualTo("小升规县级奖励（潞城）");

        assertThat(URLDecoder.decode(
                        house.calls("GET /policies/search").getFirst().uri(), StandardCharsets.UTF_8))
                .contains("query=高企")
                .contains("level=市&level=县");
    }

    @Test
    void an_answer_of_the_house_that_cannot_be_read_is_not_the_callers_fault() {
        house.on("GET /answers", List.of(Map.of("answeredAt", "yesterday")));

        http.get()
                .uri("/api/w/answers")
                .headers(headers -> headers.setBearerAuth(house.person("p-li", ENTERPRISE + ":PREPARER")))
                .exchange()
                .expectStatus()
                .isEqualTo(502)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("UPSTREAM_FAILED");
    }

    @Test
    void an_enquiry_goes_on_with_its_key_and_a_rating_with_its_version() {
        Map<String, Object> enquiry = Map.of(
                "summary",
                Map.of(
                        "id", "q-1",
                        "number", "ZX20261125000001",
                        "kind", "QUESTION",
                        "title", "何时拨付",
                        "creditCode", ENTERPRISE,
                        "enterpriseName", "忻州云中重型装备有限公司",
                        "state", "OPEN",
                        "dueOn", "2026-11-26",
                        "overdue", false,
                        "version", 1),
                "text",
                "名单已公示。",
                "published",
                false,
                "timeline",
                List.of(),
                "actions",
                List.of());
        house.on("POST /enquiries", enquiry);
        house.on("POST /enquiries/q-1/rating", enquiry);

        asMember()
                .post()
                .uri("/api/w/enquiries")
                .header("Idempotency-Key", "k-1")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(Map.of("creditCode", ENTERPRISE, "kind", "QUESTION", "title", "何时拨付", "text", "名单已公示。"))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.summary.number")
                .isEqualTo("ZX20261125000001");
        asMember()
                .post()
                .uri("/api/w/enquiries/q-1/rating")
                .header("If-Match", "\"3\"")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(Map.of("stars", 5))
                .exchange()
                .expectStatus()
                .isOk();

        assertThat(house.calls("POST /enquiries").getFirst().headers()).containsValue("k-1");
        assertThat(house.calls("POST /enquiries/q-1/rating").getFirst().headers())
                .containsValue("\"3\"");
    }

    @Test
    void a_member_sees_the_names_of_the_enterprises() {
        enterpriseIsKnown();
        asMember()
                .get()
                .uri("/api/w/me")
                .exchange()
                .expectBody()
                .jsonPath("$.kind")
                .isEqualTo("PERSON")
                .jsonPath("$.mandates[0].enterpriseName")
                .isEqualTo("忻州云中重型装备有限公司")
                .jsonPath("$.mandates[0].mandate")
                .isEqualTo("PREPARER");
    }

    @Test
    void who_i_am_is_answered_even_when_the_platform_is_down() {
        house.on("GET " + PLACE, _ -> Answer.down());
        asMember()
                .get()
                .uri("/api/w/me")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.mandates[0].enterpriseName")
                .isEqualTo(ENTERPRISE);
    }

    @Test
    void a_token_of_another_house_is_refused() {
        as("eyJhbGciOiJub25lIn0.e30.")
                .get()
                .uri("/api/w/me")
                .exchange()
                .expectStatus()
                .isUnauthorized()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("UNAUTHENTICATED");
    }

    @Test
    void the_space_comes_with_one_part_down_one_late_and_one_not_connected() {
        enterpriseIsKnown();
        house.on("GET " + PLACE + "/matches", _ -> Answer.down());
        house.on("GET /claims", List.of());
        house.on("GET /claim-free-runs", _ -> Answer.json(List.of()).after(Duration.ofSeconds(30)));
        house.on("POST /queries", call -> call.text().contains("statistics") ? notConnected() : answered());
        asMember()
                .get()
                .uri("/api/w/space?enterprise=" + ENTERPRISE)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.enterprise.part")
                .isEqualTo("HERE")
                .jsonPath("$.matches.part")
                .isEqualTo("MISSING")
                .jsonPath("$.matches.reason")
                .isEqualTo("FAILED")
                .jsonPath("$.claims.part")
                .isEqualTo("HERE")
                .jsonPath("$.claimFree.reason")
                .isEqualTo("TIMEOUT")
                .jsonPath("$.live.statistics.reason")
                .isEqualTo("NOT_CONNECTED")
                .jsonPath("$.live.statistics.expected")
                .isEqualTo("2026-12-31")
                .jsonPath("$.live.tax.value.attributes.tax_credit_grade")
                .isEqualTo("A");
    }

    @Test
    void departments_are_not_asked_for_a_stranger() {
        enterpriseIsKnown();
        as(house.person("p-other"))
                .get()
                .uri("/api/w/space?enterprise=" + ENTERPRISE)
                .exchange()
                .expectBody()
                .jsonPath("$.live")
                .isEmpty();
        assertThat(house.calls("POST /queries")).isEmpty();
    }

    @Test
    void an_enterprise_the_caller_has_nothing_to_do_with_is_not_found() {
        asMember()
                .get()
                .uri("/api/w/space?enterprise=91140902MAJC00029M")
                .exchange()
                .expectStatus()
                .isNotFound()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("NOT_FOUND");
    }

    @Test
    void a_bad_credit_code_is_refused_here() {
        asMember()
                .get()
                .uri("/api/w/space?enterprise=../claims")
                .exchange()
                .expectStatus()
                .isBadRequest();
    }

    @Test
    void a_problem_of_the_platform_passes_unchanged() {
        house.on("POST /claims/c1/acceptance", _ -> Answer.problem(412, "STALE_VERSION", "内容已被他人更新。"));
        asMember()
                .post()
                .uri("/api/w/desk/claims/c1/acceptance")
                .header("If-Match", "\"3\"")
                .exchange()
                .expectStatus()
                .isEqualTo(412)
                .expectHeader()
                .contentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("STALE_VERSION")
                .jsonPath("$.detail")
                .isEqualTo("内容已被他人更新。");
    }

    @Test
    void version_key_and_token_reach_the_platform() {
        String token = house.person("p-li", ENTERPRISE + ":PREPARER");
        as(token)
                .post()
                .uri("/api/w/claims/c1/submission")
                .header("If-Match", "\"7\"")
                .header("Idempotency-Key", "one-intent")
                .exchange();
        assertThat(house.calls("POST /claims/c1/submission"))
                .singleElement()
                .satisfies(call -> assertThat(call.headers())
                        .containsEntry("if-match", "\"7\"")
                        .containsEntry("idempotency-key", "one-intent")
                        .containsEntry("authorization", "Bearer " + token));
    }

    @Test
    void roles_are_judged_by_the_platform_not_here() {
        house.on("GET /claims/queue", Map.of("claims", List.of(), "claimFreeRuns", List.of()));
        asMember().get().uri("/api/w/desk/queue").exchange().expectStatus().isOk();
        house.on("GET /claims/queue", _ -> Answer.problem(403, "FORBIDDEN", "没有权限。"));
        asMember().get().uri("/api/w/desk/queue").exchange().expectStatus().isForbidden();
    }

    @Test
    void a_second_operators_yes_reaches_the_adapters_and_their_no_comes_back_unchanged() {
        house.on(
                "POST /connectors/sx.credit/moves/7/confirmation",
                _ -> Answer.problem(409, "FOUR_EYES_REQUIRED", "上线须由另一名运维人员复核，申请人不能自行复核。"));
        asMember()
                .post()
                .uri("/api/w/desk/connectors/sx.credit/moves/7/confirmation")
                .exchange()
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("FOUR_EYES_REQUIRED");
        asMember()
                .post()
                .uri("/api/w/desk/connectors/sx.credit/moves/7/withdrawal")
                .header("Content-Type", "application/json")
                .bodyValue("{\"reason\":\"对方未就绪\"}")
                .exchange();
        assertThat(house.calls("POST /connectors/sx.credit/moves/7/withdrawal"))
                .singleElement()
                .satisfies(call -> assertThat(call.text()).contains("对方未就绪"));
    }

    @Test
    void an_upload_arrives_as_it_was() {
        byte[] content = "%PDF-1.7 x".getBytes(java.nio.charset.StandardCharsets.UTF_8);
        org.springframework.http.client.MultipartBodyBuilder parts =
                new org.springframework.http.client.MultipartBodyBuilder();
        parts.part("material", "营业执照");
        parts.part("file", content).filename("licence.pdf");
        asMember()
                .post()
                .uri("/api/w/claims/c1/attachments")
                .bodyValue(parts.build())
                .exchange();
        assertThat(house.calls("POST /claims/c1/attachments")).singleElement().satisfies(call -> {
            assertThat(call.body()).isEqualTo(content);
            assertThat(call.uri()).contains("fileName=licence.pdf");
        });
    }

    @Test
    void an_upload_over_the_limit_is_refused() {
        org.springframework.http.client.MultipartBodyBuilder parts =
                new org.springframework.http.client.MultipartBodyBuilder();
        parts.part("material", "营业执照");
        parts.part("file", new byte[6 * 1024 * 1024]).filename("big.pdf");
        asMember()
                .post()
                .uri("/api/w/claims/c1/attachments")
                .bodyValue(parts.build())
                .exchange()
                .expectStatus()
                .isEqualTo(413);
        assertThat(house.calls("POST /claims/c1/attachments")).isEmpty();
    }

    @Test
    void an_unknown_field_is_refused() {
        asMember()
                .post()
                .uri("/api/w/claims")
                .bodyValue(Map.of("creditCode", ENTERPRISE, "itemId", "x", "surprise", 1))
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("UNKNOWN_FIELD");
    }

    @Test
    void the_root_answers_a_page_and_never_a_bare_404() {
        http.get()
                .uri("/")
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentTypeCompatibleWith(MediaType.TEXT_HTML)
                .expectHeader()
                .valueMatches("Cache-Control", ".*no-cache.*")
                .expectHeader()
                .exists("ETag")
                .expectHeader()
                .valueMatches("Content-Security-Policy", ".*default-src 'self'.*")
                .expectBody(String.class)
                .value(page -> assertThat(page).contains("晋策"));
    }

    @Test
    void a_missing_asset_is_not_found() {
        http.get().uri("/assets/never-built.js").exchange().expectStatus().isNotFound();
    }

    private static Answer answered() {
        return new Answer(200, """
                {"reply":"ANSWERED","value":{"attributes":{"tax_credit_grade":"A"}},"provenance":{"system":"sx.tax",
                "systemName":"山西省税务局","asOf":"2026-03-31","fetchedAt":"2026-04-01T00:00:00Z","freshness":"LIVE",
                "contract":"1"}}""");
    }

    private static Answer notConnected() {
        return new Answer(200, """
                {"reply":"UNKNOWN","reason":"NOT_CONNECTED","system":"sx.stats","systemName":"山西省统计局",
                "notice":"统计系统尚未接入。","askAgainAfter":"PT1H","since":null,"expected":"2026-12-31"}""");
    }
}
