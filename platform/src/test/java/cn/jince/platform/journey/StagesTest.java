package cn.jince.platform.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jince.platform.claim.WatchStages;
import cn.jince.platform.testing.StoodStill;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import tools.jackson.databind.JsonNode;

/** Stages as data: who decides them, for how long, and what divisions add. */
class StagesTest extends StillJourney {
    private static final String FINANCE = HOUSE.officerIn("太原市财政局", "ty-joint", "140100", "JOINT_REVIEW");
    private static final String OTHER_DEPARTMENT = HOUSE.officerIn("太原市科技局", "ty-joint-2", "140100", "JOINT_REVIEW");
    private static final String EXPERT = HOUSE.officerIn("山西省科学技术厅", "sx-expert", "140000", "EXPERT");
    private static final String CITY_SUPERVISOR = HOUSE.officer("xz-super", "140900", "SUPERVISOR");
    private static final String COUNTY_SUPERVISOR = HOUSE.officer("xf-super", "140902", "SUPERVISOR");
    private static final String CONFIGURES = HOUSE.officer("xz-config", "140900", "POLICY_APPROVER");

    @Autowired
    private WatchStages watching;

    private Answer put(String path, String token, String version, Object body) {
        return send(HttpMethod.PUT, path, token, Map.of("If-Match", "\"" + version + "\""), body)
                .block(Duration.ofSeconds(20));
    }

    private static Map<String, Object> joint(String department) {
        return Map.of(
                "stages",
                List.of(Map.of("name", "财政会审", "divisionCode", "140100", "department", department, "limitDays", 3)),
                "fields",
                List.of(),
                "materials",
                List.of());
    }

    private void addJointStage() {
        Answer added = put("/local-additions/" + item.id() + "/140900", CONFIGURES, "0", joint("太原市财政局"));
        assertThat(added.status()).as(added.body().toString()).isEqualTo(200);
    }

    private static JsonNode stage(Answer claim, int position) {
        return claim.body().path("course").path("stages").path(position);
    }

    private boolean waits(String officer, String claimId) {
        return get("/claims/queue", officer).body().path("claims").toString().contains(claimId);
    }

    @Test
    void a_joint_review_in_another_city_is_one_stage_with_its_own_clock() {
        addJointStage();
        Answer accepted = accepted("6222000011112222");
        assertThat(stage(accepted, 1).path("name").asString()).isEqualTo("财政会审");
        assertThat(stage(accepted, 1).path("state").asString()).isEqualTo("NOW");
        assertThat(stage(accepted, 1).path("dueOn").asString()).isEqualTo("2026-11-30");
        assertThat(stage(accepted, 1).path("addedBy").asString()).isEqualTo("忻州市");
        assertThat(waits(FINANCE, accepted.id())).isTrue();
        assertThat(waits(OTHER_DEPARTMENT, accepted.id())).isFalse();
        assertThat(waits(CITY, accepted.id())).isFalse();
        assertThat(get("/claims/" + accepted.id(), OTHER_DEPARTMENT).status()).isEqualTo(404);

        assertThat(review(accepted, CITY).status()).isEqualTo(403);
        Answer joint = review(accepted, FINANCE);
        assertThat(joint.state()).as(joint.body().toString()).isEqualTo("JOINT_REVIEWED");
        assertThat(review(joint, CITY).state()).isEqualTo("IN_PUBLIC_NOTICE");
    }

    @Test
    void what_a_division_adds_later_does_not_touch_a_claim_that_was_begun() {
        Answer claim = submitted("6222000011112222");
        addJointStage();
        Answer accepted = post("/claims/" + claim.id() + "/acceptance", COUNTY, claim.version(), "");
        assertThat(accepted.body().path("course").path("stages")).hasSize(2);
        assertThat(review(accepted, CITY).state()).isEqualTo("IN_PUBLIC_NOTICE");
    }

    @Test
    void additions_belong_to_a_level_and_are_inherited_downwards() {
        String path = "/local-additions/" + item.id();
        String county = HOUSE.officer("xf-config", "140902", "POLICY_APPROVER");
        assertThat(put(path + "/140900", county, "0", joint("太原市财政局")).status()).isEqualTo(404);
        addJointStage();
        assertThat(put(path + "/140900", CONFIGURES, "0", joint("太原市财政局")).status())
                .isEqualTo(412);
        assertThat(put(path + "/140902", county, "0", joint("")).code()).isEqualTo("VALIDATION_FAILED");
        assertThat(put(path + "/140902", county, "0", joint("忻府区财政局")).status()).isEqualTo(200);

        JsonNode levels = get(path + "?division=140902", county).body();
        assertThat(levels.valueStream().map(level -> level.path("divisionName").asString()))
                .containsExactly("忻州市", "忻府区");
        assertThat(get(path + "?division=140921", county).body()).hasSize(1);
        assertThat(accepted("6222000011112222").body().path("course").path("stages"))
                .hasSize(4);
    }

