package cn.jince.platform.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Forms as versioned schema, with what divisions add by configuration alone. */
class FormsTest extends StillJourney {
    private static final String PROVINCE = HOUSE.officer("sx-config", "140000", "POLICY_APPROVER");
    private static final String CITY_DESK = HOUSE.officer("xz-config", "140900", "POLICY_APPROVER");
    private static final String PARK = "local_140900_park";

    private Answer put(String path, String token, String version, Object body) {
        return send(HttpMethod.PUT, path, token, Map.of("If-Match", "\"" + version + "\""), body)
                .block(Duration.ofSeconds(20));
    }

    private static Map<String, Object> field(String key, String label, String kind, String... choices) {
        Map<String, Object> field = new HashMap<>();
        field.put("key", key);
        field.put("label", label);
        field.put("kind", kind);
        field.put("required", true);
        field.put("choices", List.of(choices));
        return field;
    }

    private void add(String desk, String division, @Nullable String notice, Map<String, Object> field) {
        Map<String, Object> additions = new HashMap<>();
        additions.put("stages", List.of());
        additions.put("fields", List.of(field));
        additions.put("materials", List.of());
        additions.put("noticeText", notice);
        Answer added = put("/local-additions/" + item.id() + "/" + division, desk, "0", additions);
        assertThat(added.status()).as(added.body().toString()).isEqualTo(200);
    }

    private void twoLevels() {
        add(PROVINCE, "140000", null, field("employees", "本年新增就业", "NUMBER"));
        add(CITY_DESK, "140900", "异议请致电 0350-3022000。", field("park", "所在园区", "TEXT", "忻州经开区", "不在园区"));
    }

    private Answer save(Answer claim, Map<String, Object> answers) {
        Map<String, Object> all = new HashMap<>(
                Map.of("promise_years", 3, "contactName", "李娟", "contactPhone", "13800000002", "commitment", true));
        all.putAll(answers);
        return put(
                "/claims/" + claim.id() + "/form",
                agent,
                claim.version(),
                Map.of(
                        "answers",
                        all,
                        "bankAccount",
                        Map.of("holder", firm.name(), "bank", "中行", "account", "6222000011112222")));
    }

    private static JsonNode line(Answer claim, String key) {
        return claim.body()
                .path("form")
                .valueStream()
                .filter(field -> field.path("key").asString().equals(key))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_division_adds_fields_and_notice_text_by_configuration_alone() {
        twoLevels();
        Answer claim = start();
        assertThat(line(claim, PARK).path("hint").asString()).contains("忻州市");
        assertThat(line(claim, "local_140000_employees").path("hint").asString())
                .contains("山西省");

        post("/claims/" + claim.id() + "/attachments?material=营业执照&fileName=licence.pdf", agent, "", PDF);
        Answer saved = save(claim, Map.of(PARK, "忻州经开区", "local_140000_employees", 12));
        assertThat(saved.status()).as(saved.body().toString()).isEqualTo(200);
        Answer submitted = submission(saved, "forms").block(Duration.ofSeconds(20));
        assertThat(submitted.state()).as(submitted.body().toString()).isEqualTo("SUBMITTED");
        assertThat(line(submitted, PARK).path("value").asString()).isEqualTo("忻州经开区");

        Answer accepted = post("/claims/" + claim.id() + "/acceptance", COUNTY, submitted.version(), "");
        Answer noticed = review(accepted, CITY);
        assertThat(noticed.body().at("/notice/localText").asString()).contains("0350-3022000");
        assertThat(get("/notices", "").body().toString()).contains("0350-3022000");
    }

    @Test
    void a_submission_is_told_all_its_defects_at_once() {
        twoLevels();
        Answer claim = start();
        Answer saved = save(claim, Map.of(PARK, "别处", "commitment", false, "contactPhone", "无"));
        assertThat(saved.status()).as(saved.body().toString()).isEqualTo(200);
        Answer refused = submission(saved, "defects").block(Duration.ofSeconds(20));
        assertThat(refused.code()).isEqualTo("VALIDATION_FAILED");
        assertThat(refused.body()
                        .path("defects")
                        .valueStream()
                        .map(defect -> defect.path("field").asString()))
                .containsExactlyInAnyOrder(PARK, "local_140000_employees", "commitment", "contactPhone", "营业执照");
        assertThat(save(claim, Map.of()).status()).isEqualTo(412);
        assertThat(save(saved, Map.of("local_140000_employees", "十二")).code()).isEqualTo("VALIDATION_FAILED");
        assertThat(save(saved, Map.of("local_140100_park", "x")).code()).isEqualTo("VALIDATION_FAILED");
    }

    @Test
    void the_published_schema_names_its_versions_and_judges_as_we_do() {
        String path = "/form-schemas/" + item.id();
        JsonNode before = get(path + "?division=140902", "").body();
        twoLevels();
        JsonNode after = get(path + "?division=140902", "").body();
        assertThat(before.path("version").asString()).isEqualTo("1");
        assertThat(after.path("version").asString()).isEqualTo("1-140000.1-140900.1");
        assertThat(after.at("/schema/$id").asString()).endsWith(":1-140000.1-140900.1");
        assertThat(after.at("/schema/properties/" + PARK + "/x-added-by").asString())
                .isEqualTo("140900");
        assertThat(after.at("/schema/properties/main_business_revenue/x-source").asString())
                .isEqualTo("税务局");
        assertThat(get(path + "?division=140100", "").body().path("version").asString())
                .isEqualTo("1-140000.1");
        assertThat(get(path + "?division=999999", "").status()).isEqualTo(404);

        JsonNode form = JsonMapper.shared()
                .readTree("{\"promise_years\":3,\"contactName\":\"李\",\"contactPhone\":\"138000\","
                        + "\"commitment\":true,\"bankAccount\":{\"account\":\"6222000011112222\"},\"" + PARK
                        + "\":\"别处\",\"local_140000_employees\":1}");
        assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(after.path("schema"))
                        .validate(form))
                .singleElement()
                .satisfies(error -> assertThat(error.getKeyword()).isEqualTo("enum"));
    }

    @Test
    void a_form_begun_keeps_its_version() {
        Answer claim = start();
        twoLevels();
        Answer later = get("/claims/" + claim.id(), agent);
        assertThat(later.body().path("form").toString()).doesNotContain("local_");
    }
}
