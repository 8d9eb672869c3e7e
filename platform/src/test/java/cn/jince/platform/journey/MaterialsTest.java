package cn.jince.platform.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jince.platform.claim.WatchScans;
import cn.jince.platform.notice.CloseNotices;
import cn.jince.platform.testing.StoodStill;
import cn.jince.testkit.scan.FakeClamd;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.web.reactive.function.client.WebClient;
import tools.jackson.databind.JsonNode;

/** Materials: looked into, sealed, promised, and data that changes under a claim. */
class MaterialsTest extends StillJourney {
    private static final FakeClamd CLAMD = FakeClamd.start();
    private static final String CONFIGURES = HOUSE.officer("xz-config", "140900", "POLICY_APPROVER");

    @Autowired
    private WatchScans watching;

    @Autowired
    private CloseNotices closing;

    @DynamicPropertySource
    static void scanner(DynamicPropertyRegistry settings) {
        settings.add("jince.attachments.scanner", CLAMD::address);
    }

    @BeforeEach
    void the_scanner_is_there() {
        CLAMD.away(false);
    }

    @AfterAll
    static void end() {
        CLAMD.close();
    }

    private Answer attach(Answer claim, String material, String content) {
        return post(
                "/claims/" + claim.id() + "/attachments?material=" + material + "&fileName=a.pdf",
                agent,
                "",
                ("%PDF-1.7 " + content).getBytes(StandardCharsets.UTF_8));
    }

    private static JsonNode material(Answer claim, int n) {
        return claim.body().path("materials").path(n);
    }

    @Test
    void a_file_with_a_virus_is_refused_and_said() {
        Answer claim = start();
        Answer refused = attach(claim, "营业执照", FakeClamd.VIRUS);
        assertThat(refused.code()).isEqualTo("ATTACHMENT_INFECTED");
        assertThat(refused.body().path("detail").asString()).contains("Jince-Test-Signature");
        assertThat(material(get("/claims/" + claim.id(), agent), 0)
                        .path("attachment")
                        .isObject())
                .isFalse();
    }

    @Test
    void a_file_kept_while_the_scanner_was_away_is_not_decided_upon_before_it_was_looked_into() {
        CLAMD.away(true);
        Answer claim = submitted("6222000011112222");
        JsonNode kept = material(claim, 0).path("attachment");
        assertThat(kept.path("scan").asString()).isEqualTo("UNSCANNED");
        String file =
                "/claims/" + claim.id() + "/attachments/" + kept.path("id").asString();
        assertThat(get(file, COUNTY).code()).isEqualTo("MATERIALS_UNSCANNED");
        Answer refused = post("/claims/" + claim.id() + "/acceptance", COUNTY, claim.version(), "");
        assertThat(refused.code()).isEqualTo("MATERIALS_UNSCANNED");
        assertThat(refused.body().path("detail").asString()).contains("营业执照");
        watching.watch().block(Duration.ofSeconds(20));
        assertThat(post("/claims/" + claim.id() + "/acceptance", COUNTY, claim.version(), "")
                        .code())
                .isEqualTo("MATERIALS_UNSCANNED");

        CLAMD.away(false);
        watching.watch().block(Duration.ofSeconds(20));
        assertThat(post("/claims/" + claim.id() + "/acceptance", COUNTY, claim.version(), "")
                        .state())
                .isEqualTo("ACCEPTED");
    }

    @Test
    void files_lie_sealed_and_open_for_who_has_to_do_with_the_claim() throws IOException {
        Answer claim = submitted("6222000011112222");
        String id = material(claim, 0).path("attachment").path("id").asString();
        byte[] kept = Files.readAllBytes(Path.of("target/attachments", id.substring(0, 2), id));
        assertThat(new String(kept, StandardCharsets.ISO_8859_1))
                .doesNotContain("%PDF")
                .doesNotContain("licence");

        String file = "/claims/" + claim.id() + "/attachments/" + id;
        byte[] opened = WebClient.create("http://localhost:" + port)
                .get()
                .uri(file)
                .headers(headers -> headers.setBearerAuth(COUNTY))
                .exchangeToMono(response -> {
                    assertThat(response.headers().asHttpHeaders().getFirst("X-Content-Type-Options"))
                            .isEqualTo("nosniff");
                    assertThat(response.headers().asHttpHeaders().getFirst("Content-Disposition"))
                            .startsWith("attachment");
                    return response.bodyToMono(byte[].class);
                })
                .block(Duration.ofSeconds(20));
        assertThat(opened).isEqualTo(PDF);
        assertThat(get(file, OTHER).status()).isEqualTo(404);
        assertThat(get("/claims/" + claim.id() + "/attachments/none", COUNTY).status())
                .isEqualTo(404);
    }

