package cn.jince.platform.policy;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jince.platform.PlatformApplication;
import cn.jince.platform.policy.LibraryCalls.Answer;
import cn.jince.platform.testing.TestIdentity;
import cn.jince.testkit.store.WithStores;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Proposals of amendment over HTTP. */
@WithStores
@SpringBootTest(
        classes = PlatformApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "spring.config.name=platform")
class AmendmentTest {
    private static final String DRAFTER = TestIdentity.officer("xz-draft", "140900", "POLICY_DRAFTER");
    private static final String ELSEWHERE = TestIdentity.officer("dt-draft", "140200", "POLICY_DRAFTER");
    private static final String PERSON = TestIdentity.person("p-amend", "91140902MAJC00010Q:VIEWER");

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void identity(DynamicPropertyRegistry settings) {
        TestIdentity.serve(settings);
    }

    @Test
    void an_accepted_proposal_becomes_a_draft_of_the_officer_and_nothing_is_published() {
        item("A-YES");
        Answer proposed = propose("A-YES", "k1", "{\"phone\":\"0350-3030000\"}", "电话已变更");
        assertThat(proposed.status()).as(proposed.body().toString()).isEqualTo(200);
        assertThat(proposed.body().at("/changes/0/field").asString()).isEqualTo("CONTACT");
        assertThat(proposed.body().at("/changes/0/added/0").asString()).isEqualTo("0350-3030000");
        assertThat(id(propose("A-YES", "k1", "{\"phone\":\"0350-3030000\"}", "电话已变更")))
                .isEqualTo(id(proposed));
        assertThat(ids(DRAFTER)).contains(id(proposed));
        assertThat(ids(ELSEWHERE)).doesNotContain(id(proposed));
        assertThat(ids(PERSON)).contains(id(proposed));

        assertThat(decide(proposed, ELSEWHERE, true, "").status()).isEqualTo(404);
        Answer accepted = decide(proposed, DRAFTER, true, "");

        assertThat(accepted.body().path("state").asString()).isEqualTo("ACCEPTED");
        assertThat(accepted.body().path("draftVersion").asInt()).isEqualTo(2);
        assertThat(library().get("/policies/A-YES", null).body().path("phone").asString())
                .isNotEqualTo("0350-3030000");
        Answer draft = library().get("/policies/A-YES?version=2", DRAFTER);
        assertThat(draft.body().path("phone").asString()).isEqualTo("0350-3030000");
        assertThat(draft.body().path("draftedBy").asString()).isEqualTo("xz-draft");
        assertThat(decide(accepted, DRAFTER, false, "改主意").status()).isEqualTo(409);
    }

    @Test
    void a_declined_one_says_why_and_what_changes_nothing_is_not_proposed() {
        item("A-NO");
        Answer proposed = propose("A-NO", "k2", "{\"materials\":[\"无需材料\"]}", "简化");
        assertThat(code(decide(proposed, DRAFTER, false, " "))).isEqualTo("REASON_REQUIRED");

        Answer declined = decide(proposed, DRAFTER, false, "材料由上级文件规定");

        assertThat(declined.body().path("answer").asString()).isEqualTo("材料由上级文件规定");
        assertThat(library().get("/policies/A-NO?version=2", DRAFTER).status()).isEqualTo(404);
        assertThat(code(propose("A-NO", "k3", "{}", "没有变化"))).isEqualTo("POLICY_BAD_CONTENT");
        assertThat(code(propose("A-NO", "k4", "{\"award\":{\"kind\":\"fixed\"}}", "缺金额")))
                .isEqualTo("POLICY_BAD_CONTENT");
        assertThat(code(propose("A-NO", "k5", "{\"phone\":\"1\"}", " "))).isEqualTo("REASON_REQUIRED");
        assertThat(code(propose("A-NO", "", "{\"phone\":\"1\"}", "无键"))).isEqualTo("IDEMPOTENCY_KEY_REQUIRED");
        assertThat(propose("NOWHERE", "k6", "{\"phone\":\"1\"}", "无此事项").status())
                .isEqualTo(404);
    }

    @Test
    void of_two_decisions_at_once_one_holds() {
        item("A-RACE");
        Answer proposed = propose("A-RACE", "k7", "{\"phone\":\"0350-1\"}", "电话");
        List<Integer> statuses = Flux.range(0, 6)
                .flatMap(i -> sending(
                        "/policy-amendments/" + id(proposed) + "/decision",
                        DRAFTER,
                        "If-Match",
                        "\"1\"",
                        "{\"accept\":" + (i % 2 == 0) + ",\"reason\":\"同时\"}"))
                .map(Answer::status)
                .collectList()
                .block(Duration.ofSeconds(120));

        assertThat(Objects.requireNonNull(statuses)).containsOnlyOnce(200).allMatch(one -> one == 200 || one == 409);
    }

    private LibraryCalls library() {
        return new LibraryCalls(port);
    }

    private void item(String id) {
        library().importOne(LibraryCalls.policy(id).put("region_code", "140900").put("level", "市"));
    }

    private Answer propose(String id, String key, String change, String reason) {
        return send(
                "/policies/" + id + "/amendments",
                PERSON,
                "Idempotency-Key",
                key,
                "{\"change\":" + change + ",\"reason\":\"" + reason + "\"}");
    }

    private Answer decide(Answer amendment, String token, boolean accept, String reason) {
        return send(
                "/policy-amendments/" + id(amendment) + "/decision",
                token,
                "If-Match",
                "\"" + amendment.body().path("version").asString() + "\"",
                "{\"accept\":" + accept + ",\"reason\":\"" + reason + "\"}");
    }

    private List<String> ids(String token) {
        return library()
                .get("/policy-amendments", token)
                .body()
                .valueStream()
                .map(one -> one.path("id").asString())
                .toList();
    }

    private static String id(Answer amendment) {
        return amendment.body().path("id").asString();
    }

    private static @Nullable String code(Answer answer) {
        return answer.body().path("code").asString(answer.body().toString());
    }

    private Answer send(String path, String token, String header, String value, String body) {
        return Objects.requireNonNull(sending(path, token, header, value, body).block(Duration.ofSeconds(60)));
    }

    private Mono<Answer> sending(String path, String token, String header, String value, String body) {
        return WebClient.create("http://localhost:" + port)
                .post()
                .uri(path)
                .headers(all -> {
                    all.setBearerAuth(token);
                    all.set(header, value);
                })
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchangeToMono(response -> response.bodyToMono(String.class)
                        .defaultIfEmpty("{}")
                        .map(text -> new Answer(
                                response.statusCode().value(),
                                JsonMapper.shared().readTree(text))));
    }
}
