package cn.jince.adapters.linkout;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jince.adapters.AdaptersApplication;
import cn.jince.adapters.TestTokens;
import cn.jince.adapters.descriptor.Stage;
import cn.jince.testkit.province.CityPage;
import cn.jince.testkit.province.CityPage.Heard;
import cn.jince.testkit.province.FakeProvince;
import cn.jince.testkit.store.WithStores;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.http.MediaType;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@SpringBootTest(
        classes = AdaptersApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.config.name=adapters",
            "server.port=0",
            "jince.adapters.descriptors=classpath*:systems/*.yaml,classpath:linkout/*.yaml",
            "test.lvliang.url=http://localhost:1",
            "test.lvliang.secret=s",
            "test.lvliang.callback=call-back-secret"
        })
@Import({TestTokens.class, LinkOutTest.Watch.class})
@WithStores
class LinkOutTest {
    private static final String ENTERPRISE = "91140902MAJC00010Q";
    private static final String CITY = TestTokens.of("legacy-lvliang", "SYSTEM", "LEGACY");
    private static final AtomicReference<Duration> late = new AtomicReference<>(Duration.ZERO);
    private static final AtomicReference<String> adapters = new AtomicReference<>("");
    private static final FakeProvince province = FakeProvince.start();
    private static final CityPage page =
            CityPage.start(0, adapters::get, Mono.just(CITY), "sx.lvliang", "call-back-secret");

    @TestConfiguration(proxyBeanMethods = false)
    static class Watch {
        @Bean
        @Primary
        Clock watch() {
            return new Clock() {
                @Override
                public Instant instant() {
                    return Instant.now().plus(late.get());
                }

                @Override
                public ZoneId getZone() {
                    return ZoneOffset.UTC;
                }

                @Override
                public Clock withZone(ZoneId zone) {
                    return this;
                }
            };
        }
    }

    @LocalServerPort
    int port;

    @Autowired
    DatabaseClient database;

    @Autowired
    cn.jince.adapters.lifecycle.StageBoard stages;

