package cn.jince.bff.mobile.home;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jince.api.adapters.AdapterViews.Attributes;
import cn.jince.api.enterprise.EnterpriseViews.DossierView;
import cn.jince.api.enterprise.EnterpriseViews.EnterpriseView;
import cn.jince.api.reply.Freshness;
import cn.jince.api.reply.Provenance;
import cn.jince.api.reply.Reply;
import cn.jince.bff.mobile.MobileTest;
import cn.jince.bff.mobile.StubHouse.Answer;
import cn.jince.bff.mobile.StubHouse.Call;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.test.web.reactive.server.FluxExchangeResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.StringNode;

class HomeScreenTest extends MobileTest {
    private static final String QUERIES = "POST /queries";
    private static final Instant SINCE = Instant.parse("2026-11-20T01:00:00Z");

    private volatile Duration hrss = Duration.ZERO;

    @BeforeEach
    void aQuietHouse() {
        EnterpriseView enterprise = new EnterpriseView(
                ENTERPRISE, "忻州云中重型装备有限公司", "140902", "忻府区", "3511", "矿山机械制造", "企业", "存续", null, "small");
        house.on("GET /enterprises/" + ENTERPRISE, enterprise);
        house.on("GET /enterprises/" + ENTERPRISE + "/dossier", new DossierView(enterprise, List.of(), 40));
        house.on("GET /enterprises/" + ENTERPRISE + "/matches", List.of());
        house.on("GET /claims", List.of());
        house.on(QUERIES, this::answer);
        hrss = Duration.ZERO;
    }

    private Answer answer(Call call) {
        String capability =
                JsonMapper.shared().readTree(call.text()).path("capability").asString();
        return switch (capability) {
            case "tax.standing" -> Answer.json(answered("sx.tax"));
            case "hrss.social-insurance" -> Answer.json(answered("sx.hrss")).after(hrss);
            case "statistics.above-scale" ->
                Answer.json(unknown(Reply.Reason.NOT_CONNECTED, null, LocalDate.parse("2027-03-01")));
            default -> Answer.json(unknown(Reply.Reason.BAD_ANSWER, SINCE, null));
        };
    }

    private static Reply<Attributes> answered(String system) {
        return new Reply.Answered<>(
                new Attributes(Map.of("standing", StringNode.valueOf("A"))),
                new Provenance(system, "省税务局", LocalDate.parse("2026-11-23"), Instant.now(), Freshness.LIVE, "1"));
    }

    private static Reply<Attributes> unknown(Reply.Reason reason, Instant since, LocalDate expected) {
        return new Reply.Unknown<>(reason, "sx.x", "某系统", "暂不可用。", Duration.ofSeconds(30), since, expected);
    }

    private JsonNode home() {
        return asMember("p-li")
                .get()
                .uri("/api/m/home?enterprise=" + ENTERPRISE)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody();
    }

    private List<ServerSentEvent<JsonNode>> events(String person, String screen, String last) {
        FluxExchangeResult<ServerSentEvent<JsonNode>> result = asMember(person)
                .get()
                .uri("/api/m/home/events?screen=" + screen)
                .header("Last-Event-ID", last)
                .accept(MediaType.TEXT_EVENT_STREAM)
                .exchange()
                .expectStatus()
                .isOk()
                .returnResult(new ParameterizedTypeReference<>() {});
        return result.getResponseBody().collectList().block(Duration.ofSeconds(20));
    }

