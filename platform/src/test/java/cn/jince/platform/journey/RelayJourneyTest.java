package cn.jince.platform.journey;

import static cn.jince.platform.journey.CityDesk.CITY;
import static org.assertj.core.api.Assertions.assertThat;

import cn.jince.platform.PlatformApplication;
import cn.jince.platform.enterprise.Dossier;
import cn.jince.platform.policy.PolicyItem;
import cn.jince.testkit.store.WithStores;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@WithStores
@Import({SmallLibrary.class, CityDesk.Behind.class})
@SpringBootTest(
        classes = PlatformApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"spring.config.name=platform", "jince.relay.poll=200ms"})
class RelayJourneyTest {
    private static final SmallHouse HOUSE = new SmallHouse();
    private static final AtomicInteger NEXT = new AtomicInteger(500);
    private static final String COUNTY = HOUSE.officer("xf-accept", "140902", "ACCEPTANCE");
    private static final String INSIDE = HOUSE.officer("house", "140000", "HOUSE");
    private static final byte[] PDF = "%PDF-1.7 licence".getBytes(StandardCharsets.US_ASCII);

    @LocalServerPort
    private int port;

    private Dossier firm = SmallLibrary.enterprise(99, 6240);
    private String agent = "";
    private PolicyItem item = SmallLibrary.item("P065", PolicyItem.ClaimMode.REVIEWED, Map.of());

    @DynamicPropertySource
    static void house(DynamicPropertyRegistry settings) {
        settings.add("jince.house.issuer", () -> SmallHouse.ISSUER);
        settings.add("jince.house.identity", HOUSE::url);
        settings.add("jince.house.adapters", HOUSE::url);
        settings.add("jince.attachments.dir", () -> "target/attachments");
    }

    @BeforeEach
    void a_firm_of_its_own_and_a_city_known_to_take_claims() {
        a_firm();
        item = SmallLibrary.item("R-" + NEXT.get(), PolicyItem.ClaimMode.REVIEWED, Map.of());
        CITY.open = true;
        CITY.away = false;
        CITY.state = "ACCEPTED";
        CITY.notice = null;
        // what the test before left known of the city is kept for a second
        again(() -> relayed() ? null : "the city is still thought to be closed");
        a_firm();
    }

    private boolean relayed() {
        a_firm();
        return submitted().events().contains("RELAYED");
    }

    @Test
    void a_claim_of_that_city_is_relayed_and_its_states_come_back_in_one_timeline() {
        Answer claim = submitted();
        String key = key(claim, 1);
        until(claim, answer -> answer.events().contains("RELAY_RECEIVED"));
        assertThat(CITY.taken.get(key).payload().get("claimNumber").asString()).isEqualTo(claim.number());
        assertThat(CITY.taken.get(key).payload().get("account").path("number").asString())
                .isEqualTo("6222000011112222");

        CITY.step(key, "SUBMITTED", "10 已收件");
        CITY.step(key, "ACCEPTED", "20 已受理");
        CITY.step(key, "APPROVED", "40 审批通过", "同意", 8_000_000L);
        CITY.step(key, "IN_PUBLIC_NOTICE", "50 公示中");
        CITY.step(key, "PAYABLE", "60 待拨付");
        CITY.step(key, "PAID", "70 已拨付");
        CITY.step(key, "CONCLUDED", "80 办结");

        Answer done = until(claim, answer -> answer.state().equals("CONCLUDED"));
        assertThat(done.body().path("summary").path("amountFen").asLong()).isEqualTo(8_000_000L);
        assertThat(done.events())
                .containsSubsequence(
                        "SUBMITTED",
                        "RELAYED",
                        "RELAY_RECEIVED",
                        "ACCEPTED",
                        "APPROVED",
                        "NOTICE_OPENED",
                        "NOTICE_CLOSED",
                        "PAID",
                        "CONCLUDED")
                .doesNotContain("RELAY_NOTED");
        assertThat(done.actorOf("ACCEPTED")).isEqualTo("市申报系统");
        assertThat(HOUSE.paid).isEmpty();
    }

    @Test
    void a_claim_in_relay_is_not_decided_here() {
        Answer claim = submitted();

        Answer accepted = post("/claims/" + claim.id() + "/acceptance", COUNTY, claim.version(), "");
        assertThat(accepted.status()).isEqualTo(409);
        assertThat(accepted.code()).isEqualTo("CLAIM_IN_RELAY");
        assertThat(accepted.body().path("detail").asString()).contains("市申报系统");
        assertThat(post("/claims/" + claim.id() + "/withdrawal", agent, claim.version(), Map.of("reason", "不要了"))
                        .code())
                .isEqualTo("CLAIM_IN_RELAY");
        assertThat(get("/claims/queue", COUNTY).body().path("claims").toString())
                .doesNotContain(claim.id());
        assertThat(get("/claims/" + claim.id(), agent).body().path("actions").toString())
                .doesNotContain("WITHDRAW");
    }

