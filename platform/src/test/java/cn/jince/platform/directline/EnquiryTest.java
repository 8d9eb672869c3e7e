package cn.jince.platform.directline;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jince.platform.PlatformApplication;
import cn.jince.platform.kernel.CreditCode;
import cn.jince.platform.policy.LibraryCalls;
import cn.jince.platform.policy.LibraryCalls.Answer;
import cn.jince.platform.testing.StoodStill;
import cn.jince.platform.testing.TestIdentity;
import cn.jince.testkit.store.WithStores;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** The direct line over HTTP with its database. */
@WithStores
@Import(StoodStill.class)
@SpringBootTest(
        classes = PlatformApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "spring.config.name=platform")
class EnquiryTest {
    private static final String FIRM = CreditCode.complete("91140902MAENQ0001").value();
    private static final String OTHER = CreditCode.complete("91140902MAENQ0002").value();
    private static final String MEMBER = TestIdentity.person("p-li", FIRM + ":PREPARER");
    private static final String VIEWER = TestIdentity.person("p-view", FIRM + ":VIEWER");
    private static final String STRANGER = TestIdentity.person("p-other", OTHER + ":ACCEPTOR");
    private static final String CITY = TestIdentity.officer("xz-accept", "140900", "ACCEPTANCE");
    private static final String PROVINCE = TestIdentity.officer("sx-accept", "140000", "ACCEPTANCE");
    private static final String FOREIGN = TestIdentity.officer("ty-accept", "140100", "ACCEPTANCE");
    private static final String REVIEWER = TestIdentity.officer("xz-first", "140900", "FIRST_REVIEW");
    private static final String SUPERVISOR = TestIdentity.officer("xz-super", "140900", "SUPERVISOR");
    private static final String HOUSE = TestIdentity.system("house", "HOUSE");

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void identity(DynamicPropertyRegistry settings) {
        TestIdentity.serve(settings);
    }

    @BeforeEach
    void policies_and_two_firms() {
        StoodStill.at(StoodStill.WEDNESDAY);
        new LibraryCalls(port).importAll();
        Answer collected = send(
                HttpMethod.POST,
                "/enterprises/facts",
                HOUSE,
                Map.of("Content-Type", MediaType.APPLICATION_NDJSON_VALUE),
                registration(FIRM) + "\n" + registration(OTHER));
        assertThat(collected.body().path("accepted").asInt()).isEqualTo(2);
    }

    @Test
    void a_question_is_answered_published_and_rated() {
        Answer asked = ask(MEMBER, "P057", "QUESTION", "高企重新认定能否申领", "我司今年重新认定，是否属于首次？");
        assertThat(asked.body().at("/summary/department").asString()).isEqualTo("忻州市科学技术局");
        assertThat(asked.body().at("/summary/dueOn").asString()).isEqualTo("2026-11-26");
        assertThat(asked.body().at("/summary/number").asString()).startsWith("ZX20261125");
        assertThat(list(CITY, "?state=OPEN")).contains(id(asked));
        assertThat(list(FOREIGN, "")).doesNotContain(id(asked));
        assertThat(list(CITY, "?enterprise=" + FIRM)).contains(id(asked));
        assertThat(list(CITY, "?enterprise=" + OTHER)).doesNotContain(id(asked));

        Answer answered = move(CITY, asked, "/answer", Map.of("text", "重新认定不属于首次认定。", "publish", true));
        assertThat(answered.body().at("/summary/state").asString()).isEqualTo("ANSWERED");
        assertThat(get("/answers?itemId=P057", null).body().toString())
                .contains("重新认定不属于首次认定")
                .doesNotContain(FIRM)
                .doesNotContain("enterpriseName");
        assertThat(get("/answers?query=重新认定", null).body()).isNotEmpty();

        Answer rated = move(MEMBER, answered, "/rating", Map.of("stars", 5, "comment", "很清楚"));
        assertThat(rated.body().at("/summary/state").asString()).isEqualTo("CLOSED");
        assertThat(rated.body()
                        .path("timeline")
                        .valueStream()
                        .map(entry -> entry.path("event").asString()))
                .containsExactly("ASKED", "ANSWERED", "RATED");
    }