    @Test
    void arrives_within_its_deadline_and_the_slow_part_follows_once() {
        hrss = Duration.ofMillis(1_800);

        long started = System.nanoTime();
        JsonNode home = home();
        Duration took = Duration.ofNanos(System.nanoTime() - started);

        assertThat(took).isLessThan(hrss);
        JsonNode status = home.path("status");
        assertThat(status.properties().stream().map(Map.Entry::getKey))
                .containsExactly(
                        "matches",
                        "claims",
                        "inbox",
                        "dossier",
                        "tax",
                        "socialInsurance",
                        "statistics",
                        "cityProgress");
        assertThat(status.path("tax").asString()).isEqualTo("HERE");
        assertThat(status.path("socialInsurance").asString()).isEqualTo("LATE");
        assertThat(status.path("statistics").asString()).isEqualTo("NOT_CONNECTED");
        assertThat(status.path("cityProgress").asString()).isEqualTo("BAD_ANSWER");
        JsonNode parts = home.path("parts");
        assertThat(parts.path("tax").path("provenance").path("asOf").asString()).isEqualTo("2026-11-23");
        assertThat(parts.path("statistics").path("expected").asString()).isEqualTo("2027-03-01");
        assertThat(Instant.parse(parts.path("cityProgress").path("since").asString()))
                .isEqualTo(SINCE);

        String screen = home.path("screen").asString();
        List<ServerSentEvent<JsonNode>> events = events("p-li", screen, "");
        assertThat(events.stream().map(ServerSentEvent::event).filter(e -> e != null))
                .containsExactly("part", "done");
        JsonNode late = events.stream()
                .filter(event -> "part".equals(event.event()))
                .findFirst()
                .orElseThrow()
                .data();
        assertThat(late.path("name").asString()).isEqualTo("socialInsurance");
        assertThat(late.path("content").path("part").asString()).isEqualTo("HERE");
        assertThat(events("p-li", screen, "1").stream()
                        .map(ServerSentEvent::event)
                        .filter(e -> e != null))
                .containsExactly("done");
        assertThat(house.calls(QUERIES).stream().filter(call -> call.text().contains("hrss.social-insurance")))
                .hasSize(1);
    }

    @Test
    void shows_a_late_screen_to_nobody_else() {
        hrss = Duration.ofMillis(1_200);
        String screen = home().path("screen").asString();

        asMember("p-other")
                .get()
                .uri("/api/m/home/events?screen=" + screen)
                .accept(MediaType.TEXT_EVENT_STREAM)
                .exchange()
                .expectStatus()
                .isNotFound();
    }

    @Test
    void stays_whole_when_platform_and_adapters_are_down() {
        for (String route : List.of("", "/dossier", "/matches")) {
            house.on("GET /enterprises/" + ENTERPRISE + route, _ -> Answer.down());
        }
        house.on("GET /claims", _ -> Answer.problem(500, "INTERNAL", "系统出现问题。"));
        house.on(QUERIES, _ -> new Answer(200, "<html>not json</html>"));

        JsonNode status = home().path("status");

        assertThat(status.path("inbox").asString()).isEqualTo("HERE");
        for (String part : List.of("matches", "claims", "dossier", "tax", "socialInsurance", "statistics")) {
            assertThat(status.path(part).asString()).as(part).isEqualTo("FAILED");
        }
    }

    @Test
    void answers_304_while_nothing_changed() {
        String etag = asMember("p-li")
                .get()
                .uri("/api/m/home?enterprise=" + ENTERPRISE)
                .exchange()
                .expectStatus()
                .isOk()
                .returnResult(String.class)
                .getResponseHeaders()
                .getETag();
        assertThat(etag).isNotNull();

        asMember("p-li")
                .get()
                .uri("/api/m/home?enterprise=" + ENTERPRISE)
                .header("If-None-Match", etag)
                .exchange()
                .expectStatus()
                .isNotModified();
    }

    @Test
    void does_not_know_an_enterprise_of_others() {
        as("p-wang", "91140000000000000X:ACCEPTOR")
                .get()
                .uri("/api/m/home?enterprise=" + ENTERPRISE)
                .exchange()
                .expectStatus()
                .isNotFound()
                .expectHeader()
                .contentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("NOT_FOUND");
    }

    @Test
    void asks_strangers_to_sign_in() {
        http.get()
                .uri("/api/m/home?enterprise=" + ENTERPRISE)
                .exchange()
                .expectStatus()
                .isUnauthorized();
    }
}
