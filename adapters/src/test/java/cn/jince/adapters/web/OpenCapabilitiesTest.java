package cn.jince.adapters.web;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jince.adapters.AdaptersApplication;
import cn.jince.adapters.TestTokens;
import cn.jince.adapters.catalogue.MagicInput;
import cn.jince.testkit.province.FakeProvince;
import cn.jince.testkit.store.WithStores;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@SpringBootTest(
        classes = AdaptersApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"spring.config.name=adapters", "server.port=0"})
@Import(TestTokens.class)
@WithStores
class OpenCapabilitiesTest {
    private static final FakeProvince province = FakeProvince.start();
    private static final String TAIYUAN = TestTokens.of("legacy-taiyuan", "SYSTEM", "LEGACY");
    private static final String OTHER = TestTokens.of("legacy-other", "SYSTEM", "LEGACY");
    private static final String VENDOR = TestTokens.of("legacy-sandbox", "SYSTEM", "LEGACY");
    private static final String OFFICER = TestTokens.of("officer", "OFFICER", "OPERATOR");
    private static final String QUESTION = "{\"creditCode\":\"%s\",\"divisionCode\":\"140902\",\"purpose\":\"联调\"}";
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    @LocalServerPort
    int port;

    private WebTestClient client;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        province.settings().forEach((name, value) -> registry.add(name, () -> value));
    }

    @AfterAll
    static void close() {
        province.close();
    }

    @BeforeEach
    void client() {
        client = WebTestClient.bindToServer()
                .baseUrl("http://localhost:" + port)
                .responseTimeout(Duration.ofSeconds(20))
                .build();
    }

    @Test
    void integrators_see_every_question_there_is_and_what_is_opened_to_them() {
        JsonNode all = body(get(OTHER, "/open/capabilities"));

        assertThat(all.path("capabilities")
                        .valueStream()
                        .map(each -> each.path("capability").asString()))
                .contains("tax.standing", "statistics.above-scale", "city.progress")
                .doesNotContain("treasury.payout", "treasury.payout-lookup");
        JsonNode stats = all.path("capabilities")
                .valueStream()
                .filter(each -> each.path("system").asString().equals("sx.stats"))
                .findFirst()
                .orElseThrow();
        assertThat(stats.path("stage").asString()).isEqualTo("RESERVED");
        assertThat(stats.path("expected").asString()).isEqualTo("2027-03-31");
        assertThat(stats.path("contact").asString()).isNotEmpty();
        assertThat(all.path("magicInputs").size()).isEqualTo(MagicInput.values().length);

        assertThat(names(body(get(TAIYUAN, "/open/capabilities/allowed")))).containsExactly("tax.standing");
        assertThat(names(body(get(OTHER, "/open/capabilities/allowed")))).isEmpty();
    }

    @Test
    void nobody_but_integrators_is_let_in() {
        get(OFFICER, "/open/capabilities").expectStatus().isForbidden();
        client.get().uri("/open/capabilities").exchange().expectStatus().isUnauthorized();
    }

    @Test
    void a_direct_question_goes_through_where_it_is_opened_and_nowhere_else() {
        assertThat(body(ask(TAIYUAN, "tax.standing", "queries", "91140902MAJC00010Q"))
                        .path("reply")
                        .asString())
                .isEqualTo("ANSWERED");
        code(ask(OTHER, "tax.standing", "queries", "91140902MAJC00010Q"), 403, "capability-not-granted");
        code(ask(TAIYUAN, "moon.phase", "queries", "91140902MAJC00010Q"), 404, "CAPABILITY_NOT_FOUND");
        code(ask(TAIYUAN, "treasury.payout", "queries", "91140902MAJC00010Q"), 404, "CAPABILITY_NOT_FOUND");
        code(ask(TAIYUAN, "tax.standing", "queries", "short"), 400, "VALIDATION_FAILED");
    }

    @Test
    void a_reserved_capability_says_501_with_its_day_and_its_sandbox_answers() {
        ask(OTHER, "statistics.above-scale", "queries", "91140902MAJC00010Q")
                .expectStatus()
                .isEqualTo(501)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("capability-reserved")
                .jsonPath("$.expected")
                .isEqualTo("2027-03-31")
                .jsonPath("$.meanwhile")
                .isEqualTo("可在申报时上传入统证明。");
        JsonNode sandbox = body(ask(OTHER, "statistics.above-scale", "sandbox", "91140902MAJC00010Q"));
        assertThat(sandbox.path("value").path("attributes").path("stat_status").asString())
                .isEqualTo("在统");
        assertThat(body(ask(VENDOR, "statistics.above-scale", "queries", "91140902MAJC00010Q"))
                        .at("/provenance/systemName")
                        .asString())
                .as("a sandbox key gets sandbox data at the same address")
                .contains("沙箱");
        assertThat(province.statistics().calls()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void every_magic_input_brings_its_outcome_for_every_capability(MagicInput magic) {
        for (String capability : List.of("tax.standing", "statistics.above-scale", "city.progress")) {
            JsonNode reply = body(ask(OTHER, capability, "sandbox", magic.creditCode()));
            String outcome = reply.path("reply").asString().equals("UNKNOWN")
                    ? reply.path("reason").asString()
                    : reply.path("reply").asString();
            assertThat(outcome).isEqualTo(magic.name());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tax.standing",
                "hrss.social-insurance",
                "statistics.above-scale",
                "samr.registration",
                "credit.standing",
                "city.progress"
            })
    void the_openapi_document_is_whole_and_its_examples_keep_its_schemas(String capability) {
        ObjectNode document = (ObjectNode) body(get(OTHER, "/open/capabilities/" + capability + "/openapi"));

        assertThat(document.path("openapi").asString()).isEqualTo("3.1.0");
        assertThat(document.path("info").path("title").asString()).isNotEmpty();
        List<String> references = new ArrayList<>();
        document.findValues("$ref").forEach(each -> references.add(each.asString()));
        assertThat(references)
                .isNotEmpty()
                .allMatch(each -> !document.at(each.substring(1)).isMissingNode());
        Schema meta = SCHEMAS.getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
        document.at("/components/schemas")
                .forEach(schema -> assertThat(meta.validate(schema)).isEmpty());
        for (String path : List.of("queries", "sandbox")) {
            JsonNode post = document.path("paths")
                    .path("/open/capabilities/" + capability + "/" + path)
                    .path("post");
            assertThat(post.path("responses").properties())
                    .allMatch(each -> each.getValue().has("description"));
            examples(document, post.at("/requestBody/content").path("application/json"));
            examples(document, post.at("/responses/200/content").path("application/json"));
        }
        assertThat(body(get(OTHER, "/open/capabilities/" + capability + "/schema"))
                        .path("$schema")
                        .asString())
                .contains("2020-12");
    }

    private static void examples(ObjectNode document, JsonNode content) {
        ObjectNode schema = document.objectNode();
        schema.set("components", document.get("components"));
        schema.put("$ref", content.path("schema").path("$ref").asString());
        Schema compiled = SCHEMAS.getSchema(schema);
        assertThat(content.path("examples").size()).isEqualTo(MagicInput.values().length);
        content.path("examples")
                .forEach(each -> assertThat(compiled.validate(each.get("value")))
                        .as(each.toString())
                        .isEmpty());
        ObjectNode broken = (ObjectNode)
                content.path("examples").path("ANSWERED").path("value").deepCopy();
        broken.remove(broken.propertyNames().iterator().next());
        assertThat(compiled.validate(broken)).as("the schema refuses something").isNotEmpty();
    }

    private static List<String> names(JsonNode list) {
        return list.path("capabilities")
                .valueStream()
                .map(each -> each.path("capability").asString())
                .toList();
    }

    private WebTestClient.ResponseSpec get(String token, String path) {
        return client.get()
                .uri(path)
                .headers(headers -> headers.setBearerAuth(token))
                .exchange();
    }

    private WebTestClient.ResponseSpec ask(String token, String capability, String door, String creditCode) {
        return client.post()
                .uri("/open/capabilities/" + capability + "/" + door)
                .headers(headers -> headers.setBearerAuth(token))
                .header("Content-Type", "application/json")
                .bodyValue(QUESTION.formatted(creditCode))
                .exchange();
    }

    private static JsonNode body(WebTestClient.ResponseSpec response) {
        return response.expectStatus()
                .isOk()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody();
    }

    private static void code(WebTestClient.ResponseSpec response, int status, String code) {
        response.expectStatus()
                .isEqualTo(status)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo(code);
    }
}
