package cn.jince.platform.policy;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jince.platform.PlatformApplication;
import cn.jince.platform.testing.TestIdentity;
import cn.jince.testkit.store.WithStores;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpMethod;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The library over HTTP with its database: import, reading and what is refused. */
@WithStores
@SpringBootTest(
        classes = PlatformApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "spring.config.name=platform")
class LibraryTest {
    private static final String DRAFTER = TestIdentity.officer("xz-draft", "140900", "POLICY_DRAFTER");

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void identity(DynamicPropertyRegistry settings) {
        TestIdentity.serve(settings);
    }

    private LibraryCalls library() {
        return new LibraryCalls(port);
    }

    @Test
    void all_real_policies_enter_and_the_same_ones_again_change_nothing() {
        library().importAll();

        JsonNode again = library()
                .post("/policies/import", LibraryCalls.OPERATOR, RealPolicies.text())
                .body();

        assertThat(again.path("unchanged").asInt()).isEqualTo(90);
        assertThat(again.path("created").asInt()).isZero();
        JsonNode p065 = library().get("/policies/P065", null).body();
        assertThat(p065.at("/summary/divisionName").asString()).isEqualTo("忻州市");
        assertThat(p065.at("/summary/awardText").asString()).contains("10");
        assertThat(p065.path("conditions")).hasSize(5);
        assertThat(p065.toString()).contains("≥ 2000 万元");
    }

    @Test
    void what_is_over_shows_as_expired_and_can_be_asked_for() {
        library().importAll();

        JsonNode expired =
                library().get("/policies?state=EXPIRED&size=100", null).body();

        assertThat(expired.path("items")).isNotEmpty().allSatisfy(item -> {
            assertThat(item.path("state").asString()).isEqualTo("EXPIRED");
            assertThat(item.path("validTo").asString()).isLessThan("2100");
        });
        assertThat(library()
                        .get("/policies/P018", null)
                        .body()
                        .at("/summary/state")
                        .asString())
                .isEqualTo("EXPIRED");
    }

    @Test
    void a_search_finds_by_name_and_division_and_pages() {
        library().importAll();

        assertThat(library()
                        .get("/policies?query=市级配套&division=140900", null)
                        .body()
                        .at("/items/0/id")
                        .asString())
                .startsWith("P0");
        JsonNode page = library().get("/policies?page=1&size=7", null).body();
        assertThat(page.path("items")).hasSize(7);
        assertThat(page.path("total").asInt()).isGreaterThanOrEqualTo(90);
        assertThat(library().get("/policies?size=101", null).status()).isEqualTo(400);
        assertThat(library().get("/policies?division=忻州", null).status()).isEqualTo(400);
    }

    @Test
    void a_bad_policy_is_refused_with_its_place_and_the_others_go_in() {
        ObjectNode bad = LibraryCalls.policy("T-BAD");
        ((ObjectNode) bad.at("/conditions/all/2")).put("value", "很多");
        ObjectNode body = JsonMapper.shared().createObjectNode();
        body.putArray("items").add(bad).add(LibraryCalls.policy("T-GOOD"));

        JsonNode report = library()
                .post("/policies/import", LibraryCalls.OPERATOR, body.toString())
                .body();

        assertThat(report.path("created").asInt()).isEqualTo(1);
        assertThat(report.at("/refused/0/id").asString()).isEqualTo("T-BAD");
        assertThat(report.at("/refused/0/path").asString()).isEqualTo("/conditions/all/2");
        assertThat(library().get("/policies/T-GOOD", null).status()).isEqualTo(200);
        assertThat(library().get("/policies/T-BAD", null).status()).isEqualTo(404);
    }

    @Test
    void changed_content_makes_a_new_version_unless_officers_wrote_one() {
        library().importOne(LibraryCalls.policy("T-CHANGE"));
        JsonNode updated = library()
                .importOne(LibraryCalls.policy("T-CHANGE").put("notes", "有变化"))
                .body();
        assertThat(updated.path("updated").asInt()).isEqualTo(1);
        assertThat(library()
                        .get("/policies/T-CHANGE", null)
                        .body()
                        .at("/summary/version")
                        .asInt())
                .isEqualTo(2);

        ObjectNode ours = LibraryCalls.policy("T-OURS").put("region_code", "140900");
        library().importOne(ours);
        assertThat(library()
                        .post("/policies/drafts", DRAFTER, "{\"basedOn\":\"T-OURS\",\"notes\":\"修订\"}")
                        .status())
                .isEqualTo(200);
        JsonNode refused =
                library().importOne(ours.deepCopy().put("notes", "又变了")).body();
        assertThat(refused.at("/refused/0/id").asString()).isEqualTo("T-OURS");
    }

    @Test
    void stacking_is_kept_taken_over_and_drafted_anew() {
        ObjectNode policy = LibraryCalls.policy("T-STACK").put("region_code", "140900");
        policy.set("stacking", JsonMapper.shared().readTree("{\"excludes\":[\"P068\"],\"rounding\":\"元\"}"));
        assertThat(library().importOne(policy).body().path("created").asInt()).isEqualTo(1);
        assertThat(library()
                        .get("/policies/T-STACK", null)
                        .body()
                        .at("/stacking/excludes/0")
                        .asString())
                .isEqualTo("P068");

        JsonNode kept = library()
                .post("/policies/drafts", DRAFTER, "{\"basedOn\":\"T-STACK\",\"notes\":\"修订\"}")
                .body();
        assertThat(kept.at("/stacking/rounding").asString()).isEqualTo("元");
        JsonNode changed = library()
                .call(
                        HttpMethod.PUT,
                        "/policies/T-STACK/draft",
                        DRAFTER,
                        "{\"stacking\":{\"yearly_cap\":{\"amount\":9}}}")
                .body();
        assertThat(changed.at("/stacking/yearly_cap/amount").asInt()).isEqualTo(9);
        assertThat(changed.at("/stacking").has("rounding")).isFalse();
        assertThat(library()
                        .call(HttpMethod.PUT, "/policies/T-STACK/draft", DRAFTER, "{\"stacking\":{\"rounding\":\"块\"}}")
                        .body()
                        .path("pointer")
                        .asString())
                .isEqualTo("/stacking/rounding");
    }

    @Test
    void bad_bodies_are_named() {
        assertThat(library()
                        .post("/policies/drafts", DRAFTER, "{\"nmae\":\"x\"}")
                        .body()
                        .path("code")
                        .asString())
                .isEqualTo("UNKNOWN_FIELD");
        assertThat(library()
                        .post("/policies/drafts", DRAFTER, "{\"noticeDays\":\"五\"}")
                        .body()
                        .path("code")
                        .asString())
                .isEqualTo("WRONG_TYPE");
        assertThat(library()
                        .post("/policies/drafts", DRAFTER, "{\"name\":")
                        .body()
                        .path("code")
                        .asString())
                .isEqualTo("BAD_REQUEST");
        String long1 = "{\"name\":\"" + "长".repeat(201) + "\"}";
        assertThat(library().post("/policies/drafts", DRAFTER, long1).status()).isEqualTo(422);
        assertThat(library()
                        .post(
                                "/policies/import",
                                LibraryCalls.OPERATOR,
                                "{\"items\":\"" + "x".repeat(17_000_000) + "\"}")
                        .status())
                .isEqualTo(413);
        ObjectNode longName = LibraryCalls.policy("T-LONG").put("name", "长".repeat(400));
        assertThat(library().importOne(longName).body().at("/refused/0/path").asString())
                .isEqualTo("/name");
    }
}
