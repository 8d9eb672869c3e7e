package cn.jince.bff.web;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jince.bff.web.StubHouse.Answer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;

/** A clerk's counter before a stubbed house. */
@SpringBootTest(
        classes = WebApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"spring.config.name=bff-web"})
class CounterDeskTest {
    private static final StubHouse house = StubHouse.SHARED;
    private static final String FIRM = "91140902MAJC00010Q";

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
        http = as(house.token("xf-clerk", List.of(), "OFFICER"));
    }

    private WebTestClient as(String token) {
        return WebTestClient.bindToServer()
                .baseUrl("http://localhost:" + port)
                .responseTimeout(Duration.ofSeconds(20))
                .defaultHeaders(headers -> headers.setBearerAuth(token))
                .build();
    }

    private static Map<String, Object> claim() {
        Map<String, Object> summary = new HashMap<>(Map.of(
                "id", "c-1",
                "number", "JC140902-2026-000001",
                "itemId", "P065",
                "itemVersion", 1,
                "itemName", "小升规<奖励>",
                "creditCode", FIRM,
                "enterpriseName", "忻州云中",
                "divisionCode", "140902",
                "state", "SUBMITTED",
                "stateName", "已提交"));
        summary.putAll(Map.of("submittedAt", "2026-11-25T02:00:00Z", "dueOn", "2026-12-23", "version", 3));
        return new HashMap<>(Map.of(
                "summary", summary,
                "form", List.of(),
                "materials", List.of(Map.of("name", "营业执照", "required", true)),
                "defects", List.of(),
                "timeline",
                        List.of(Map.of(
                                "at", "2026-11-25T02:00:00Z",
                                "event", "SUBMITTED",
                                "text", "提交申报",
                                "actor", "李娟（窗口窦口代办）")),
                "course", Map.of("stages", List.of(), "opinions", List.of(), "paused", false),
                "changes", List.of(),
                "actions", List.of()));
    }

    @Test
    void a_clerk_with_a_code_works_in_the_enterprises_name_on_the_same_screens() {
        String counter = house.deputised("p-li", FIRM + ":PREPARER", "xf-clerk");
        house.on(
                "POST /identity/oauth2/token",
                _ -> Answer.json(Map.of(
                        "access_token",
                        counter,
                        "issued_token_type",
                        "urn:ietf:params:oauth:token-type:access_token",
                        "token_type",
                        "Bearer",
                        "expires_in",
                        900)));
        house.on("GET /claims/c-1", claim());
        http.post()
                .uri("/api/w/counter/sessions")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(Map.of("code", "ABCD-EFGH"))
                .exchange()
                .expectStatus()
                .isCreated()
                .expectBody()
                .jsonPath("$.session")
                .isEqualTo(counter)
                .jsonPath("$.creditCode")
                .isEqualTo(FIRM);
        assertThat(house.calls("POST /identity/oauth2/token").getLast().text())
                .contains("subject_token=ABCD-EFGH", "token-exchange", "actor_token=");

        http.get()
                .uri("/api/w/counter/claims/c-1")
                .header("Counter-Session", counter)
                .exchange()
                .expectStatus()
                .isOk();
        assertThat(house.calls("GET /claims/c-1").getLast().headers())
                .containsEntry("authorization", "Bearer " + counter);

        byte[] receipt = http.get()
                .uri("/api/w/counter/claims/c-1/receipt")
                .header("Counter-Session", counter)
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentTypeCompatibleWith(MediaType.TEXT_HTML)
                .expectBody()
                .returnResult()
                .getResponseBody();
        assertThat(new String(receipt, StandardCharsets.UTF_8))
                .contains("JC140902-2026-000001", "李娟（窗口窦口代办）", "2026-11-25 10:00", "@media print", "营业执照（未提交）")
                .contains("小升规&lt;奖励&gt;")
                .doesNotContain("<script");
    }

    @Test
    void without_a_session_or_with_another_clerks_nothing_opens() {
        String anothers = house.deputised("p-li", FIRM + ":PREPARER", "dx-clerk");
        for (String session : List.of("", "rubbish", anothers, house.person("p-li", FIRM + ":PREPARER"))) {
            http.get()
                    .uri("/api/w/counter/claims/c-1")
                    .header("Counter-Session", session)
                    .exchange()
                    .expectStatus()
                    .isForbidden()
                    .expectBody()
                    .jsonPath("$.code")
                    .isEqualTo("COUNTER_SESSION_OVER");
        }
        assertThat(house.calls("GET /claims/c-1")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "code_wrong, 422, HAND_OVER_CODE_WRONG",
        "code_expired, 410, HAND_OVER_CODE_EXPIRED",
        "code_used, 409, HAND_OVER_CODE_USED",
        "code_foreign_division, 403, HAND_OVER_CODE_FOREIGN_DIVISION",
        "code_too_many_guesses, 429, HAND_OVER_CODE_GUESSED",
        "server_error, 502, UPSTREAM_FAILED"
    })
    void what_identity_refuses_is_told_plainly(String error, int status, String code) {
        house.on(
                "POST /identity/oauth2/token",
                _ -> new Answer(400, "{\"error\":\"" + error + "\",\"error_description\":\"不行\"}"));
        http.post()
                .uri("/api/w/counter/sessions")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(Map.of("code", "ABCD-EFGH"))
                .exchange()
                .expectStatus()
                .isEqualTo(status)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo(code);
    }
}
