package cn.jince.platform.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jince.platform.testing.StoodStill;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;

/** Counters and kiosks: who acts is told, and nothing stays behind. */
class CountersTest extends StillJourney {
    private static final String OPERATES = HOUSE.officer("xz-operates", "140900", "OPERATOR");
    private static final String KIOSK = HOUSE.device("kiosk-1", "140902");

    private Answer put(String path, String token, String version, Object body) {
        Map<String, String> headers = version.isEmpty() ? Map.of() : Map.of("If-Match", "\"" + version + "\"");
        return send(HttpMethod.PUT, path, token, headers, body).block(Duration.ofSeconds(20));
    }

    private static Map<String, String> hall(String division, String hours) {
        return Map.of("divisionCode", division, "name", "惠企政策窗口", "address", "新建南路", "hours", hours, "phone", "0350-1");
    }

    @Test
    void counters_are_listed_by_division_for_everybody() {
        assertThat(put("/counters/xf-1", OPERATES, "0", hall("140902", "工作日 9:00–17:00"))
                        .status())
                .isEqualTo(200);
        assertThat(put("/counters/xf-1", OPERATES, "0", hall("140902", "x")).status())
                .isEqualTo(412);
        assertThat(put("/counters/xf-1", OPERATES, "1", hall("140902", "每天 8:30–18:00"))
                        .status())
                .isEqualTo(200);
        assertThat(put("/counters/ty-1", OPERATES, "0", hall("140105", "x")).status())
                .isEqualTo(404);
        assertThat(put("/counters/xf-2", OPERATES, "", hall("140902", "x")).status())
                .isEqualTo(428);
        assertThat(put("/counters/xf-2", OPERATES, "0", hall("140902", " ")).code())
                .isEqualTo("VALIDATION_FAILED");

        assertThat(get("/counters?division=140900", "").body().toString()).contains("每天 8:30–18:00", "忻府区");
        assertThat(get("/counters?division=140921", "").body()).isEmpty();
        assertThat(get("/counters?division=999999", "").status()).isEqualTo(404);
        assertThat(get("/counters", "").body().path("detail").asString("")).isEqualTo("缺少参数：division");
    }

    @Test
    void a_clerk_fills_and_submits_the_same_claim_and_is_told_in_it() {
        agent = HOUSE.deputised("p-li", firm.code().value() + ":PREPARER", "xf-accept", "窦口");
        Answer claim = submitted("6222000011112222");
        assertThat(claim.body().path("timeline").toString()).contains("p-li（窗口窦口代办）");
        assertThat(get("/claims/" + claim.id(), HOUSE.person("p-li", firm.code().value() + ":PREPARER"))
                        .state())
                .isEqualTo("SUBMITTED");

        Answer own = post("/claims/" + claim.id() + "/acceptance", COUNTY, claim.version(), "");
        assertThat(own.status()).isEqualTo(403);
        assertThat(own.body().path("detail").asString()).contains("代办过");
        String another = HOUSE.officer("xf-accept-3", "140902", "ACCEPTANCE");
        assertThat(post("/claims/" + claim.id() + "/acceptance", another, claim.version(), "")
                        .state())
                .isEqualTo("ACCEPTED");
    }

    @Test
    void what_a_kiosk_begins_goes_on_on_the_phone_once() {
        Answer begun = post("/kiosk-starts", KIOSK, "", Map.of("itemId", item.id()));
        assertThat(begun.status()).as(begun.body().toString()).isEqualTo(200);
        String code = begun.body().path("code").asString();
        assertThat(begun.body().path("link").asString()).endsWith(code);
        assertThat(post("/kiosk-starts", agent, "", Map.of("itemId", item.id())).status())
                .isEqualTo(403);
        assertThat(get("/kiosk-starts/" + code, agent).body().path("itemId").asString())
                .isEqualTo(item.id());

        Map<String, String> mine = Map.of("creditCode", firm.code().value());
        String stranger = HOUSE.person("p-x", "91140902MATET9000X:PREPARER");
        assertThat(post("/kiosk-starts/" + code + "/claim", stranger, "", mine).status())
                .isEqualTo(404);
        Answer claim = post("/kiosk-starts/" + code + "/claim", agent, "", mine);
        assertThat(claim.state()).as(claim.body().toString()).isEqualTo("DRAFT");
        assertThat(post("/kiosk-starts/" + code + "/claim", agent, "", mine).code())
                .isEqualTo("KIOSK_CODE_OVER");
        assertThat(get("/claims/" + claim.id(), KIOSK).status()).isEqualTo(404);
        assertThat(sum("SELECT count(*) AS n FROM kiosk_start WHERE claim_id = '" + claim.id() + "'"))
                .isOne();

        String late = post("/kiosk-starts", KIOSK, "", Map.of("itemId", item.id()))
                .body()
                .path("code")
                .asString();
        StoodStill.at(StoodStill.WEDNESDAY.plusSeconds(16 * 60));
        assertThat(get("/kiosk-starts/" + late, agent).code()).isEqualTo("KIOSK_CODE_OVER");
    }
}