    private void promisable() {
        Map<String, Object> additions = Map.of(
                "stages",
                List.of(),
                "fields",
                List.of(),
                "materials",
                List.of("项目合同", "信用报告"),
                "promisable",
                List.of(Map.of("material", "信用报告", "laterDays", 0), Map.of("material", "项目合同", "laterDays", 5)));
        assertThat(send(
                                HttpMethod.PUT,
                                "/local-additions/" + item.id() + "/140900",
                                CONFIGURES,
                                Map.of("If-Match", "\"0\""),
                                additions)
                        .block(Duration.ofSeconds(20))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void a_commitment_stands_for_a_material_and_a_later_one_is_owed_before_the_last_approval() {
        promisable();
        Answer filled = filled("6222000011112222");
        Answer lacking = submission(filled, "lacking").block(Duration.ofSeconds(20));
        assertThat(lacking.body().path("defects").toString()).contains("项目合同", "信用报告");
        assertThat(post("/claims/" + filled.id() + "/promises", agent, "", Map.of("material", "营业执照"))
                        .code())
                .isEqualTo("VALIDATION_FAILED");
        post("/claims/" + filled.id() + "/promises", agent, "", Map.of("material", "信用报告"));
        Answer promised = post("/claims/" + filled.id() + "/promises", agent, "", Map.of("material", "项目合同"));
        assertThat(material(promised, 1).path("promise").asString()).isEqualTo("LATER");
        assertThat(material(promised, 1).path("dueOn").asString()).isEqualTo("2026-12-02");
        assertThat(material(promised, 2).path("promise").asString()).isEqualTo("COMMITMENT");

        Answer submitted = submission(promised, "promised").block(Duration.ofSeconds(20));
        assertThat(submitted.state()).as(submitted.body().toString()).isEqualTo("SUBMITTED");
        Answer accepted = post("/claims/" + filled.id() + "/acceptance", COUNTY, submitted.version(), "");
        assertThat(review(accepted, CITY).code()).isEqualTo("MATERIALS_OWED");
        assertThat(attach(accepted, "营业执照", "another").status()).isEqualTo(409);
        assertThat(attach(accepted, "项目合同", "contract").status()).isEqualTo(200);
        assertThat(review(accepted, CITY).state()).isEqualTo("IN_PUBLIC_NOTICE");
    }

    @Test
    void data_that_changed_since_submission_is_shown_to_the_reviewer_and_needs_a_reason() {
        Answer accepted = accepted("6222000011112222");
        int n = Integer.parseInt(firm.code().value().substring(14, 17));
        SmallLibrary.enterprise(n, 1500);
        JsonNode changes = get("/claims/" + accepted.id(), CITY).body().path("changes");
        assertThat(changes).hasSize(1);
        assertThat(changes.path(0).path("was").asString()).isEqualTo("6240");
        assertThat(changes.path(0).path("is").asString()).isEqualTo("1500");
        assertThat(get("/claims/" + accepted.id(), agent).body().path("changes"))
                .isEmpty();

        Answer silent = post(
                "/claims/" + accepted.id() + "/review",
                CITY,
                accepted.version(),
                Map.of("approve", true, "reason", ""));
        assertThat(silent.code()).isEqualTo("DATA_CHANGED");
        assertThat(silent.body().path("detail").asString()).contains("主营业务收入");
        assertThat(review(accepted, CITY).state()).isEqualTo("IN_PUBLIC_NOTICE");

        StoodStill.at("2026-12-10T02:00:00Z");
        closing.closeDue().block(Duration.ofSeconds(20));
        assertThat(get("/claims/" + accepted.id(), CITY).body().path("timeline").toString())
                .contains("DATA_CHANGED", "主营业务收入");
    }
}