    @Test
    void a_claim_is_handed_over_with_a_reason_and_back_by_a_supervisor() {
        Answer claim = submitted("6222000011112222");
        String path = "/claims/" + claim.id() + "/hand-over";
        Map<String, String> without = Map.of("officerId", "xf-2", "officerName", "郝明", "reason", " ");
        assertThat(post(path, COUNTY, claim.version(), without).code()).isEqualTo("REASON_REQUIRED");
        assertThat(post(path, OTHER, claim.version(), without).status()).isEqualTo(404);

        Answer handed =
                post(path, COUNTY, claim.version(), Map.of("officerId", "xf-2", "officerName", "郝明", "reason", "休假"));
        assertThat(handed.body().path("timeline").toString()).contains("转交郝明：休假");
        String second = HOUSE.officer("xf-2", "140902", "ACCEPTANCE");
        assertThat(waits(COUNTY, claim.id())).isFalse();
        assertThat(waits(second, claim.id())).isTrue();
        assertThat(post("/claims/" + claim.id() + "/acceptance", COUNTY, handed.version(), "")
                        .status())
                .isEqualTo(403);

        Answer back = post(
                path,
                CITY_SUPERVISOR,
                handed.version(),
                Map.of("officerId", "xf-accept", "officerName", "王", "reason", "郝明调离"));
        assertThat(post("/claims/" + claim.id() + "/acceptance", COUNTY, back.version(), "")
                        .state())
                .isEqualTo("ACCEPTED");
    }

    @Test
    void an_expert_elsewhere_is_asked_and_binds_nobody() {
        Answer accepted = accepted("6222000011112222");
        assertThat(get("/claims/" + accepted.id(), EXPERT).status()).isEqualTo(200);
        String outsider = HOUSE.officerIn("太原市科技局", "ty-expert", "140100", "EXPERT");
        Map<String, Object> question =
                Map.of("divisionCode", "140100", "department", "太原市科技局", "question", "设备是否属实", "days", 2);
        assertThat(get("/claims/" + accepted.id(), outsider).status()).isEqualTo(404);

        Answer asked = post("/claims/" + accepted.id() + "/opinions", CITY, accepted.version(), question);
        assertThat(asked.status()).as(asked.body().toString()).isEqualTo(200);
        assertThat(waits(outsider, accepted.id())).isTrue();
        Map<String, Object> no = Map.of("favourable", false, "text", "设备不符");
        String answer = "/claims/" + accepted.id() + "/opinions/1/answer";
        assertThat(post(answer, EXPERT, "", no).status()).isEqualTo(403);
        Answer given = post(answer, outsider, "", no);
        assertThat(given.body().path("course").path("opinions").toString()).contains("设备不符");
        assertThat(post(answer, outsider, "", no).status()).isEqualTo(409);
        assertThat(get("/claims/" + accepted.id(), agent).body().toString())
                .contains("OPINION_GIVEN")
                .doesNotContain("设备不符");

        assertThat(review(given, CITY).state()).isEqualTo("IN_PUBLIC_NOTICE");
    }

    @Test
    void nobody_decides_for_an_enterprise_they_act_for() {
        Answer claim = submitted("6222000011112222");
        String both = HOUSE.officerOf("xf-both", "140902", firm.code().value() + ":VIEWER", "ACCEPTANCE");
        Answer refused = post("/claims/" + claim.id() + "/acceptance", both, claim.version(), "");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.body().path("detail").asString()).contains("回避");
    }

    @Test
    void a_stage_near_its_limit_warns_and_one_over_it_reaches_the_supervisor_above() {
        addJointStage();
        Answer accepted = accepted("6222000011112222");
        assertThat(warned(accepted.id(), CITY_SUPERVISOR)).isEmpty();

        StoodStill.at("2026-11-27T02:00:00Z");
        watching.watch().block(Duration.ofSeconds(20));
        watching.watch().block(Duration.ofSeconds(20));
        String taiyuan = HOUSE.officer("ty-super", "140100", "SUPERVISOR");
        String province = HOUSE.officer("sx-super", "140000", "SUPERVISOR");
        assertThat(warned(accepted.id(), taiyuan)).containsExactly("NEAR");

        StoodStill.at("2026-12-01T02:00:00Z");
        watching.watch().block(Duration.ofSeconds(20));
        assertThat(warned(accepted.id(), province)).contains("OVER");
        Answer seen = get("/claims/" + accepted.id(), agent);
        assertThat(stage(seen, 1).path("warning").asString()).isEqualTo("OVER");
        assertThat(seen.body()
                        .path("timeline")
                        .valueStream()
                        .filter(entry -> entry.path("event").asString().equals("ESCALATED")))
                .hasSize(1);
        assertThat(warned(accepted.id(), COUNTY_SUPERVISOR)).isEmpty();

        review(get("/claims/" + accepted.id(), FINANCE), FINANCE);
        assertThat(warned(accepted.id(), province)).isEmpty();
    }

    private List<String> warned(String claimId, String supervisor) {
        return get("/stage-warnings", supervisor)
                .body()
                .valueStream()
                .filter(warning -> warning.path("claimId").asString().equals(claimId))
                .map(warning -> warning.path("kind").asString())
                .toList();
    }

    @Test
    void no_clock_runs_while_the_enterprise_owes_something() {
        Answer claim = submitted("6222000011112222");
        assertThat(claim.body().path("summary").path("dueOn").asString()).isEqualTo("2026-12-23");
        Answer asked = post(
                "/claims/" + claim.id() + "/correction-request",
                COUNTY,
                claim.version(),
                Map.of("defects", List.of(Map.of("field", "营业执照", "reason", "不清晰"))));
        assertThat(asked.body().path("course").path("paused").asBoolean()).isTrue();
        assertThat(waits(COUNTY, claim.id())).isFalse();

        StoodStill.at("2026-12-02T02:00:00Z");
        Answer corrected = post("/claims/" + claim.id() + "/correction", agent, asked.version(), "");
        assertThat(corrected.body().path("summary").path("dueOn").asString()).isEqualTo("2026-12-30");
        assertThat(waits(COUNTY, claim.id())).isTrue();
    }
}
