package cn.jince.platform.matching;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jince.api.enterprise.EnterpriseViews.CollectionReport;
import cn.jince.api.enterprise.EnterpriseViews.DossierView;
import cn.jince.api.event.EventTypes;
import cn.jince.api.event.EventTypes.ItemPublished;
import cn.jince.api.event.OutboxEvent;
import cn.jince.api.matching.MatchingViews.AudienceView;
import cn.jince.api.matching.MatchingViews.CombinationView;
import cn.jince.api.matching.MatchingViews.ExplanationView;
import cn.jince.api.matching.MatchingViews.Verdict;
import cn.jince.platform.PlatformApplication;
import cn.jince.platform.kernel.CreditCode;
import cn.jince.platform.kernel.PlatformClock;
import cn.jince.platform.outbox.Outbox;
import cn.jince.platform.outbox.OutboxFeed;
import cn.jince.testkit.population.Population;
import cn.jince.testkit.population.PopulationLines;
import cn.jince.testkit.store.WithStores;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

@WithStores
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@SpringBootTest(
        classes = {PlatformApplication.class, MatchingHttpTest.World.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "spring.config.name=platform")
class MatchingHttpTest {
    private static final String FORGE = "91140902MAJC00010Q";
    private static final String RULE = """
            {"field":"main_business_revenue","op":">=","value":2000,"unit":"万元"},
            {"field":"stat_status","op":"==","value":"first_above_scale"}""";

    @TestConfiguration(proxyBeanMethods = false)
    static class World {
        @Bean
        @Primary
        FixedItems fixedItems() {
            return new FixedItems();
        }

        @Bean
        @Primary
        PlatformClock movable() {
            return new PlatformClock(new Clock() {
                @Override
                public Instant instant() {
                    return Instant.now().plus(later);
                }

                @Override
                public ZoneId getZone() {
                    return ZoneOffset.UTC;
                }

                @Override
                public Clock withZone(ZoneId zone) {
                    return this;
                }
            });
        }

        @Bean
        @Primary
        ReactiveJwtDecoder openTokens() {
            return new OpenTokens();
        }
    }

    private static volatile Duration later = Duration.ZERO;

    @LocalServerPort
    private int port;

    @Autowired
    private ReevaluateItems reevaluate;

    @Autowired
    private RemindDeadlines remind;

    @Autowired
    private Outreach outreach;

    @Autowired
    private DatabaseClient db;

    @Autowired
    private FixedItems items;

    @Autowired
    private Outbox outbox;

    @Autowired
    private OutboxFeed feed;

    @Autowired
    private TransactionalOperator inTransaction;

    private WebTestClient web;

    @BeforeEach
    void client() {
        web = WebTestClient.bindToServer()
                .baseUrl("http://localhost:" + port)
                .responseTimeout(Duration.ofSeconds(60))
                .build();
        items.add("T1", "140900", RULE);
    }

    @Test
    void takes_good_rows_and_says_what_is_wrong_with_the_others() {
        CollectionReport report = collect(List.of(
                registration(FORGE),
                "{\"creditCode\":\"91140902MAJC00010X\",\"system\":\"sx.tax\",\"asOf\":\"2026-10-31\",\"facts\":{}}",
                row(FORGE, "sx.tax", "{\"shoe_size\":1}"),
                row(FORGE, "sx.tax", "{\"annual_revenue\":\"many\"}"),
                registration(FORGE).replace("\"140902\"", "\"149999\""),
                "[1]"));
        assertThat(report.received()).isEqualTo(6);
        assertThat(report.accepted()).isEqualTo(1);
        assertThat(report.refusals())
                .extracting("row", "code")
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(2L, "BAD_CREDIT_CODE"),
                        org.assertj.core.groups.Tuple.tuple(3L, "UNKNOWN_ATTRIBUTE"),
                        org.assertj.core.groups.Tuple.tuple(4L, "WRONG_TYPE"),
                        org.assertj.core.groups.Tuple.tuple(5L, "UNKNOWN_DIVISION"),
                        org.assertj.core.groups.Tuple.tuple(6L, "BAD_ROW"));
    }

    @Test
    void arriving_facts_move_an_enterprise_from_open_to_met_and_older_ones_change_nothing() {
        String code = "91140921MAJC000371";
        collect(List.of(
                registration(code).replace("140902", "140921"),
                row(code, "sx.tax", "{\"main_business_revenue\":2500}")));
        AudienceView open = audience(OpenTokens.officer("140921"));
        assertThat(open.met()).isZero();
        assertThat(open.toBeVerified()).isEqualTo(1);
        assertThat(open.heldBy()).singleElement().satisfies(held -> {
            assertThat(held.department()).isEqualTo("统计局");
            assertThat(held.enterprises()).isEqualTo(1);
        });
        collect(List.of(row(code, "sx.stats", "{\"stat_status\":\"first_above_scale\"}")));
        AudienceView met = audience(OpenTokens.officer("140921"));
        assertThat(met.met()).isEqualTo(1);
        assertThat(met.estimateFen()).isEqualTo(10_000_000L);
        assertThat(met.byDivision())
                .singleElement()
                .satisfies(share -> assertThat(share.divisionCode()).isEqualTo("140921"));
        collect(List.of(
                row(code, "sx.stats", "{\"stat_status\":\"below_scale\"}").replace("2026-10", "2025-10")));
        assertThat(audience(OpenTokens.officer("140921")).met()).isEqualTo(1);
    }

    @Test
    void explains_an_item_condition_by_condition_to_a_member_and_hides_it_from_foreign_officers() {
        String code = "91140981MAJC00053K";
        collect(List.of(
                registration(code).replace("140902", "140981"),
                row(code, "sx.tax", "{\"main_business_revenue\":2870}")));
        ExplanationView explained = get("/enterprises/" + code + "/matches/T1", OpenTokens.member(code))
                .expectStatus()
                .isOk()
                .expectBody(ExplanationView.class)
                .returnResult()
                .getResponseBody();
        assertThat(explained.verdict()).isEqualTo(Verdict.TO_BE_VERIFIED);
        assertThat(explained.claimable()).isTrue();
        assertThat(explained.reasons().children())
                .extracting("verdict")
                .containsExactly(Verdict.MET, Verdict.TO_BE_VERIFIED);
        assertThat(explained.reasons().children().getFirst().provenance().system())
                .isEqualTo("sx.tax");
        assertThat(explained.settle())
                .singleElement()
                .satisfies(settle -> assertThat(settle.department()).isEqualTo("统计局"));
        DossierView dossier = get("/enterprises/" + code + "/dossier", OpenTokens.officer("140900"))
                .expectStatus()
                .isOk()
                .expectBody(DossierView.class)
                .returnResult()
                .getResponseBody();
        assertThat(dossier.facts())
                .filteredOn(fact -> fact.attribute().equals("industry_section"))
                .singleElement()
                .satisfies(fact -> assertThat(fact.value().stringValue()).isEqualTo("C"));
        get("/enterprises/" + code + "/dossier", OpenTokens.officer("140921"))
                .expectStatus()
                .isNotFound()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("ENTERPRISE_NOT_FOUND");
        get("/enterprises/123/dossier", OpenTokens.officer("140900"))
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("BAD_CREDIT_CODE");
    }

    @Test
    void combines_what_may_be_had_together_and_says_why_the_rest_is_left_out() {
        String code = CreditCode.complete("91140929MATET8088").value();
        collect(List.of(registration(code).replace("140902", "140929")));
        String here = "{\"field\":\"region_code\",\"op\":\"==\",\"value\":\"140929\"}";
        items.add("C1", "140929", here, "{\"choose_one\":[\"两项奖励\"]}");
        items.add("C2", "140929", here, "{\"choose_one\":[\"两项奖励\"]}");
        items.add("C3", "140929", here, "{\"cumulative_caps\":[{\"group\":\"县级\",\"amount\":4}]}");
        items.add("C4", "140929", here + ",{\"field\":\"first_store\",\"op\":\"==\",\"value\":true}");

        CombinationView now = combination(code, false);
        assertThat(now.totalFen()).isEqualTo(14_000_000L);
        assertThat(now.exact()).isTrue();
        assertThat(now.granted()).extracting(one -> one.item().id()).containsExactly("C1", "C3");
        assertThat(now.granted().getLast().note()).contains("县级");
        assertThat(now.leftOut())
                .filteredOn(one -> one.item().id().startsWith("C"))
                .extracting(one -> one.item().id() + " " + one.code() + " " + one.because())
                .containsExactly("C2 CHOSEN C1", "C4 TO_BE_VERIFIED null");
        assertThat(now.leftOut().getFirst().reason()).isEqualTo("“两项奖励”只能择一享受，已选择“小升规奖励”。");
        assertThat(combination(code, true).totalFen()).isGreaterThanOrEqualTo(24_000_000L);
        get("/enterprises/" + code + "/combination", OpenTokens.officer("140921"))
                .expectStatus()
                .isNotFound();
    }

    @Test
    void tells_a_member_what_is_nearly_had() {
        String code = CreditCode.complete("91140930MATET8099").value();
        collect(List.of(
                registration(code).replace("140902", "140930"),
                row(code, "sx.tax", "{\"main_business_revenue\":1870}")));
        items.add("N1", "140930", RULE);

        get("/enterprises/" + code + "/gaps", OpenTokens.member(code))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$[?(@.item.id=='N1')].text")
                .isEqualTo("差一点：主营收入须达到 2000 万元，现为 1870 万元，还差 130 万元。")
                .jsonPath("$[?(@.item.id=='N1')].steps[0].how")
                .isEqualTo("以实际经营增长达到，按税务申报数核定")
                .jsonPath("$[?(@.item.id=='N1')].settle[0].department")
                .isEqualTo("统计局");
        get("/enterprises/" + code + "/gaps", OpenTokens.officer("140921"))
                .expectStatus()
                .isNotFound();
    }

    @Test
    void who_comes_to_meet_an_item_when_data_arrives_is_told_once_with_the_reason() {
        String code = CreditCode.complete("91140931MATET8001").value();
        String quiet = CreditCode.complete("91140931MATET8002").value();
        collect(List.of(
                registration(code).replace("140902", "140931"),
                registration(quiet).replace("140902", "140931"),
                row(code, "sx.tax", "{\"main_business_revenue\":2500}"),
                row(quiet, "sx.tax", "{\"main_business_revenue\":2500}")));
        items.add("R1", "140931", RULE);
        round();
        silence(HttpMethod.POST);
        collect(List.of(row(quiet, "sx.stats", "{\"stat_status\":\"first_above_scale\"}")));
        assertThat(round()).isZero();
        silence(HttpMethod.DELETE);
        collect(List.of(row(code, "sx.stats", "{\"stat_status\":\"first_above_scale\"}")));

        // A round that was not told before the next one, as after a crash.
        round();
        round();

        List<OutboxEvent> told = told("R1", 1);
        assertThat(told).singleElement().satisfies(event -> {
            assertThat(codes(event)).containsExactly(code);
            assertThat(event.data().path("because").asString()).contains("统计局").endsWith("的数据到达");
        });
        get("/match-changes", OpenTokens.officer("140931"))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$[?(@.itemId=='R1')].enterprises")
                .isEqualTo(1)
                .jsonPath("$[?(@.itemId=='R1')].cause")
                .isEqualTo("DATA");
        get("/match-changes", OpenTokens.officer("140932"))
                .expectBody()
                .jsonPath("$[?(@.itemId=='R1')]")
                .isEmpty();
    }

    @Test
    void who_comes_to_meet_an_item_as_time_passes_is_told_too() {
        String code = CreditCode.complete("91140932MATET8003").value();
        LocalDate tomorrow = PlatformClock.dayOf(Instant.now().plus(later)).plusDays(1);
        collect(List.of(registration(code)
                .replace("140902", "140932")
                .replace("2016-05-18", tomorrow.minusYears(3).toString())));
        items.add("R2", "140932", "{\"field\":\"years_since_registration\",\"op\":\">=\",\"value\":3}");
        round();
        assertThat(round()).isZero();

        later = later.plusDays(1);
        round();

        assertThat(told("R2", 1)).singleElement().satisfies(event -> {
            assertThat(codes(event)).containsExactly(code);
            assertThat(event.data().path("because").asString()).contains("随时间");
        });
        round();
        assertThat(told("R2", 1)).hasSize(1);
    }

    private long round() {
        return reevaluate.round().block(Duration.ofSeconds(60));
    }

    private void silence(HttpMethod method) {
        web.method(method)
                .uri("/match-silences")
                .headers(headers -> headers.setBearerAuth(OpenTokens.house()))
                .exchange()
                .expectStatus()
                .is2xxSuccessful();
    }

    private List<OutboxEvent> told(String itemId, int least) {
        return told(EventTypes.ENTERPRISES_MATCHED, itemId, least);
    }

    private List<OutboxEvent> told(String type, String itemId, int least) {
        return Flux.interval(Duration.ofMillis(100))
                .onBackpressureDrop()
                .concatMap(_ -> feed.read(0, 500))
                .map(page -> page.events().stream()
                        .filter(event ->
                                event.type().equals(type) && event.subject().equals(itemId))
                        .toList())
                .filter(events -> events.size() >= least)
                .next()
                .block(Duration.ofSeconds(60));
    }

    @Test
    void the_ladder_reminds_once_a_step_and_neither_who_submitted_nor_who_does_not_care() {
        List<String> codes = java.util.stream.Stream.of("8101", "8102", "8103")
                .map(tail -> CreditCode.complete("91140928MATET" + tail).value())
                .toList();
        collect(codes.stream()
                .map(code -> registration(code).replace("140902", "140928"))
                .toList());
        LocalDate last = PlatformClock.dayOf(Instant.now().plus(later)).plusDays(6);
        items.add(
                "L1",
                "140928",
                "{\"field\":\"region_code\",\"op\":\"==\",\"value\":\"140928\"}",
                "{}",
                "\"" + last + "\"");
        db.sql("""
                        INSERT INTO claim (id, item_id, item_version, item_name, credit_code, enterprise_name,
                            division_code, state, version, started_at, submitted_at, document)
                        VALUES ('L1-claim', 'L1', 1, '奖励', :code, '某', '140928', 'SUBMITTED', 1, now(), now(), '{}')""").bind("code", codes.get(1)).then().block(Duration.ofSeconds(20));
        refuse(codes.get(2), "{\"reason\":\"NOT_OUR_TRADE\",\"remark\":\"不做工业\"}")
                .is2xxSuccessful();
        refuse(codes.get(2), "{\"reason\":\"因为\"}").isEqualTo(422);

        assertThat(remind.round().block(Duration.ofSeconds(60))).isEqualTo(1);
        assertThat(remind.round().block(Duration.ofSeconds(60))).isZero();

        assertThat(told(EventTypes.DEADLINE_NEAR, "L1", 1)).singleElement().satisfies(event -> {
            assertThat(codes(event)).containsExactly(codes.getFirst());
            assertThat(event.data().path("step").asInt()).isEqualTo(7);
            assertThat(event.data().path("daysLeft").asInt()).isEqualTo(6);
        });
        get("/enterprises/" + codes.get(2) + "/matches", OpenTokens.member(codes.get(2)))
                .expectBody()
                .jsonPath("$[?(@.item.id=='L1')]")
                .isEmpty();
        get("/enterprises/" + codes.get(1) + "/deadlines", OpenTokens.member(codes.get(1)))
                .expectBody()
                .jsonPath("$[?(@.item.id=='L1')].submitted")
                .isEqualTo(true);
        String calendar = get("/enterprises/" + codes.getFirst() + "/calendar", OpenTokens.member(codes.getFirst()))
                .expectHeader()
                .contentTypeCompatibleWith("text/calendar")
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        assertThat(calendar).contains("BEGIN:VALARM", "小升规奖励", "UID:L1-" + codes.getFirst());
        get("/enterprises/" + codes.getFirst() + "/matches/L1", OpenTokens.member(codes.getFirst()))
                .expectStatus()
                .isOk();
        assertThat(outreach.rates(1000).block(Duration.ofSeconds(20))).isNotNull();
        assertThat(db.sql("SELECT count(*) AS views FROM match_view WHERE item_id = 'L1'")
                        .map(row -> row.get("views", Long.class))
                        .one()
                        .block(Duration.ofSeconds(20)))
                .isEqualTo(1);
    }

    private org.springframework.test.web.reactive.server.StatusAssertions refuse(String code, String form) {
        return web.put()
                .uri("/enterprises/" + code + "/refusals/L1")
                .headers(headers -> headers.setBearerAuth(OpenTokens.member(code)))
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(form)
                .exchange()
                .expectStatus();
    }

    @Test
    void supervisors_see_what_missing_data_costs_and_others_do_not() {
        get("/unknown-costs", OpenTokens.officer("140900")).expectStatus().isForbidden();
        String code = CreditCode.complete("91140925MATET8004").value();
        collect(List.of(
                registration(code).replace("140902", "140925"),
                row(code, "sx.tax", "{\"main_business_revenue\":2500}")));
        get("/unknown-costs", OpenTokens.officer("140925", "SUPERVISOR"))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.enterprises")
                .isEqualTo(1)
                .jsonPath("$.departments[?(@.department=='统计局')].heldFen")
                .isEqualTo(10_000_000);
    }

    private CombinationView combination(String code, boolean open) {
        return get("/enterprises/" + code + "/combination?open=" + open, OpenTokens.member(code))
                .expectStatus()
                .isOk()
                .expectBody(CombinationView.class)
                .returnResult()
                .getResponseBody();
    }

    /** Last, for it fills the divisions the others count in. */
    @Test
    @Order(Integer.MAX_VALUE)
    void a_published_item_tells_every_matched_enterprise_once() {
        List<String> lines = PopulationLines.of(new Population(3, 3000)).toList();
        assertThat(collect(lines).quarantined()).isZero();
        items.add("T2", "140000", "{\"field\":\"ownership\",\"op\":\"==\",\"value\":\"民营\"}");
        Mono<Void> publish = Mono.defer(
                () -> outbox.append(EventTypes.ITEM_PUBLISHED, "T2", new ItemPublished("T2", 1, "小升规奖励", false)));
        // An event that is delivered again must not tell anyone again.
        publish.then(publish).as(inTransaction::transactional).block(Duration.ofSeconds(10));
        long met = get("/policies/T2/audience", OpenTokens.officer("140000"))
                .expectBody(AudienceView.class)
                .returnResult()
                .getResponseBody()
                .met();
        List<String> told = Flux.interval(Duration.ofMillis(100))
                .onBackpressureDrop()
                .concatMap(_ -> feed.read(0, 500))
                .map(page -> page.events().stream()
                        .filter(event -> event.type().equals(EventTypes.ENTERPRISES_MATCHED)
                                && event.subject().equals("T2"))
                        .flatMap(MatchingHttpTest::codes)
                        .toList())
                .filter(codes -> codes.size() >= met)
                .next()
                .block(Duration.ofSeconds(60));
        assertThat(met).isGreaterThan(2000);
        JsonNode preview = get("/policies/T2/preview", OpenTokens.officer("140000"))
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody();
        assertThat(preview.path("byDivision")).hasSizeGreaterThan(8);
        assertThat(preview.path("byIndustry")
                        .valueStream()
                        .map(cell -> cell.path("name").asString()))
                .contains("制造业");
        for (String by : List.of("byDivision", "byIndustry")) {
            assertThat(preview.path(by))
                    .allSatisfy(cell -> assertThat(cell.path("met").isNull()
                                    || cell.path("met").asLong() == 0
                                    || cell.path("met").asLong()
                                            >= preview.path("k").asLong())
                            .isTrue());
        }
        assertThat(told).hasSize((int) met).doesNotHaveDuplicates();
        get("/match-rates", OpenTokens.officer("140000")).expectStatus().isForbidden();
        Flux.interval(Duration.ofMillis(200))
                .onBackpressureDrop()
                .concatMap(_ -> outreach.rates(1000))
                .filter(all -> all.stream().anyMatch(one -> one.itemId().equals("T2")))
                .blockFirst(Duration.ofSeconds(60));
        JsonNode rates = get("/match-rates", OpenTokens.officer("140000", "SUPERVISOR"))
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody();
        assertThat(rates.valueStream()
                        .filter(item -> item.path("itemId").asString().equals("T2"))
                        .map(item -> item.path("told").asLong() + " "
                                + item.path("refusalRate").asDouble()))
                .containsExactly(met + " 0.0");
    }

    private static java.util.stream.Stream<String> codes(OutboxEvent event) {
        return event.data().path("creditCodes").valueStream().map(code -> code.stringValue());
    }

    private AudienceView audience(String token) {
        return get("/policies/T1/audience", token)
                .expectStatus()
                .isOk()
                .expectBody(AudienceView.class)
                .returnResult()
                .getResponseBody();
    }

    private WebTestClient.ResponseSpec get(String path, String token) {
        return web.get()
                .uri(path)
                .headers(headers -> headers.setBearerAuth(token))
                .exchange();
    }

    private CollectionReport collect(List<String> lines) {
        return web.post()
                .uri("/enterprises/facts")
                .contentType(MediaType.APPLICATION_NDJSON)
                .headers(headers -> headers.setBearerAuth(OpenTokens.house()))
                .bodyValue(lines.stream().collect(Collectors.joining("\n")))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(CollectionReport.class)
                .returnResult()
                .getResponseBody();
    }

    private static String registration(String code) {
        return row(code, "sx.samr", """
                {"name":"某某锻造有限公司","region_code":"140902","industry_code":"3391","registered_on":"2016-05-18"}""");
    }

    private static String row(String code, String system, String facts) {
        return "{\"creditCode\":\"%s\",\"system\":\"%s\",\"asOf\":\"2026-10-31\",\"facts\":%s}"
                .formatted(code, system, facts.strip());
    }
}
