package cn.jince.platform.policy;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jince.platform.PlatformApplication;
import cn.jince.platform.policy.LibraryCalls.Answer;
import cn.jince.platform.testing.TestIdentity;
import cn.jince.testkit.store.WithStores;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.web.reactive.function.client.WebClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Guides, listings, coverage and differences of versions over HTTP. */
@WithStores
@SpringBootTest(
        classes = PlatformApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "spring.config.name=platform")
class ListingTest {
    private static final String DRAFTER = TestIdentity.officer("xz-draft", "140900", "POLICY_DRAFTER");
    private static final String ELSEWHERE = TestIdentity.officer("dt-draft", "140200", "POLICY_DRAFTER");
    private static final String SUPERVISOR = TestIdentity.officer("sx-super", "140000", "SUPERVISOR");

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void identity(DynamicPropertyRegistry settings) {
        TestIdentity.serve(settings);
    }

    @BeforeEach
    void all_policies() {
        library().importAll();
    }

    @Test
    void every_guide_says_unpublished_where_the_source_is_silent_and_never_that_nothing_is_needed() {
        for (JsonNode policy : RealPolicies.all()) {
            String id = policy.path("id").asString();
            Answer guide = library().get("/policies/" + id + "/guide", null);
            assertThat(guide.status()).as(id).isEqualTo(200);
            assertThat(guide.body().toString()).as(id).doesNotContain("无需", "不需要");
            JsonNode materials = section(guide.body(), "MATERIALS");
            boolean silent = policy.path("materials").isEmpty();
            assertThat(materials.path("published").asBoolean()).as(id).isEqualTo(!silent);
            if (silent) {
                assertThat(materials.at("/lines/0").asString()).isEqualTo("未公布");
            }
        }
    }

    @Test
    void a_guide_belongs_to_one_version_and_a_draft_has_one_for_its_officers_only() {
        library().importOne(own("G-VERSION"));
        Answer draft =
                library().post("/policies/drafts", DRAFTER, "{\"basedOn\":\"G-VERSION\",\"materials\":[\"真实性承诺书\"]}");
        assertThat(draft.status()).as(draft.body().toString()).isEqualTo(200);

        assertThat(section(guide("/policies/G-VERSION/guide?version=2", DRAFTER), "MATERIALS")
                        .at("/lines/0")
                        .asString())
                .isEqualTo("真实性承诺书");
        assertThat(library().get("/policies/G-VERSION/guide?version=2", null).status())
                .isEqualTo(404);
        assertThat(library()
                        .get("/policies/G-VERSION/guide?version=2", ELSEWHERE)
                        .status())
                .isEqualTo(404);
        assertThat(guide("/policies/G-VERSION/guide", "").path("version").asInt())
                .isEqualTo(1);
    }

    @Test
    void versions_are_compared_field_by_field() {
        library().importOne(own("G-DIFF"));
        library()
                .post(
                        "/policies/drafts",
                        DRAFTER,
                        "{\"basedOn\":\"G-DIFF\",\"materials\":[\"营业执照\"],\"award\":{\"kind\":\"fixed\",\"amount\":12,\"unit\":\"万元/户\"}}");

        JsonNode diff =
                library().get("/policies/G-DIFF/diff?from=1&to=2", DRAFTER).body();

        assertThat(diff.path("changes")
                        .valueStream()
                        .map(change -> change.path("field").asString()))
                .containsExactly("AWARD", "MATERIALS");
        assertThat(diff.at("/changes/0/added").toString()).contains("12");
        assertThat(diff.at("/changes/1/removed/0").asString()).isEqualTo("未公布");
        assertThat(library().get("/policies/G-DIFF/diff?from=1&to=2", null).status())
                .isEqualTo(404);
        assertThat(versions("G-DIFF", DRAFTER)).containsExactly(2, 1);
        assertThat(versions("G-DIFF", null)).containsExactly(1);
    }