    private WebTestClient client;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        province.settings().forEach((name, value) -> registry.add(name, () -> value));
        registry.add("test.lvliang.page", page::url);
    }

    @BeforeEach
    void client() {
        late.set(Duration.ZERO);
        adapters.set("http://localhost:" + port);
        client = WebTestClient.bindToServer()
                .baseUrl(adapters.get())
                .responseTimeout(Duration.ofSeconds(20))
                .build();
    }

    @AfterAll
    static void close() {
        page.close();
        province.close();
    }

    @Test
    void a_person_goes_over_and_is_known_there_by_a_masked_name() {
        JsonNode way = go("https://portal.example/claims?tab=2");

        assertThat(way.path("reply").asString()).isEqualTo("ANSWERED");
        String url = way.path("value").path("url").asString();
        assertThat(url)
                .startsWith(page.url() + "/sso?st=")
                .contains("&backUrl=https%3A%2F%2Fportal.example%2Fclaims%3Ftab%3D2");
        assertThat(visit(url)).contains("欢迎您，欧***（" + ENTERPRISE + "）").doesNotContain("欧阳");
        assertThat(visit(url)).as("the same ticket again").contains("登录失败：TICKET_SPENT");
        assertThat(rows("SELECT visitor_name || visitor_id || ticket_hash AS text FROM link_out"))
                .noneMatch(row -> row.contains("欧阳") || row.contains(ticket(url)) || row.contains("person-7"));
    }

    @Test
    void an_offer_draws_no_ticket_and_says_what_one_is_good_for() {
        Integer before = rows("SELECT count(*)::text AS text FROM link_out").stream()
                .map(Integer::valueOf)
                .findFirst()
                .orElseThrow();

        JsonNode offer = body(offer(person("PREPARER"), "141100"));

        assertThat(offer.path("reply").asString()).isEqualTo("ANSWERED");
        assertThat(offer.path("value").path("goodForSeconds").asLong()).isEqualTo(60);
        assertThat(rows("SELECT count(*)::text AS text FROM link_out")).containsExactly(before.toString());
        assertThat(code(offer(person("VIEWER"), "141100"))).isEqualTo("FORBIDDEN");
        assertThat(code(offer(person("PREPARER"), "110000"))).isEqualTo("VALIDATION_FAILED");
        assertThat(body(offer(person("PREPARER"), "140902")).path("system").asString(""))
                .as("done here")
                .isEmpty();
    }

    private org.springframework.test.web.reactive.server.EntityExchangeResult<byte[]> offer(
            String token, String division) {
        return client.get()
                .uri("/link-outs/offer?capability=city.handling&creditCode=" + ENTERPRISE + "&divisionCode=" + division)
                .header("Authorization", "Bearer " + token)
                .exchange()
                .expectBody()
                .returnResult();
    }

    @Test
    void of_twenty_redemptions_at_once_one_is_good() {
        String ticket =
                ticket(go("http://localhost/x").path("value").path("url").asString());

        List<Integer> statuses = Flux.range(0, 20)
                .flatMap(
                        _ -> Mono.fromCallable(
                                        () -> redeem(CITY, ticket).getStatus().value())
                                .subscribeOn(reactor.core.scheduler.Schedulers.boundedElastic()),
                        20)
                .collectList()
                .block(Duration.ofSeconds(30));

        assertThat(statuses).hasSize(20).containsOnlyOnce(200).allMatch(status -> status == 200 || status == 409);
    }

    @Test
    void a_ticket_is_good_for_a_minute_and_for_its_own_system() {
        String ticket =
                ticket(go("http://localhost/x").path("value").path("url").asString());

        assertThat(code(redeem(TestTokens.of("legacy-treasury", "SYSTEM", "LEGACY"), ticket)))
                .isEqualTo("FORBIDDEN");
        assertThat(code(redeem(TestTokens.of("legacy-taiyuan", "SYSTEM", "LEGACY"), ticket)))
                .as("another city's page")
                .isEqualTo("TICKET_UNKNOWN");
        assertThat(code(redeem(person("PREPARER"), ticket))).isEqualTo("FORBIDDEN");
        assertThat(code(redeem(null, ticket))).isEqualTo("UNAUTHENTICATED");
        assertThat(code(redeem(CITY, "x".repeat(43)))).isEqualTo("TICKET_UNKNOWN");
        assertThat(code(redeem(CITY, "short"))).isEqualTo("TICKET_UNKNOWN");
        late.set(Duration.ofSeconds(61));
        assertThat(code(redeem(CITY, ticket))).isEqualTo("TICKET_EXPIRED");
    }

    @Test
    void only_who_prepares_for_the_enterprise_may_go_and_only_our_own_addresses_take_them_back() {
        assertThat(code(post(person("VIEWER"), form("http://localhost/x", "141100"))))
                .isEqualTo("FORBIDDEN");
        assertThat(code(post(CITY, form("http://localhost/x", "141100")))).isEqualTo("FORBIDDEN");
        for (String bad : List.of(
                "https://evil.example/",
                "https://portal.example@evil.example/",
                "https://portal.example.evil.example/",
                "http://portal.example/",
                "//portal.example/",
                "javascript:alert(1)",
                "https://portal.example\\\\.evil.example/",
                "/claims")) {
            assertThat(code(post(person("PREPARER"), form(bad, "141100"))))
                    .as(bad)
                    .isEqualTo("RETURN_URL_REFUSED");
        }
    }

    @Test
    void where_there_is_no_page_or_no_stage_for_it_a_notice_says_so() {
        assertThat(body(post(person("ACCEPTOR"), form("http://localhost/x", "140902")))
                        .path("reason")
                        .asString())
                .isEqualTo("NOT_CONNECTED");
        var now = stages.of("sx.lvliang", "city.handling", "141100");
        stages.post(new cn.jince.adapters.lifecycle.Standing(
                now.system(),
                now.capability(),
                now.division(),
                Stage.SUSPENDED,
                now.mode(),
                "吕梁平台升级中。",
                null,
                null,
                now.pilot(),
                now.share(),
                now.stage(),
                now.version() + 1));
        try {
            JsonNode said = body(post(person("PREPARER"), form("http://localhost/x", "141100")));
            assertThat(said.path("reason").asString()).isEqualTo("SUSPENDED");
            assertThat(said.path("notice").asString()).isEqualTo("吕梁平台升级中。");
        } finally {
            stages.post(stages.of("sx.lvliang", "city.handling", "141100").to(now.stage()));
        }
    }

    @Test
    void the_city_tells_how_it_went_once_for_each_event_and_in_any_order() {
        String id = body(post(
                        person("PREPARER"),
                        form("http://localhost/x", "141100").replace("}", ",\"itemId\":\"P1\",\"itemName\":\"技改奖励\"}")))
                .path("value")
                .path("id")
                .asString();
        Instant noon = Instant.parse("2026-11-27T04:00:00Z");

        assertThat(told(page.tell("e1-" + id, id, "1", noon))).isEqualTo("APPLIED");
        assertThat(told(page.tell("e3-" + id, id, "9", noon.plusSeconds(600)))).isEqualTo("APPLIED");
        assertThat(told(page.tell("e2-" + id, id, "2", noon.plusSeconds(300))))
                .as("late")
                .isEqualTo("OUTDATED");
        assertThat(told(page.tell("e1-" + id, id, "1", noon))).as("again").isEqualTo("KNOWN");
        assertThat(told(page.tell("e1-" + id, id, "9", noon)))
                .as("other content")
                .isEqualTo("EVENT_CHANGED");
        assertThat(told(page.tell("e4", "00000000-0000-0000-0000-000000000000", "1", noon)))
                .isEqualTo("LINK_OUT_UNKNOWN");
        assertThat(told(page.tell("e5", "x", "1", noon))).isEqualTo("LINK_OUT_UNKNOWN");
        assertThat(told(page.tell("e6", id, "7", noon))).isEqualTo("STATE_UNKNOWN");

        client.get()
                .uri("/link-outs?creditCode=" + ENTERPRISE)
                .header("Authorization", "Bearer " + person("VIEWER"))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$[?(@.id=='" + id + "')].state")
                .isEqualTo("APPROVED")
                .jsonPath("$[?(@.id=='" + id + "')].stateName")
                .isEqualTo("审批通过")
                .jsonPath("$[?(@.id=='" + id + "')].itemName")
                .isEqualTo("技改奖励")
                .jsonPath("$[?(@.id=='" + id + "')].systemName")
                .isEqualTo("吕梁市惠企平台");
        client.get()
                .uri("/link-outs?creditCode=91140902MAJC00011X")
                .header("Authorization", "Bearer " + person("VIEWER"))
                .exchange()
                .expectStatus()
                .isForbidden();
    }

    @Test
    void a_call_back_that_is_forged_late_or_repeated_is_refused_each_with_its_code() {
        String id = go("http://localhost/x").path("value").path("id").asString();
        String body = CityPage.callback("f1-" + id, id, "1", Instant.now());
        String nonce = "nonce-" + id;

        assertThat(told(page.send(body, Instant.now().minusSeconds(301), nonce)))
                .isEqualTo("SIGNATURE_SKEWED");
        assertThat(told(page.send(body, Instant.now().plusSeconds(310), nonce))).isEqualTo("SIGNATURE_SKEWED");
        assertThat(told(page.send(body, Instant.now(), "short"))).isEqualTo("SIGNATURE_MISSING");
        try (CityPage forger = CityPage.start(0, adapters::get, Mono.just(CITY), "sx.lvliang", "another")) {
            assertThat(told(forger.send(body, Instant.now(), nonce))).isEqualTo("SIGNATURE_WRONG");
        }
        try (CityPage nobody = CityPage.start(0, adapters::get, Mono.just(CITY), "sx.nowhere", "call-back-secret")) {
            assertThat(told(nobody.send(body, Instant.now(), nonce))).isEqualTo("SIGNATURE_WRONG");
        }
        assertThat(told(page.send(body, Instant.now(), nonce))).isEqualTo("APPLIED");
        assertThat(told(page.send(body, Instant.now(), nonce))).isEqualTo("SIGNATURE_REPEATED");
        assertThat(told(page.send("{\"eventId\":\"x\"}", Instant.now(), "other-" + id)))
                .isEqualTo("VALIDATION_FAILED");
        assertThat(told(page.send("no json", Instant.now(), "third-" + id))).isEqualTo("VALIDATION_FAILED");
    }

    private JsonNode go(String returnUrl) {
        return body(post(person("PREPARER"), form(returnUrl, "141100")));
    }

    private org.springframework.test.web.reactive.server.EntityExchangeResult<byte[]> post(String token, String form) {
        return client.post()
                .uri("/link-outs")
                .contentType(MediaType.APPLICATION_JSON)
                .header("Authorization", "Bearer " + token)
                .bodyValue(form)
                .exchange()
                .expectBody()
                .returnResult();
    }

    private org.springframework.test.web.reactive.server.EntityExchangeResult<byte[]> redeem(
            @org.jspecify.annotations.Nullable String token, String ticket) {
        return client.post()
                .uri("/open/tickets/redemption")
                .contentType(MediaType.APPLICATION_JSON)
                .headers(headers -> {
                    if (token != null) {
                        headers.setBearerAuth(token);
                    }
                })
                .bodyValue("{\"ticket\":\"" + ticket + "\"}")
                .exchange()
                .expectBody()
                .returnResult();
    }

    private String visit(String url) {
        return new String(
                WebTestClient.bindToServer()
                        .responseTimeout(Duration.ofSeconds(20))
                        .build()
                        .get()
                        .uri(java.net.URI.create(url))
                        .exchange()
                        .expectBody()
                        .returnResult()
                        .getResponseBodyContent(),
                StandardCharsets.UTF_8);
    }

    private static String told(Mono<Heard> telling) {
        JsonNode body = telling.block(Duration.ofSeconds(20)).body();
        return body.path("effect").asString(body.path("code").asString(""));
    }

    private static JsonNode body(org.springframework.test.web.reactive.server.EntityExchangeResult<byte[]> result) {
        return JsonMapper.shared().readTree(result.getResponseBodyContent());
    }

    private static String code(org.springframework.test.web.reactive.server.EntityExchangeResult<byte[]> result) {
        return body(result).path("code").asString("");
    }

    private static String ticket(String url) {
        return new QueryStringDecoder(url).parameters().get("st").getFirst();
    }

    private List<String> rows(String sql) {
        return database.sql(sql)
                .map(row -> String.valueOf(row.get("text", String.class)))
                .all()
                .collectList()
                .block(Duration.ofSeconds(10));
    }

    private static String form(String returnUrl, String division) {
        return "{\"capability\":\"city.handling\",\"creditCode\":\"" + ENTERPRISE + "\",\"divisionCode\":\"" + division
                + "\",\"returnUrl\":\"" + returnUrl + "\"}";
    }

    private static String person(String mandate) {
        Map<String, Object> attributes = Map.of(
                "sub", "person-7",
                "kind", "PERSON",
                "name", "欧阳小明",
                "roles", List.of(),
                "mandates", List.of(ENTERPRISE + ":" + mandate));
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(
                        JsonMapper.shared().writeValueAsString(attributes).getBytes(StandardCharsets.UTF_8));
    }
}
