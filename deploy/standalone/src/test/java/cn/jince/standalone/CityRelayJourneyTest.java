package cn.jince.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jince.standalone.story.Browser;
import cn.jince.standalone.story.Cast;
import cn.jince.standalone.story.Desk;
import cn.jince.standalone.story.Until;
import cn.jince.testkit.province.Fault;
import cn.jince.testkit.province.RelayCity;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * A city decides in a system of its own: 长治 takes our claims, and the enterprise sees one list, through the gateway.
 */
class CityRelayJourneyTest {
    /** 长治 潞城区. */
    private static final String ENTERPRISE = "91140406MAJC00264M";

    private static final String LOGIN = "13800000286";
    private static final byte[] PDF = "%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
            .getBytes(StandardCharsets.US_ASCII);

    private final RunningHouse running = RunningHouse.shared();
    private final Cast cast = running.cast();
    private final Browser agent = cast.web(LOGIN);
    private final RelayCity city = running.house().province().departments().changzhi();

    @AfterEach
    void the_city_is_well_again() {
        city.fail(Fault.NONE);
    }

    @Test
    void a_claim_is_relayed_and_its_states_flow_back_into_one_list() {
        JsonNode claim = submitted(item("长治技改奖励"));
        until(claim, told("RELAY_RECEIVED"));
        String number = number(claim);
        assertThat(city.claims(key(claim))).isOne();

        city.step(number, "20", "已受理", null, null);
        city.step(number, "30", "初审通过", null, null);
        city.step(number, "40", "审批通过", "同意", 5_000_000L);
        city.step(number, "50", "公示中", null, null);
        city.step(number, "60", "待拨付", null, null);
        city.step(number, "70", "已拨付", null, null);
        city.step(number, "80", "办结", null, null);

        JsonNode done = until(claim, view -> Walk.state(view).equals("CONCLUDED"));
        assertThat(done.path("summary").path("amountFen").asLong()).isEqualTo(5_000_000L);
        assertThat(events(done))
                .containsSubsequence("SUBMITTED", "RELAYED", "RELAY_RECEIVED", "ACCEPTED", "PAID", "CONCLUDED");
        assertThat(line(claim).path("stateName").asString()).isEqualTo("已办结");
        assertThat(cast.miniProgram("oX-026")
                        .get("/api/m/progress?enterprise=" + ENTERPRISE)
                        .ok()
                        .path("lines")
                        .toString())
                .contains(number);
        assertThat(running.world().counterparts().treasuryLedger().toString())
                .as("the city pays itself")
                .doesNotContain(number);
        cast.web("lc-accept").get(Desk.claim(Walk.id(claim))).ok();
    }

    @Test
    void while_the_city_is_down_a_claim_waits_and_then_arrives_once() {
        String item = item("长治设备补助");
        city.fail(Fault.REFUSE);

        JsonNode claim = submitted(item);
        JsonNode waiting = until(claim, told("RELAY_WAITING"));
        assertThat(Walk.state(waiting)).isEqualTo("SUBMITTED");
        assertThat(city.claims(key(claim))).isZero();
        assertThat(line(claim).path("state").asString()).isEqualTo("SUBMITTED");

        // it comes back, takes the claim, and its first answer is lost: we ask before we send again
        city.fail(Fault.LOSE_REPLY, 1, java.time.Duration.ofMillis(100));
        JsonNode received = until(claim, told("RELAY_RECEIVED"));

        assertThat(city.claims(key(claim))).isOne();
        assertThat(city.posts(key(claim))).as("sent").isOne();
        assertThat(events(received).stream().filter("RELAY_RECEIVED"::equals)).hasSize(1);
    }

    @Test
    void what_the_city_refuses_comes_home_to_our_officers() {
        JsonNode claim = submitted(item("长治人才补贴（市里不办）"));

        JsonNode home = until(claim, told("CAME_HOME"));

        assertThat(home.path("timeline").toString()).contains("代码4004");
        JsonNode accepted = cast.web("lc-accept")
                .post(Desk.claim(Walk.id(home), "acceptance"), Walk.ifMatch(home))
                .ok();
        assertThat(Walk.state(accepted)).isEqualTo("ACCEPTED");
        assertThat(line(claim).path("state").asString()).isEqualTo("ACCEPTED");
    }

    /** Claims as an enterprise does on the web: start, fill, attach, submit, and a double click. */
    private JsonNode submitted(String item) {
        JsonNode claim = agent.post("/api/w/claims", Map.of("creditCode", ENTERPRISE, "itemId", item))
                .ok();
        String path = path(claim);
        Map<String, Object> form = new HashMap<>(Walk.form(claim));
        form.put(
                "bankAccount",
                Map.of("holder", "长治市潞城区翟店新材料有限公司", "bank", "中国银行长治分行", "account", "6217852000099998888"));
        claim = agent.put(path + "/form", form, Walk.ifMatch(claim)).ok();
        for (JsonNode material : claim.path("materials")) {
            agent.upload(path + "/attachments", material.path("name").asString(), "证明.pdf", PDF)
                    .ok();
        }
        claim = agent.get(path).ok();
        String[] headers = Walk.submission(claim, UUID.randomUUID().toString());
        JsonNode first = agent.post(path + "/submission", headers).ok();
        assertThat(number(agent.post(path + "/submission", headers).ok())).isEqualTo(number(first));
        return first;
    }

    /** Drafted by the city, approved by the province. */
    private String item(String name) {
        Map<String, Object> form = new HashMap<>(Walk.itemForm(name, "140400", "140406"));
        form.put("authority", "长治市工业和信息化局");
        String id = cast.web("cz-review")
                .post(Desk.policies("drafts"), form)
                .ok()
                .path("summary")
                .path("id")
                .asString();
        cast.web("cz-review").post(Desk.item(id, "submission")).ok();
        cast.web("sx-zheng")
                .post(Desk.item(id, "approval"), Map.of("approve", true, "reason", "演练"))
                .ok();
        cast.web("cz-review")
                .post(Desk.item(id, "publication") + "?silent=true")
                .ok();
        return id;
    }

    private JsonNode until(JsonNode claim, Predicate<JsonNode> holds) {
        return Until.holds("the claim gets on", () -> agent.get(path(claim)).ok(), holds);
    }

    private static Predicate<JsonNode> told(String event) {
        return view -> events(view).contains(event);
    }

    private static List<String> events(JsonNode view) {
        return view.path("timeline")
                .valueStream()
                .map(entry -> entry.path("event").asString())
                .toList();
    }

    private JsonNode line(JsonNode claim) {
        List<JsonNode> lines = agent.get("/api/w/progress?enterprise=" + ENTERPRISE)
                .ok()
                .path("lines")
                .valueStream()
                .filter(line -> line.path("id").asString().equals(Walk.id(claim)))
                .toList();
        assertThat(lines).hasSize(1);
        return lines.getFirst();
    }

    private static String path(JsonNode claim) {
        return "/api/w/claims/" + Walk.id(claim);
    }

    private static String number(JsonNode claim) {
        return claim.path("summary").path("number").asString();
    }

    private static String key(JsonNode claim) {
        return "relay-" + Walk.id(claim) + "-1";
    }
}
