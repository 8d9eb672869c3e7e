package cn.jince.bff.web;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jince.bff.web.StubHouse.Answer;
import java.time.Duration;
import java.util.HashMap;
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

/** The one progress list and the way over to a city's page, before a stubbed house. */
@SpringBootTest(
        classes = WebApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.config.name=bff-web",
            "jince.web.part-deadline=2s",
            "jince.public-url=https://portal.example"
        })
class ProgressTest {
    private static final StubHouse house = StubHouse.SHARED;
    private static final String ENTERPRISE = "91140105MAJC00213F";

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
                .defaultHeaders(headers -> headers.setBearerAuth(house.person("p-21", ENTERPRISE + ":PREPARER")))
                .build();
    }

    @Test
    void claims_and_goings_over_stand_in_one_list_drafts_first_then_the_newest() {
        house.on(
                "GET /claims",
                List.of(
                        claim("c-old", "2026-11-01T00:00:00Z"),
                        claim("c-draft", null),
                        claim("c-new", "2026-11-20T00:00:00Z")));
        house.on("GET /link-outs", List.of(linkOut("2026-11-10T00:00:00Z")));

        http.get()
                .uri("/api/w/progress?enterprise=" + ENTERPRISE)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.lines[*].id")
                .value(ids -> assertThat(ids).isEqualTo(List.of("c-draft", "c-new", "l-1", "c-old")))
                .jsonPath("$.lines[2].where")
                .isEqualTo("太原市政策兑现平台")
                .jsonPath("$.missing")
                .isEmpty();
    }

    @Test
    void while_adapters_are_away_the_claims_are_there_and_the_gap_is_said() {
        house.on("GET /claims", List.of(claim("c-1", "2026-11-01T00:00:00Z")));
        house.on("GET /link-outs", _ -> Answer.down());

        http.get()
                .uri("/api/w/progress?enterprise=" + ENTERPRISE)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.lines[0].id")
                .isEqualTo("c-1")
                .jsonPath("$.missing[0].notice")
                .value(notice -> assertThat(String.valueOf(notice)).contains("市平台办理记录"));
    }

    @Test
    void a_person_goes_over_for_an_item_of_the_city_with_their_own_county_and_comes_back_to_us() {
        house.on("GET /policies/P1", item("140100"));
        house.on("POST /link-outs", call -> {
            assertThat(call.headers().toString()).contains("Bearer ");
            assertThat(call.text())
                    .contains(
                            "\"divisionCode\":\"140105\"",
                            "\"itemId\":\"P1\"",
                            "\"returnUrl\":\"https://portal.example/#/claims\"");
            return Answer.json(Map.of(
                    "reply",
                    "UNKNOWN",
                    "reason",
                    "SUSPENDED",
                    "system",
                    "sx.taiyuan",
                    "systemName",
                    "太原市政策兑现平台",
                    "notice",
                    "太原平台升级中。",
                    "askAgainAfter",
                    "PT1H"));
        });

        go("P1").jsonPath("$.notice").isEqualTo("太原平台升级中。");
    }

    @Test
    void an_item_of_the_province_is_done_here_and_no_city_is_asked() {
        house.on("GET /policies/P1", item("140000"));

        go("P1").jsonPath("$.reason")
                .isEqualTo("NOT_CONNECTED")
                .jsonPath("$.system")
                .isEqualTo("");

        assertThat(house.calls("POST /link-outs")).isEmpty();
    }

    private WebTestClient.BodyContentSpec go(String item) {
        return http.post()
                .uri("/api/w/link-outs")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("{\"itemId\":\"" + item + "\",\"creditCode\":\"" + ENTERPRISE + "\"}")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody();
    }

    private static Map<String, Object> claim(String id, @org.jspecify.annotations.Nullable String submittedAt) {
        Map<String, Object> claim = new HashMap<>(Map.of(
                "id", id,
                "itemId", "P9",
                "itemVersion", 1,
                "itemName", "小升规市级配套",
                "creditCode", ENTERPRISE,
                "enterpriseName", "太原某公司",
                "divisionCode", "140105",
                "state", "SUBMITTED",
                "stateName", "已提交",
                "version", 1));
        claim.put("submittedAt", submittedAt);
        return claim;
    }

    private static Map<String, Object> linkOut(String openedAt) {
        return Map.of(
                "id", "l-1",
                "system", "sx.taiyuan",
                "systemName", "太原市政策兑现平台",
                "capability", "city.handling",
                "divisionCode", "140105",
                "itemId", "P1",
                "itemName", "高企奖励",
                "stateName", "已受理",
                "openedAt", openedAt,
                "state", "ACCEPTED");
    }

    private static Map<String, Object> item(String division) {
        Map<String, Object> summary = new HashMap<>(Map.of(
                "id", "P1",
                "version", 1,
                "name", "高企奖励",
                "level", "市",
                "divisionCode", division,
                "divisionName", "太原市",
                "type", "奖补",
                "target", "企业",
                "authority", "市科技局",
                "mode", "REVIEWED"));
        summary.put("state", "PUBLISHED");
        summary.put("awardText", "定额");
        return Map.of("summary", summary);
    }
}
