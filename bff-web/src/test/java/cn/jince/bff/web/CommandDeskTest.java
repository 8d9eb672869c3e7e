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

/** The operators' page of commands and reconciliation, before a stubbed house. */
@SpringBootTest(
        classes = WebApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"spring.config.name=bff-web"})
class CommandDeskTest {
    private static final StubHouse house = StubHouse.SHARED;

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
                .defaultHeaders(headers -> headers.setBearerAuth(house.token("operator", List.of(), "OFFICER")))
                .build();
    }

    @Test
    void dead_letters_are_shown_and_settled_with_a_reason() {
        Map<String, Object> dead = new HashMap<>(Map.of(
                "id", "relay-c1-1",
                "capability", "city.claim-relay",
                "system", "sx.changzhi",
                "systemName", "长治市申报系统",
                "divisionCode", "140406",
                "subject", "JC1",
                "purpose", "转送申报",
                "payload", Map.of("account", "****0001"),
                "state", "DEAD",
                "attempts", 20));
        dead.putAll(
                Map.of("mayHaveArrived", true, "recordedAt", "2026-11-27T01:00:00Z", "nextAt", "2026-11-27T01:00:00Z"));
        house.on("GET /commands", List.of(dead));
        house.on("POST /commands/relay-c1-1/retry", dead);

        http.get()
                .uri("/api/w/desk/commands")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$[0].payload.account")
                .isEqualTo("****0001");
        http.post()
                .uri("/api/w/desk/commands/relay-c1-1/retry")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(Map.of("reason", "对方已恢复"))
                .exchange()
                .expectStatus()
                .isOk();
        assertThat(house.calls("POST /commands/relay-c1-1/retry")).hasSize(1);
    }

    @Test
    void what_adapters_refuse_comes_back_as_it_is() {
        house.on("POST /commands/relay-c1-1/skip", _ -> Answer.problem(409, "COMMAND_NOT_DEAD", "只有死信指令可以人工处理。"));

        http.post()
                .uri("/api/w/desk/commands/relay-c1-1/skip")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(Map.of("reason", "重复"))
                .exchange()
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("COMMAND_NOT_DEAD");
    }

    @Test
    void gaps_have_an_owner() {
        Map<String, Object> gap = new HashMap<>(Map.of(
                "id", 7,
                "system", "sx.treasury",
                "systemName", "国库",
                "capability", "treasury.payout",
                "day", "2026-11-26",
                "businessKey", "money-0001",
                "kind", "THEIRS_ONLY",
                "state", "OPEN",
                "owner", "省财政厅国库支付中心",
                "openedAt", "2026-11-27T01:00:00Z"));
        house.on("GET /reconciliation-gaps", List.of(gap));

        http.get()
                .uri("/api/w/desk/reconciliation-gaps")
                .exchange()
                .expectBody()
                .jsonPath("$[0].owner")
                .isEqualTo("省财政厅国库支付中心");
    }
}
