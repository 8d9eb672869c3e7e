package cn.jince.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jince.standalone.story.Browser;
import cn.jince.standalone.story.Cast;
import cn.jince.standalone.story.Phone;
import cn.jince.standalone.story.Until;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A reserved system is connected: tested, its badge handed in, and moved to LIVE by two operators, through the gateway.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ConnectingJourneyTest {
    private static final String SYSTEM = "sx.stats";
    private static final String CAPABILITY = "statistics.above-scale";
    private static final Duration IN_FORCE = Duration.ofSeconds(1);

    @TempDir
    static Path reports;

    private final RunningHouse running = RunningHouse.shared();
    private final Cast cast = running.cast();
    private final Browser operator = cast.web("operator");
    private final Browser second = cast.web("operator-2");

    /** The next test of this JVM finds the system reserved again: every step can be taken back. */
    @AfterAll
    static void reserved_again() {
        Cast cast = RunningHouse.shared().cast();
        List<String> back = List.of("PILOT", "SHADOW", "SANDBOX", "RESERVED");
        for (String stage : back) {
            cast.web("operator").post(path("stage"), form(stage, Map.of()));
        }
        assertThat(row(cast.web("operator")).path("stage").asString()).isEqualTo("RESERVED");
    }

    @Test
    @Order(1)
    void without_a_badge_nothing_moves_and_a_forged_one_is_no_badge() {
        assertThat(row(operator).path("stage").asString()).isEqualTo("RESERVED");
        operator.post(path("stage"), form("SANDBOX", Map.of())).refused(409, "BADGE_REQUIRED");
        Map<String, Object> forged = new HashMap<>(Map.of(
                "capability", CAPABILITY,
                "contractHash", part().path("contractHash").asString(),
                "report", "sm3:0",
                "issuedAt", "2026-01-01T00:00:00Z",
                "expiresAt", "2036-01-01T00:00:00Z",
                "signature", "00"));

        operator.post(path("badges"), forged).refused(422, "BADGE_NOT_GENUINE");
        cast.web("sx-zheng").post(path("badges"), forged).refused(403, "FORBIDDEN");
        cast.web("agent").post(path("badges"), forged).refused(403, "FORBIDDEN");
        operator.post(path("stage"), form("SANDBOX", Map.of())).refused(409, "BADGE_REQUIRED");
    }

    @Test
    @Order(2)
    void the_kit_tests_the_system_and_hands_its_badge_in() throws IOException {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        String url = running.house().province().departments().statistics().url();
        String gateway = running.house().ports().url(Service.GATEWAY);

        int exit = new Conform(reports, new PrintStream(said, true, StandardCharsets.UTF_8), Map.of())
                .run(List.of(SYSTEM, "--url", url, "--report", reports.toString(), "--post", gateway));

        assertThat(said.toString(StandardCharsets.UTF_8)).contains("PASSED: 1 badge(s)", "HANDED IN: " + CAPABILITY);
        assertThat(exit).isZero();
        assertThat(part().path("badges").get(0).path("current").asBoolean()).isTrue();
        JsonNode handedIn = JsonMapper.shared()
                .readTree(Files.readString(reports.resolve(SYSTEM + "-" + CAPABILITY + "-badge.json")));
        assertThat(part().path("badges").get(0).path("report").asString())
                .isEqualTo(handedIn.path("report").asString());
    }

    @Test
    @Order(3)
    void in_sandbox_and_shadow_enterprises_still_read_the_notice() {
        operator.post(path("stage"), form("SANDBOX", Map.of())).ok();
        operator.post(path("stage"), form("PILOT", Map.of("share", 100))).refused(409, "STAGE_MOVE_ILLEGAL");
        operator.post(path("stage"), form("SHADOW", Map.of())).ok();

        for (int i = 0; i < 12; i++) {
            assertThat(live("agent", Cast.ENTERPRISE).path("part").asString()).isEqualTo("MISSING");
        }
        JsonNode compared = Until.holds(
                "a shadow call was compared",
                () -> row(operator).path("agreement"),
                agreement -> agreement.path("compared").asLong() > 0);
        assertThat(compared.path("agreed").asLong())
                .isLessThanOrEqualTo(compared.path("compared").asLong());
    }

    @Test
    @Order(4)
    void in_pilot_the_listed_divisions_get_answers_within_a_second() {
        operator.post(path("stage"), form("PILOT", Map.of())).refused(400, "VALIDATION_FAILED");

        Phone vendor = cast.nobody().signInAsSystem("legacy-taiyuan", "legacy-secret-for-development");
        assertThat(asked(vendor)).as("reserved to whoever asks").isEqualTo(501);

        operator.post(path("stage"), form("PILOT", Map.of("pilot", List.of("140902"))))
                .ok();
        long moved = System.nanoTime();
        // what is connected asks whom it is open to
        Until.holds("the move is in force", () -> asked(vendor), status -> status == 403);
        assertThat(Duration.ofNanos(System.nanoTime() - moved)).isLessThan(IN_FORCE);

        JsonNode here = live("agent", Cast.ENTERPRISE);
        assertThat(here.path("part").asString()).isEqualTo("HERE");
        assertThat(here.path("value").path("found").asBoolean()).isTrue();
        JsonNode elsewhere = live("13800000231", "91140105MAJC00213F");
        assertThat(elsewhere.path("reason").asString()).isEqualTo("NOT_CONNECTED");
        assertThat(elsewhere.path("notice").asString()).isNotEmpty();
    }

    @Test
    @Order(5)
    void live_takes_two_operators() {
        JsonNode proposed = operator.post(path("stage"), form("LIVE", Map.of())).ok();
        assertThat(proposed.path("stage").asString()).isEqualTo("PILOT");
        long id = proposed.path("pending").get(0).path("id").asLong();
        operator.post(path("moves/" + id + "/confirmation")).refused(409, "FOUR_EYES_REQUIRED");
        cast.web("sx-zheng").post(path("moves/" + id + "/confirmation")).refused(403, "FORBIDDEN");

        second.post(path("moves/" + id + "/confirmation")).ok();

        assertThat(live("13800000231", "91140105MAJC00213F").path("part").asString())
                .isEqualTo("HERE");
        JsonNode last = operator.get(path("")).ok().path("history").get(0);
        assertThat(List.of(
                        last.path("to").asString(),
                        last.path("proposedBy").asString(),
                        last.path("actor").asString()))
                .containsExactly("LIVE", "operator", "operator-2");
    }

    private static int asked(Phone vendor) {
        return vendor.post(
                        "/open/capabilities/" + CAPABILITY + "/queries",
                        Map.of("creditCode", Cast.ENTERPRISE, "divisionCode", "140902", "purpose", "联调"))
                .status();
    }

    /** What the enterprise's own space says of statistics. */
    private JsonNode live(String login, String enterprise) {
        return cast.web(login)
                .get("/api/w/space?enterprise=" + enterprise)
                .ok()
                .path("live")
                .path("statistics");
    }

    private JsonNode part() {
        return operator.get(path("")).ok().path("capabilities").get(0);
    }

    private static JsonNode row(Browser operator) {
        return operator.get("/api/w/desk/connectors")
                .ok()
                .valueStream()
                .filter(row -> row.path("capability").asString().equals(CAPABILITY))
                .findFirst()
                .orElseThrow();
    }

    private static String path(String rest) {
        return "/api/w/desk/connectors/" + SYSTEM + (rest.isEmpty() ? "" : "/" + rest);
    }

    private static Map<String, Object> form(String to, Map<String, Object> more) {
        Map<String, Object> form = new HashMap<>(Map.of("capability", CAPABILITY, "to", to, "reason", "联调"));
        form.putAll(more);
        return form;
    }
}
