package cn.jince.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jince.standalone.story.Cast;
import cn.jince.standalone.story.Phone;
import cn.jince.standalone.story.Until;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A vendor at work: everything can be tried out through the gateway, and nothing of it reaches the platform's data. */
class SandboxJourneyTest {
    private static final String ENTERPRISE = "91140105MAJC00213F";
    private static final String ATTRIBUTE = "certification_times";

    private final RunningHouse running = RunningHouse.shared();
    private final Cast cast = running.cast();
    private final Phone vendor = cast.nobody().signInAsSystem("legacy-sandbox", "sandbox-secret");
    private final Phone city = cast.nobody().signInAsSystem("legacy-taiyuan", "legacy-secret-for-development");

    @Test
    void every_capability_answers_magic_inputs_whatever_its_stage() {
        assertThat(ask("sandbox", "200").path("reply").asString()).isEqualTo("ANSWERED");
        assertThat(ask("queries", "200")
                        .path("value")
                        .path("attributes")
                        .path("stat_status")
                        .asString(""))
                .as("a reserved one, asked directly")
                .isEqualTo("在统");
        assertThat(ask("queries", "404").path("reply").asString()).isEqualTo("ABSENT");
        assertThat(ask("queries", "504").path("reason").asString()).isEqualTo("TIMEOUT");
        city.post("/open/capabilities/statistics.above-scale/queries", question("200"))
                .refused(501, "capability-reserved");
    }

    @Test
    void what_is_pushed_in_the_sandbox_changes_no_dossier_and_leaves_no_batch() {
        String before = said();
        assertThat(before).isNotEqualTo("41");

        assertThat(vendor.post("/open/sandbox/facts", facts(41))
                        .ok()
                        .path("outcome")
                        .asString())
                .isEqualTo("ACCEPTED");
        String rows = IntStream.range(0, 600)
                .mapToObj(_ -> "{\"creditCode\":\"" + ENTERPRISE
                        + "\",\"asOf\":\"2026-11-20\",\"facts\":{\"certification_times\":41}}")
                .collect(Collectors.joining("\n", "", "\n"));
        JsonNode report = vendor.raw(
                        "POST",
                        "/open/sandbox/facts",
                        "application/x-ndjson",
                        rows,
                        "Idempotency-Key",
                        "sandbox-journey-1")
                .ok();
        assertThat(report.path("accepted").asInt()).isEqualTo(600);
        vendor.post("/open/facts", facts(41)).refused(403, "SANDBOX_ONLY");
        vendor.get("/open/batches").refused(403, "SANDBOX_ONLY");

        for (String system : List.of("legacy-sandbox", "not-issued", "legacy-taiyuan")) {
            cast.web("operator")
                    .get("/open/batches/sandbox-journey-1?system=" + system)
                    .refused(404);
        }
        assertThat(said()).isEqualTo(before);
        assertThat(city.post("/open/facts", facts(43)).ok().path("outcome").asString())
                .isEqualTo("ACCEPTED");
        Until.holds("what is pushed in earnest arrives", this::said, "43"::equals);
    }

    @Test
    void listings_tickets_states_and_receipts_stay_in_the_sandbox_too() {
        Map<String, Object> ticket = Map.of(
                "eventId", "sandbox-t-1",
                "ticketNumber", "SANDBOX-T-1",
                "kind", "ENQUIRY",
                "title", "沙箱工单",
                "content", "沙箱工单内容",
                "divisionCode", "140105",
                "state", "OPEN",
                "at", "2026-11-20T08:00:00+08:00");
        assertThat(vendor.post("/open/sandbox/tickets", ticket)
                        .ok()
                        .path("outcome")
                        .asString())
                .isEqualTo("ACCEPTED");
        vendor.post(
                        "/open/sandbox/claim-states",
                        Map.of(
                                "eventId", "sandbox-c-1",
                                "claimNumber", "SANDBOX-404",
                                "state", "ACCEPTED",
                                "at", "2026-11-20T08:00:00+08:00"))
                .refused(404);
        vendor.post(
                        "/open/sandbox/payout-receipts",
                        Map.of(
                                "eventId", "sandbox-r-1",
                                "orderId", "SANDBOX-AMOUNT",
                                "receipt", "R1",
                                "state", "PAID",
                                "amountFen", 100))
                .refused(409, "AMOUNT_DIFFERS");
        for (String kind : List.of("tickets", "claim-states", "payout-receipts", "policy-listings")) {
            vendor.post("/open/" + kind, Map.of()).refused(403, "SANDBOX_ONLY");
        }
    }

    private JsonNode ask(String what, String magic) {
        return vendor.post("/open/capabilities/statistics.above-scale/" + what, question(magic))
                .ok();
    }

    private static Map<String, Object> question(String magic) {
        return Map.of("creditCode", "91149999MAMAGIC" + magic, "divisionCode", "140100", "purpose", "联调");
    }

    private static Map<String, Object> facts(int times) {
        return Map.of("creditCode", ENTERPRISE, "asOf", "2026-11-20", "facts", Map.of(ATTRIBUTE, times));
    }

    /** What the enterprise's dossier says, as its own people see it. */
    private String said() {
        return cast.miniProgram("oX-021")
                .get("/api/m/dossier?enterprise=" + ENTERPRISE)
                .ok()
                .path("facts")
                .valueStream()
                .filter(fact -> fact.path("attribute").asString().equals(ATTRIBUTE))
                .map(fact -> fact.path("value").asString(fact.path("value").toString()))
                .findFirst()
                .orElse("");
    }
}