    @Test
    void listings_are_open_by_level_and_department_and_the_table_holds_no_formula() {
        library().importOne(own("G-FORMULA").put("name", "=HYPERLINK(\"http://x\"),奖励"));

        JsonNode page =
                library().get("/policy-listings?division=140900&size=200", null).body();
        assertThat(page.path("rows"))
                .isNotEmpty()
                .allSatisfy(
                        row -> assertThat(row.path("divisionCode").asString()).startsWith("1409"));
        assertThat(page.path("groups")
                        .valueStream()
                        .mapToInt(group -> group.path("items").asInt())
                        .sum())
                .isEqualTo(page.path("total").asInt());
        assertThat(library().get("/policy-listings?level=国家", null).body().path("rows"))
                .allSatisfy(row -> assertThat(row.path("level").asString()).isEqualTo("国家"));
        assertThat(library().get("/policy-listings?size=201", null).status()).isEqualTo(400);

        byte[] csv = Objects.requireNonNull(WebClient.create("http://localhost:" + port)
                .get()
                .uri("/policy-listings.csv?division=140900")
                .retrieve()
                .bodyToMono(byte[].class)
                .block(Duration.ofSeconds(60)));
        String text = new String(csv, StandardCharsets.UTF_8);
        assertThat(text).startsWith("\uFEFF编号,版本,事项名称").contains("\"'=HYPERLINK(\"\"http://x\"\"),奖励\"");
        assertThat(Stream.of(text.split("\r\n", -1)).filter(line -> !line.isEmpty()))
                .hasSize(page.path("total").asInt() + 1);
    }

    @Test
    void coverage_counts_by_department_and_names_the_gaps() {
        JsonNode all = library().get("/policy-coverage", SUPERVISOR).body();

        assertThat(all).isNotEmpty().allSatisfy(row -> {
            int registered = row.path("registered").asInt();
            assertThat(row.path("withGuide").asInt()).isLessThanOrEqualTo(registered);
            long lacking = row.path("gaps")
                    .valueStream()
                    .filter(gap -> gap.path("missing").toString().contains("GUIDE"))
                    .count();
            assertThat(row.path("withGuide").asInt() + lacking).isEqualTo(registered);
        });
        assertThat(library().get("/policy-coverage", ELSEWHERE).body())
                .allSatisfy(
                        row -> assertThat(row.path("divisionCode").asString()).startsWith("1402"));
        assertThat(library().get("/policy-coverage", null).status()).isEqualTo(401);
    }

    @Test
    void what_ends_soon_is_listed_with_its_last_day() {
        ObjectNode soon = own("G-SOON");
        soon.putObject("validity")
                .put("from", "2026-01-01")
                .put(
                        "to",
                        java.time.LocalDate.now(java.time.ZoneId.of("Asia/Shanghai"))
                                .plusDays(3)
                                .toString());
        library().importOne(soon);

        JsonNode found = library().get("/expiring-policies?days=7", DRAFTER).body();

        JsonNode line = found.valueStream()
                .filter(one -> one.path("itemId").asString().equals("G-SOON"))
                .findFirst()
                .orElseThrow();
        // midnight may pass between import and question
        assertThat(line.path("daysLeft").asInt()).isBetween(2, 3);
        assertThat(library().get("/expiring-policies?days=7", ELSEWHERE).body().toString())
                .doesNotContain("G-SOON");
        assertThat(library().get("/expiring-policies?days=9999", DRAFTER).status())
                .isEqualTo(400);
    }

    private LibraryCalls library() {
        return new LibraryCalls(port);
    }

    private static ObjectNode own(String id) {
        return LibraryCalls.policy(id).put("region_code", "140900").put("level", "市");
    }

    private JsonNode guide(String path, String token) {
        return library().get(path, token.isEmpty() ? null : token).body();
    }

    private List<Integer> versions(String id, @org.jspecify.annotations.Nullable String token) {
        return library()
                .get("/policies/" + id + "/versions", token)
                .body()
                .valueStream()
                .map(one -> one.path("version").asInt())
                .toList();
    }

    private static JsonNode section(JsonNode guide, String key) {
        return guide.path("sections")
                .valueStream()
                .filter(one -> one.path("key").asString().equals(key))
                .findFirst()
                .orElseThrow();
    }
}