    @Test
    void a_bad_rating_opens_it_once_more_and_a_second_one_stays_with_the_supervisor() {
        long before = figures().path("dissatisfied").asLong();
        Answer asked = ask(MEMBER, null, "COMPLAINT", "窗口多次退件", "每次理由都不同。");
        assertThat(asked.body().at("/summary/dueOn").asString()).isEqualTo("2026-11-30");
        Answer answered = move(CITY, asked, "/answer", Map.of("text", "已了解。", "publish", false));

        Answer again = move(MEMBER, answered, "/rating", Map.of("stars", 1, "comment", "没有解决"));
        assertThat(again.body().at("/summary/state").asString()).isEqualTo("OPEN");
        Answer second = move(CITY, again, "/answer", Map.of("text", "已约谈窗口并一次告知。", "publish", false));
        Answer closed = move(MEMBER, second, "/rating", Map.of("stars", 2));

        assertThat(closed.body().at("/summary/state").asString()).isEqualTo("CLOSED");
        assertThat(figures().path("dissatisfied").asLong()).isEqualTo(before + 1);
        assertThat(get("/answers?query=窗口", null).body()).isEmpty();
    }

    @Test
    void the_clock_goes_on_when_it_is_handed_over_and_the_first_department_sees_it_no_more() {
        Answer asked = ask(MEMBER, null, "QUESTION", "省级奖励何时拨付", "名单已公示。");
        Map<String, Object> over = Map.of("divisionCode", "140000", "department", "省财政厅", "reason", "省级资金");

        Answer handed = move(CITY, asked, "/hand-over", over);

        assertThat(handed.body().at("/summary/department").asString()).isEqualTo("省财政厅");
        assertThat(handed.body().at("/summary/dueOn").asString()).isEqualTo("2026-11-26");
        assertThat(get("/enquiries/" + id(asked), CITY).status()).isEqualTo(404);
        assertThat(move(CITY, handed, "/answer", Map.of("text", "x", "publish", false))
                        .status())
                .isEqualTo(404);
        assertThat(move(PROVINCE, handed, "/answer", Map.of("text", "下周拨付。", "publish", false))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void the_longer_limit_is_taken_once_and_in_time() {
        Answer asked = ask(MEMBER, null, "QUESTION", "跨部门问题", "涉及三个部门。");
        Answer longer = move(CITY, asked, "/extension", Map.of("reason", "需与税务核对"));
        assertThat(longer.body().at("/summary/dueOn").asString()).isEqualTo("2026-11-30");
        assertThat(code(move(CITY, longer, "/extension", Map.of("reason", "再核对"))))
                .isEqualTo("ENQUIRY_NOT_EXTENDED");

        Answer late = ask(MEMBER, null, "QUESTION", "没人理", "等待。");
        StoodStill.at("2026-11-30T02:00:00Z");
        assertThat(list(CITY, "?overdue=true")).contains(id(late)).doesNotContain(id(longer));
        assertThat(code(move(CITY, late, "/extension", Map.of("reason", "晚了")))).isEqualTo("ENQUIRY_NOT_EXTENDED");
    }

    @Test
    void sent_twice_or_by_twenty_at_once_it_is_one() {
        String key = UUID.randomUUID().toString();
        List<Answer> answers = Flux.fromStream(IntStream.range(0, 20).boxed())
                .flatMap(_ ->
                        sending(HttpMethod.POST, "/enquiries", MEMBER, Map.of("Idempotency-Key", key), question("同时")))
                .collectList()
                .block(Duration.ofSeconds(30));

        assertThat(Objects.requireNonNull(answers).stream().map(Answer::status)).containsOnly(200);
        assertThat(answers.stream().map(EnquiryTest::id).distinct()).hasSize(1);
        assertThat(code(send(HttpMethod.POST, "/enquiries", MEMBER, Map.of("Idempotency-Key", key), question("另一件"))))
                .isEqualTo("IDEMPOTENCY_KEY_REUSED");
        assertThat(code(send(HttpMethod.POST, "/enquiries", MEMBER, Map.of(), question("无键"))))
                .isEqualTo("IDEMPOTENCY_KEY_REQUIRED");
    }

    @Test
    void of_two_officers_who_answer_at_once_one_is_told_to_look_again() {
        Answer asked = ask(MEMBER, null, "QUESTION", "两人同时答", "看谁先。");
        List<Integer> statuses = Flux.range(0, 8)
                .flatMap(i -> sending(
                        HttpMethod.POST,
                        "/enquiries/" + id(asked) + "/answer",
                        CITY,
                        Map.of("If-Match", "\"1\""),
                        Map.of("text", "答复 " + i, "publish", false)))
                .map(Answer::status)
                .collectList()
                .block(Duration.ofSeconds(30));

        assertThat(statuses).containsOnlyOnce(200).allMatch(status -> status == 200 || status == 412 || status == 409);
    }

    @Test
    void nobody_sees_or_moves_what_is_not_theirs() {
        Answer asked = ask(MEMBER, null, "QUESTION", "只给自己看", "内容。");
        String at = "/enquiries/" + id(asked);

        assertThat(get(at, STRANGER).status()).isEqualTo(404);
        assertThat(get(at, FOREIGN).status()).isEqualTo(404);
        assertThat(get(at, null).status()).isEqualTo(401);
        assertThat(get("/enquiries?enterprise=" + FIRM, STRANGER).status()).isEqualTo(400);
        assertThat(move(REVIEWER, asked, "/answer", Map.of("text", "x", "publish", false))
                        .status())
                .isEqualTo(403);
        assertThat(move(STRANGER, asked, "/rating", Map.of("stars", 5)).status())
                .isEqualTo(404);
        assertThat(code(move(MEMBER, asked, "/rating", Map.of("stars", 5)))).isEqualTo("ENQUIRY_WRONG_STATE");
        Answer answered = move(CITY, asked, "/answer", Map.of("text", "好。", "publish", false));
        assertThat(move(VIEWER, answered, "/rating", Map.of("stars", 5)).status())
                .isEqualTo(403);
        assertThat(code(move(CITY, answered, "/answer", Map.of("text", "再答。", "publish", false))))
                .isEqualTo("ENQUIRY_WRONG_STATE");
        assertThat(send(HttpMethod.POST, at + "/answer", CITY, Map.of(), Map.of("text", "x", "publish", false))
                        .status())
                .isEqualTo(428);
        assertThat(get("/enquiry-figures", CITY).status()).isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource({
        "QUESTION, , , 422",
        "QUESTION, 标题, , 422",
        "RUMOUR, 标题, 内容, 400",
        "QUESTION, 标题, 内容, 200",
    })
    void what_is_incomplete_is_said(String kind, String title, String text, int status) {
        Map<String, Object> form = Map.of(
                "creditCode",
                FIRM,
                "kind",
                kind,
                "title",
                title == null ? " " : title,
                "text",
                text == null ? "" : text);

        assertThat(send(HttpMethod.POST, "/enquiries", MEMBER, Map.of("Idempotency-Key", UUID.randomUUID() + ""), form)
                        .status())
                .isEqualTo(status);
    }

    @Test
    void an_item_nobody_published_is_refused_and_a_national_one_goes_to_the_province() {
        assertThat(ask(MEMBER, "P-NONE", "QUESTION", "问", "内容").status()).isEqualTo(422);
        assertThat(ask(MEMBER, "P104", "QUESTION", "加计扣除", "如何备查？")
                        .body()
                        .at("/summary/divisionCode")
                        .asString())
                .isEqualTo("140000");
    }

    private Answer ask(String token, @Nullable String itemId, String kind, String title, String text) {
        Map<String, Object> form =
                new HashMap<>(Map.of("creditCode", FIRM, "kind", kind, "title", title, "text", text));
        form.put("itemId", itemId);
        return send(HttpMethod.POST, "/enquiries", token, Map.of("Idempotency-Key", UUID.randomUUID() + ""), form);
    }

    private static String registration(String code) {
        return """
                {"creditCode":"%s","system":"sx.samr","asOf":"2026-11-01",\
                "facts":{"name":"直通车测试企业","region_code":"140902","industry_code":"3391"}}""".formatted(code);
    }

    private static Map<String, Object> question(String title) {
        return Map.of("creditCode", FIRM, "kind", "QUESTION", "title", title, "text", "内容");
    }

    private Answer move(String token, Answer enquiry, String verb, Object form) {
        String version = enquiry.body().at("/summary/version").asString();
        return send(
                HttpMethod.POST,
                "/enquiries/" + id(enquiry) + verb,
                token,
                Map.of("If-Match", "\"" + version + "\""),
                form);
    }

    private JsonNode figures() {
        return get("/enquiry-figures", SUPERVISOR).body();
    }

    private List<String> list(String token, String query) {
        return get("/enquiries" + query, token)
                .body()
                .valueStream()
                .map(row -> row.path("id").asString())
                .toList();
    }

    private static String id(Answer enquiry) {
        return enquiry.body().at("/summary/id").asString();
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