    @Test
    void a_jump_or_an_unknown_state_is_noted_once_and_changes_nothing() {
        Answer claim = submitted();
        String key = key(claim, 1);
        CITY.step(key, "PAID", "70 已拨付");
        CITY.step(key, null, "77 专班研究", "请等待", null);
        CITY.step(key, "ACCEPTED", "20 已受理");

        Answer accepted = until(claim, answer -> answer.state().equals("ACCEPTED"));
        Answer later = until(claim, answer -> answer.version().equals(accepted.version()));

        assertThat(later.events().stream().filter("RELAY_NOTED"::equals)).hasSize(2);
        assertThat(later.body().path("timeline").toString()).contains("77 专班研究：请等待");
    }

    @Test
    void a_claim_the_city_refuses_comes_home_to_our_officers() {
        CITY.state = "REJECTED";
        CITY.notice = "该企业不属本市受理范围";
        Answer claim = submitted();

        until(claim, answer -> answer.events().contains("CAME_HOME"));
        // The timeline is read after the state: only the next look is sure to have both.
        Answer home = until(claim, answer -> answer.events().contains("CAME_HOME"));

        Answer accepted = post("/claims/" + claim.id() + "/acceptance", COUNTY, home.version(), "");
        assertThat(accepted.state()).as(accepted.body().toString()).isEqualTo("ACCEPTED");
    }

    @Test
    void what_the_city_keeps_waiting_is_told_once() {
        CITY.state = "QUEUED";
        CITY.notice = "长治市申报系统暂不可用";
        Answer claim = submitted();
        until(claim, answer -> answer.events().contains("RELAY_WAITING"));
        CITY.state = "ACCEPTED";

        Answer received = until(claim, answer -> answer.events().contains("RELAY_RECEIVED"));

        assertThat(received.events().stream().filter("RELAY_WAITING"::equals)).hasSize(1);
    }

    @Test
    void while_the_city_is_suspended_or_adapters_are_away_claims_stay_here() {
        Answer running = submitted();
        CITY.open = false;
        again(() -> stays("SUSPENDED"));
        CITY.open = true;
        CITY.away = true;
        again(() -> stays("AWAY"));

        CITY.away = false;
        CITY.step(key(running, 1), "ACCEPTED", "20 已受理");
        until(running, answer -> answer.state().equals("ACCEPTED"));
    }

    /** Null once a new claim is decided here; what was known of the city is kept for a second. */
    private @Nullable String stays(String why) {
        a_firm();
        Answer claim = submitted();
        Answer accepted = post("/claims/" + claim.id() + "/acceptance", COUNTY, claim.version(), "");
        return accepted.state().equals("ACCEPTED") ? null : why + accepted.body();
    }

    /** Until it objects no more. */
    private static void again(Supplier<@Nullable String> objection) {
        Mono.fromCallable(() -> objection.get() == null)
                .subscribeOn(Schedulers.boundedElastic())
                .filter(agreed -> agreed)
                .repeatWhenEmpty(100, tries -> tries.delayElements(Duration.ofMillis(100)))
                .block(Duration.ofSeconds(60));
    }

    private void a_firm() {
        firm = SmallLibrary.enterprise(NEXT.incrementAndGet(), 6240);
        agent = HOUSE.person("p-li", firm.code().value() + ":PREPARER");
    }

    @Test
    void a_correction_the_city_asks_for_goes_there_as_a_second_round() {
        Answer claim = submitted();
        String first = key(claim, 1);
        CITY.step(first, "AWAITING_CORRECTION", "11 待补正", "请补充营业执照", null);
        Answer asked = until(claim, answer -> answer.state().equals("AWAITING_CORRECTION"));
        assertThat(asked.body().path("defects").toString()).contains("请补充营业执照");

        Answer corrected = post("/claims/" + claim.id() + "/correction", agent, asked.version(), "");
        assertThat(corrected.state()).as(corrected.body().toString()).isEqualTo("SUBMITTED");
        String second = key(claim, 2);
        CITY.steps.put(
                second, new CopyOnWriteArrayList<>(List.of(CITY.steps.get(first).getFirst())));
        CITY.step(second, "ACCEPTED", "20 已受理");

        Answer accepted = until(claim, answer -> answer.state().equals("ACCEPTED"));
        assertThat(CITY.taken.get(second).payload().get("round").asInt()).isEqualTo(2);
        assertThat(accepted.events().stream().filter("CORRECTION_ASKED"::equals))
                .hasSize(1);
    }

