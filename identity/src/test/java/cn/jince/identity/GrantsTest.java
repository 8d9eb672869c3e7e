package cn.jince.identity;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jince.testkit.store.WithStores;
import cn.jince.testkit.wechat.FakeWeChat;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tokens over real sockets, PostgreSQL and a WeChat that speaks the real wire format. */
@WithStores
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"spring.config.name=identity", "jince.identity.demo-world=classpath:world/people.json"})
class GrantsTest {
    private static final FakeWeChat WECHAT = FakeWeChat.start(0);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient http = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void wechat(DynamicPropertyRegistry settings) {
        settings.add("jince.identity.wechat.url", WECHAT::url);
    }

    @AfterAll
    static void end() {
        WECHAT.close();
    }

    @Test
    void a_wechat_code_becomes_a_token_that_says_who_and_for_whom() throws Exception {
        JsonNode granted = ok(token(null, wechat("code-oX-li-1")));

        JsonNode said = payload(granted.path("access_token").asString());
        assertThat(said.path("sub").asString()).isEqualTo("p-li");
        assertThat(said.path("kind").asString()).isEqualTo("PERSON");
        assertThat(said.path("iss").asString()).isEqualTo("http://localhost:8080/identity");
        assertThat(said.path("aud").toString()).contains("jince");
        assertThat(said.path("exp").isNumber()).isTrue();
        assertThat(said.path("mandates").toString()).contains("91140902MAJC00010Q:PREPARER");
        assertThat(granted.path("refresh_token").asString()).hasSizeGreaterThan(60);
    }

    @Test
    void a_wechat_code_works_once() throws Exception {
        ok(token(null, wechat("code-oX-li-once")));

        assertThat(error(token(null, wechat("code-oX-li-once")))).isEqualTo("invalid_grant");
    }

    @Test
    void an_unknown_wechat_user_is_not_bound() throws Exception {
        assertThat(error(token(null, wechat("code-oX-stranger-1")))).isEqualTo("not_bound");
    }

    @Test
    void a_refresh_token_rotates_and_its_reuse_ends_the_family() throws Exception {
        String first = ok(token(null, wechat("code-oX-li-rotate")))
                .path("refresh_token")
                .asString();
        String second = ok(token(null, refresh(first))).path("refresh_token").asString();
        assertThat(second).isNotEqualTo(first);

        assertThat(error(token(null, refresh(first)))).isEqualTo("invalid_grant");
        assertThat(error(token(null, refresh(second)))).isEqualTo("invalid_grant");
    }

    @Test
    void a_system_gets_its_roles_with_its_own_secret_only() throws Exception {
        JsonNode said =
                payload(ok(token("house:house-secret-for-development", Map.of("grant_type", "client_credentials")))
                        .path("access_token")
                        .asString());
        assertThat(said.path("kind").asString()).isEqualTo("SYSTEM");
        assertThat(said.path("roles").toString()).isEqualTo("[\"HOUSE\"]");

        assertThat(error(token("house:wrong", Map.of("grant_type", "client_credentials"))))
                .isEqualTo("invalid_client");
    }

    @Test
    void the_mini_program_cannot_take_other_grants() throws Exception {
        assertThat(error(token(null, Map.of("grant_type", "client_credentials", "client_id", "jince-miniprogram"))))
                .isEqualTo("invalid_client");
    }

    @Test
    void the_mini_program_gives_its_refresh_token_back_at_sign_out() throws Exception {
        String kept = ok(token(null, wechat("code-oX-li-leaves")))
                .path("refresh_token")
                .asString();

        HttpResponse<String> revoked =
                send("/identity/oauth2/revoke", null, Map.of("client_id", "jince-miniprogram", "token", kept));

        assertThat(revoked.statusCode()).isEqualTo(200);
        assertThat(error(token(null, refresh(kept)))).isEqualTo("invalid_grant");
    }

    @Test
    void members_are_told_to_the_house_only() throws Exception {
        String house = ok(token("house:house-secret-for-development", Map.of("grant_type", "client_credentials")))
                .path("access_token")
                .asString();
        String legacy = ok(token(
                        "legacy-taiyuan:legacy-secret-for-development", Map.of("grant_type", "client_credentials")))
                .path("access_token")
                .asString();

        HttpResponse<String> told = members(house);
        assertThat(told.statusCode()).isEqualTo(200);
        assertThat(told.body()).contains("p-li", "p-wang", "oX-li");
        assertThat(members(legacy).statusCode()).isEqualTo(403);
        assertThat(members("forged").statusCode()).isEqualTo(401);
    }

    private HttpResponse<String> members(String token) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/identity/internal/members"))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString("{\"creditCodes\":[\"91140902MAJC00010Q\"]}"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static Map<String, String> wechat(String code) {
        return Map.of("grant_type", "urn:jince:grant:wechat-code", "client_id", "jince-miniprogram", "code", code);
    }

    private static Map<String, String> refresh(String token) {
        return Map.of("grant_type", "refresh_token", "client_id", "jince-miniprogram", "refresh_token", token);
    }

    private HttpResponse<String> token(@org.jspecify.annotations.Nullable String basic, Map<String, String> form)
            throws Exception {
        return send("/identity/oauth2/token", basic, form);
    }

    private HttpResponse<String> send(
            String path, @org.jspecify.annotations.Nullable String basic, Map<String, String> form) throws Exception {
        String body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (basic != null) {
            request.header(
                    "Authorization",
                    "Basic " + Base64.getEncoder().encodeToString(basic.getBytes(StandardCharsets.UTF_8)));
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static JsonNode ok(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return JSON.readTree(response.body());
    }

    private static String error(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isBetween(400, 401);
        return JSON.readTree(response.body()).path("error").asString();
    }

    private static JsonNode payload(String jwt) {
        return JSON.readTree(Base64.getUrlDecoder().decode(jwt.split("\\.")[1]));
    }
}
