package cn.jince.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jince.adapters.lifecycle.Badge;
import cn.jince.api.adapters.ConnectorViews.BadgeForm;
import cn.jince.standalone.story.Answer;
import cn.jince.standalone.story.Browser;
import cn.jince.standalone.story.Cast;
import cn.jince.standalone.story.Phone;
import cn.jince.standalone.story.Until;
import cn.jince.testkit.province.CityPage;
import cn.jince.testkit.store.Database;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** 去市平台办理: from the policy item to the city's page and back into the one progress list, through the gateway. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LinkOutJourneyTest {
    /** 太原 小店区, and its legal representative 13800000231. */
    private static final String ENTERPRISE = "91140105MAJC00213F";

    private static final String LOGIN = "13800000231";
    private static final String ITEM = "P053";
    private static final Pattern ACTION = Pattern.compile("action=\"([^\"]+)\"");

    private final RunningHouse running = RunningHouse.shared();
    private final Cast cast = running.cast();
    private final Browser person = cast.web(LOGIN);
    private final Phone visitor = cast.nobody();

    @Test
    void a_person_goes_over_known_by_a_masked_name_and_the_states_come_back_into_one_list() {
        JsonNode offer = handling(ITEM);
        assertThat(offer.path("reply").asString()).isEqualTo("ANSWERED");
        assertThat(offer.path("value").path("goodForSeconds").asLong()).isEqualTo(60);
        assertThat(offer.path("provenance").path("systemName").asString()).isEqualTo("太原市政策兑现平台");

        JsonNode way = goOver();
        String url = way.path("url").asString();
        Answer page = visitor.get(url);

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).contains("（" + ENTERPRISE + "）", "高新技术企业认定奖励", "*（");
        String name = person.get("/api/w/me").ok().path("name").asString();
        assertThat(name).hasSizeGreaterThan(1);
        assertThat(page.text()).doesNotContain(name);
        assertThat(line(way).path("stateName").asString()).isEqualTo("已前往，对方尚未反馈");

        assertThat(press(url, page, "1")).contains("已告知省平台：APPLIED");
        assertThat(line(way).path("state").asString()).isEqualTo("SUBMITTED");
        assertThat(press(url, page, "9")).contains("已告知省平台：APPLIED");
        JsonNode line = line(way);
        assertThat(line.path("stateName").asString()).isEqualTo("已办结");
        assertThat(line.path("where").asString()).isEqualTo("太原市政策兑现平台");
        assertThat(line.path("title").asString()).contains("高新技术企业认定奖励");
        assertThat(cast.miniProgram("oX-021")
                        .get("/api/m/progress?enterprise=" + ENTERPRISE)
                        .ok()
                        .path("lines")
                        .toString())
                .contains(way.path("id").asString(), "已办结");
    }

    @Test
    void the_mini_program_offers_the_same() {
        Phone phone = cast.miniProgram("oX-021");
        assertThat(phone.get("/api/m/policies/" + ITEM + "/handling?enterprise=" + ENTERPRISE)
                        .ok()
                        .path("reply")
                        .asString())
                .isEqualTo("ANSWERED");
        JsonNode way = phone.post("/api/m/link-outs", wish()).ok().path("value");
        assertThat(visitor.get(way.path("url").asString()).status()).isEqualTo(200);
        assertThat(line(way).path("kind").asString()).isEqualTo("LINK_OUT");
        phone.get("/api/m/policies/" + ITEM + "/handling?enterprise=" + Cast.ENTERPRISE)
                .refused(404, "NOT_FOUND");
    }

    @Test
    void a_ticket_is_good_once_and_for_its_time_only() throws SQLException {
        String url = goOver().path("url").asString();
        assertThat(visitor.get(url).status()).isEqualTo(200);
        assertThat(visitor.get(url).text()).contains("登录失败：TICKET_SPENT");

        JsonNode late = goOver();
        expire(late.path("id").asString());
        Answer answer = visitor.get(late.path("url").asString());
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.text()).contains("登录失败：TICKET_EXPIRED");
        assertThat(visitor.get(url.replaceAll("st=[^&]+", "st=" + "x".repeat(43)))
                        .text())
                .contains("登录失败：TICKET_UNKNOWN");
    }

    @Test
    void only_the_city_itself_can_say_how_it_went() {
        JsonNode way = goOver();
        String id = way.path("id").asString();
        String gateway = running.house().ports().url(Service.GATEWAY);
        try (CityPage forger = CityPage.unbound(() -> gateway, Mono.just(""), "sx.taiyuan", "guessed")) {
            CityPage.Heard heard =
                    forger.tell("forged-" + id, id, "9", Instant.now()).block(Duration.ofSeconds(20));
            assertThat(heard.status()).isEqualTo(401);
            assertThat(heard.body().path("code").asString()).isEqualTo("SIGNATURE_WRONG");
        }
        visitor.post("/open/callbacks/sx.taiyuan", Map.of("eventId", "x", "linkOut", id, "state", "9"))
                .refused(401, "SIGNATURE_MISSING");
        assertThat(line(way).path("state").isNull()).isTrue();
        try (CityPage city =
                CityPage.unbound(() -> gateway, Mono.just(""), "sx.taiyuan", "old-city-callback-for-development")) {
            String event = UUID.randomUUID().toString();
            Instant at = Instant.now();
            assertThat(effect(city.tell(event, id, "2", at))).isEqualTo("APPLIED");
            assertThat(effect(city.tell(event, id, "2", at))).as("sent again").isEqualTo("KNOWN");
            assertThat(effect(city.tell(event + "-old", id, "1", at.minusSeconds(60))))
                    .isEqualTo("OUTDATED");
        }
        assertThat(line(way).path("stateName").asString()).isEqualTo("已受理");
    }

    @Test
    void others_and_items_done_here_get_no_way_over() {
        cast.web("agent").post("/api/w/link-outs", wish()).refused(403, "FORBIDDEN");
        cast.web("agent").get("/api/w/progress?enterprise=" + ENTERPRISE).refused(404);
        visitor.post("/api/w/link-outs", wish()).refused(401, "UNAUTHENTICATED");
        JsonNode own = cast.web("agent")
                .get("/api/w/policies/P028/handling?enterprise=" + Cast.ENTERPRISE)
                .ok();
        assertThat(own.path("reason").asString()).isEqualTo("NOT_CONNECTED");
        assertThat(own.path("system").asString()).isEmpty();
    }

    @Test
    @Order(Order.DEFAULT + 1)
    void the_stage_decides_who_goes_suspended_reserved_or_in_pilot() {
        Browser operator = cast.web("operator");
        stage(operator, "SUSPENDED", Map.of("notice", "太原平台周末升级。"));
        try {
            JsonNode suspended = handling(ITEM);
            assertThat(suspended.path("reason").asString()).isEqualTo("SUSPENDED");
            assertThat(suspended.path("notice").asString()).contains("太原平台周末升级。");
            assertThat(person.post("/api/w/link-outs", wish())
                            .ok()
                            .path("reply")
                            .asString())
                    .isEqualTo("UNKNOWN");

            stage(operator, "PILOT", Map.of("pilot", List.of("140106")));
            assertThat(handling(ITEM).path("reason").asString())
                    .as("another county")
                    .isEqualTo("NOT_CONNECTED");
            stage(operator, "SUSPENDED", Map.of());
            stage(operator, "PILOT", Map.of("pilot", List.of("140105"), "notice", "仅限试点。"));
            assertThat(handling(ITEM).path("reply").asString()).isEqualTo("ANSWERED");

            int own = percentile();
            stage(operator, "SUSPENDED", Map.of());
            stage(operator, "PILOT", Map.of("pilot", List.of(), "share", own + 1));
            assertThat(handling(ITEM).path("reply").asString())
                    .as("the share that just holds it")
                    .isEqualTo("ANSWERED");
            if (own > 0) {
                stage(operator, "SUSPENDED", Map.of());
                stage(operator, "PILOT", Map.of("pilot", List.of(), "share", own));
                assertThat(handling(ITEM).path("reason").asString())
                        .as("the share that just does not")
                        .isEqualTo("NOT_CONNECTED");
                assertThat(person.post("/api/w/link-outs", wish())
                                .ok()
                                .path("reply")
                                .asString())
                        .isEqualTo("UNKNOWN");
            }

            for (String to : List.of("SHADOW", "SANDBOX", "RESERVED")) {
                stage(operator, to, Map.of("division", "140171"));
            }
            JsonNode reserved = cast.web("13800000242")
                    .get("/api/w/policies/" + ITEM + "/handling?enterprise=91140171MAJC00221W")
                    .ok();
            assertThat(reserved.path("reason").asString()).isEqualTo("NOT_CONNECTED");
            assertThat(reserved.path("systemName").asString()).isEqualTo("太原市政策兑现平台");
        } finally {
            stage(operator, "SUSPENDED", Map.of());
            operator.post(desk("badges"), badge(operator)).ok();
            long id = operator.post(desk("stage"), form("LIVE", Map.of()))
                    .ok()
                    .path("pending")
                    .get(0)
                    .path("id")
                    .asLong();
            cast.web("operator-2").post(desk("moves/" + id + "/confirmation")).ok();
        }
        Until.holds(
                "the way is open again",
                () -> handling(ITEM),
                each -> each.path("reply").asString().equals("ANSWERED"));
    }

    private JsonNode handling(String item) {
        return person.get("/api/w/policies/" + item + "/handling?enterprise=" + ENTERPRISE)
                .ok();
    }

    private JsonNode goOver() {
        JsonNode reply = person.post("/api/w/link-outs", wish()).ok();
        assertThat(reply.path("reply").asString()).as(reply.toString()).isEqualTo("ANSWERED");
        return reply.path("value");
    }

    private static Map<String, Object> wish() {
        return Map.of("itemId", ITEM, "creditCode", ENTERPRISE);
    }

    private JsonNode line(JsonNode way) {
        return person.get("/api/w/progress?enterprise=" + ENTERPRISE)
                .ok()
                .path("lines")
                .valueStream()
                .filter(line -> line.path("id").asString().equals(way.path("id").asString()))
                .findFirst()
                .orElseThrow();
    }

    /** Presses a button on the city's page. */
    private String press(String url, Answer page, String state) {
        Matcher action = ACTION.matcher(page.text());
        assertThat(action.find()).as(page.text()).isTrue();
        String target = java.net.URI.create(url).resolve(action.group(1)).toString();
        return visitor.raw("POST", target, "application/x-www-form-urlencoded", "state=" + state)
                .text();
    }

    private static String effect(Mono<CityPage.Heard> telling) {
        return telling.block(Duration.ofSeconds(20)).body().path("effect").asString();
    }

    /** As if the minute were over; {@code LinkOutTest} waits for it on its own watch. */
    private void expire(String linkOut) throws SQLException {
        Database database = running.house().stores().database();
        String url = "jdbc:postgresql://" + database.host() + ":" + database.port() + "/" + database.name();
        try (var connection = DriverManager.getConnection(url, database.user(), database.password());
                var statement = connection.prepareStatement(
                        "UPDATE adapters.link_out SET good_until = opened_at WHERE link_out_id = ?")) {
            statement.setObject(1, UUID.fromString(linkOut));
            assertThat(statement.executeUpdate()).isOne();
        }
    }

    /** Where the enterprise stands in the share of a pilot, 0 to 99. */
    private static int percentile() {
        CRC32C hash = new CRC32C();
        hash.update(("city.handling/" + ENTERPRISE).getBytes(StandardCharsets.UTF_8));
        return (int) (hash.getValue() % 100);
    }

    /** As the kit signs it; {@code ConnectingJourneyTest} lets the kit do it. */
    private static BadgeForm badge(Browser operator) {
        String hash = operator.get("/api/w/desk/connectors/sx.taiyuan")
                .ok()
                .path("capabilities")
                .valueStream()
                .filter(each -> each.path("state").path("capability").asString().equals("city.handling"))
                .map(each -> each.path("contractHash").asString())
                .findFirst()
                .orElseThrow();
        Instant from = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        Badge badge = Badge.signed(
                "sx.taiyuan",
                "city.handling",
                hash,
                "sm3:rehearsal",
                from,
                from.plus(Duration.ofDays(1)),
                "badge-key-for-development");
        return new BadgeForm(
                badge.capability(),
                badge.contractHash(),
                badge.report(),
                badge.issuedAt(),
                badge.expiresAt(),
                badge.signature());
    }

    private static void stage(Browser operator, String to, Map<String, Object> more) {
        operator.post(desk("stage"), form(to, more)).ok();
    }

    private static String desk(String rest) {
        return "/api/w/desk/connectors/sx.taiyuan/" + rest;
    }

    private static Map<String, Object> form(String to, Map<String, Object> more) {
        Map<String, Object> form = new HashMap<>(Map.of("capability", "city.handling", "to", to, "reason", "演练"));
        form.putAll(more);
        return form;
    }
}