    @Test
    void a_pushed_state_is_taken_from_the_system_that_has_the_claim_and_from_the_house_alone() {
        Answer claim = submitted();

        assertThat(push(COUNTY, claim.number(), "sx.city", "ACCEPTED").status()).isEqualTo(403);
        assertThat(push(INSIDE, claim.number(), "sx.other", "ACCEPTED").status())
                .isEqualTo(404);
        assertThat(push(INSIDE, "JC000", "sx.city", "ACCEPTED").status()).isEqualTo(404);
        Answer jump = push(INSIDE, claim.number(), "sx.city", "PAID");
        assertThat(jump.status()).isEqualTo(409);
        assertThat(jump.body().path("ours").asString()).isEqualTo("SUBMITTED");
        assertThat(push(INSIDE, claim.number(), "sx.city", "ACCEPTED").status()).isEqualTo(200);
        assertThat(push(INSIDE, claim.number(), "sx.city", "ACCEPTED").status()).isEqualTo(200);
        assertThat(get("/claims/" + claim.id(), agent).events().stream().filter("ACCEPTED"::equals))
                .hasSize(1);
    }

    private Answer push(String token, String number, String system, String state) {
        Map<String, Object> body = new HashMap<>(Map.of(
                "claimNumber", number, "system", system, "state", state, "at", Instant.parse("2026-11-27T01:00:00Z")));
        body.put("note", null);
        body.put("systemCode", null);
        return post("/claims/relayed-states", token, "", body);
    }

    private static String key(Answer claim, int round) {
        return "relay-" + claim.id() + "-" + round;
    }

    private Answer submitted() {
        Answer started =
                post("/claims", agent, "", Map.of("creditCode", firm.code().value(), "itemId", item.id()));
        assertThat(started.status()).as(started.body().toString()).isEqualTo(200);
        Map<String, Object> form = Map.of(
                "answers",
                Map.of("promise_years", 3, "contactName", "李娟", "contactPhone", "13800000002", "commitment", true),
                "bankAccount",
                Map.of("holder", firm.name(), "bank", "中国银行忻州分行", "account", "6222000011112222"));
        Answer saved = send(
                HttpMethod.PUT,
                "/claims/" + started.id() + "/form",
                agent,
                Map.of("If-Match", "\"" + started.version() + "\""),
                form);
        post("/claims/" + started.id() + "/attachments?material=营业执照&fileName=licence.pdf", agent, "", PDF);
        Answer submitted = send(
                HttpMethod.POST,
                "/claims/" + started.id() + "/submission",
                agent,
                Map.of("If-Match", "\"" + saved.version() + "\"", "Idempotency-Key", "key-" + started.id()),
                "");
        assertThat(submitted.status()).as(submitted.body().toString()).isEqualTo(200);
        return submitted;
    }

    private Answer until(Answer claim, Predicate<Answer> holds) {
        return Mono.defer(() -> sending(HttpMethod.GET, "/claims/" + claim.id(), INSIDE, Map.of(), ""))
                .publishOn(Schedulers.boundedElastic())
                .filter(answer -> holds.test(answer))
                .repeatWhenEmpty(300, tries -> tries.delayElements(Duration.ofMillis(100)))
                .block(Duration.ofSeconds(60));
    }

    record Answer(int status, JsonNode body) {
        String code() {
            return body.path("code").asString("");
        }

        String state() {
            return body.path("summary").path("state").asString("");
        }

        String id() {
            return body.path("summary").path("id").asString("");
        }

        String number() {
            return body.path("summary").path("number").asString("");
        }

        String version() {
            return body.path("summary").path("version").asString("");
        }

        List<String> events() {
            return body.path("timeline")
                    .valueStream()
                    .map(entry -> entry.path("event").asString())
                    .toList();
        }

        String actorOf(String event) {
            return body.path("timeline")
                    .valueStream()
                    .filter(entry -> entry.path("event").asString().equals(event))
                    .map(entry -> entry.path("actor").asString())
                    .findFirst()
                    .orElse("");
        }
    }

    private Answer post(String path, String token, String version, Object body) {
        Map<String, String> headers = version.isEmpty() ? Map.of() : Map.of("If-Match", "\"" + version + "\"");
        return send(HttpMethod.POST, path, token, headers, body);
    }

    private Answer get(String path, String token) {
        return send(HttpMethod.GET, path, token, Map.of(), "");
    }

    private Answer send(HttpMethod method, String path, String token, Map<String, String> headers, Object body) {
        return sending(method, path, token, headers, body).block(Duration.ofSeconds(30));
    }

    private Mono<Answer> sending(
            HttpMethod method, String path, String token, Map<String, String> headers, Object body) {
        return WebClient.create("http://localhost:" + port)
                .method(method)
                .uri(path)
                .headers(all -> {
                    all.setBearerAuth(token);
                    headers.forEach(all::set);
                })
                .contentType(body instanceof byte[] ? MediaType.APPLICATION_OCTET_STREAM : MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchangeToMono(response -> response.bodyToMono(String.class)
                        .defaultIfEmpty("{}")
                        .map(text -> new Answer(
                                response.statusCode().value(),
                                JsonMapper.shared().readTree(text))));
    }
}
