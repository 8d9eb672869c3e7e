package cn.jince.platform.search;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jince.platform.PlatformApplication;
import cn.jince.platform.policy.LibraryCalls;
import cn.jince.platform.policy.LibraryCalls.Answer;
import cn.jince.platform.testing.TestIdentity;
import cn.jince.testkit.store.WithStores;
import java.time.Duration;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Search over HTTP, as it follows the library. */
@WithStores
@SpringBootTest(
        classes = PlatformApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"spring.config.name=platform", "jince.search.beat=100ms"})
class SearchTest {
    @LocalServerPort
    private int port;

    private LibraryCalls library = new LibraryCalls(0);

    @DynamicPropertySource
    static void identity(DynamicPropertyRegistry settings) {
        TestIdentity.serve(settings);
    }

    @BeforeEach
    void the_real_policies() {
        library = new LibraryCalls(port);
        library.importAll();
        until("/policies/search?state=ALL", body -> body.path("total").asInt() >= 90);
    }

    @Test
    void finds_marks_and_counts_for_everybody() {
        JsonNode page = library.get("/policies/search?query=高企&place=140900&size=5", null)
                .body();

        assertThat(page.at("/items/0/summary/name").asString()).contains("高新技术企业");
        assertThat(page.at("/items/0/name")
                        .valueStream()
                        .filter(piece -> piece.path("match").asBoolean()))
                .extracting(piece -> piece.path("text").asString())
                .contains("高新技术企业");
        assertThat(page.path("wordings").valueStream().map(JsonNode::asString)).contains("高新技术企业");
        assertThat(page.path("facets")
                        .valueStream()
                        .map(facet -> facet.path("name").asString()))
                .containsExactly("level", "division", "authority", "industry", "scale", "mode", "type", "deadline");
        assertThat(page.path("facets").toString())
                .contains("忻州市")
                .contains("长期有效")
                .contains("免申即享");
    }

    @Test
    void what_is_picked_is_marked_and_can_be_several() {
        JsonNode page = library.get("/policies/search?level=市&level=县&mode=CLAIM_FREE", null)
                .body();

        assertThat(page.path("items")
                        .valueStream()
                        .map(item -> item.at("/summary/level").asString()))
                .isNotEmpty()
                .containsOnly("市", "县");
        assertThat(page.at("/facets/0/values")
                        .valueStream()
                        .filter(value -> value.path("picked").asBoolean()))
                .hasSize(2);
        assertThat(page.at("/facets/0/values").size()).isGreaterThan(2);
    }

    @Test
    void a_new_item_is_found_within_the_beat_and_a_new_version_takes_its_place() {
        ObjectNode policy = LibraryCalls.policy("S-1");
        policy.put("name", "量子陶瓷窑炉专项扶持");
        library.importOne(policy);
        until("/policies/search?query=量子陶瓷", body -> body.path("total").asInt() == 1);

        policy.put("name", "量子玻璃窑炉专项扶持");
        library.importOne(policy);

        until(
                "/policies/search?query=量子玻璃",
                body -> body.path("total").asInt() == 1 && !body.path("similar").asBoolean());
        assertThat(library.get("/policies/search?query=量子陶瓷", null)
                        .body()
                        .path("similar")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void an_operator_has_the_index_built_anew_and_nobody_else() {
        assertThat(library.post("/search-rebuilds", null, "").status()).isEqualTo(401);
        assertThat(library.post("/search-rebuilds", TestIdentity.officer("o", "140000", "SUPERVISOR"), "")
                        .status())
                .isEqualTo(403);
        Answer built = library.post("/search-rebuilds", LibraryCalls.OPERATOR, "");
        assertThat(built.status()).isEqualTo(200);
        assertThat(built.body().path("items").asInt()).isGreaterThanOrEqualTo(90);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "colour=red",
                "page=-1",
                "size=0",
                "size=101",
                "page=9999999",
                "place=149999",
                "place=忻州",
                "state=DRAFT",
                "order=PRICE",
                "deadline=SOON",
                "query=a&query=b"
            })
    void a_question_without_sense_is_refused_by_name(String parameters) {
        Answer answer = library.get("/policies/search?" + parameters, null);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().path("code").asString()).isIn("BAD_REQUEST", "BAD_DIVISION");
        assertThat(answer.body().path("detail").asString()).isNotBlank();
    }

    @Test
    void suggests_names_by_their_letters() {
        assertThat(library.get("/policies/suggestions?query=xsg", null).body().toString())
                .contains("小升规");
        assertThat(library.get("/policies/suggestions?query=", null).body()).isEmpty();
    }

    private void until(String path, Predicate<JsonNode> holds) {
        Mono.fromCallable(() -> holds.test(library.get(path, null).body()))
                .subscribeOn(Schedulers.boundedElastic())
                .filter(held -> held)
                .repeatWhenEmpty(200, tries -> tries.delayElements(Duration.ofMillis(50)))
                .block(Duration.ofSeconds(60));
    }
}
