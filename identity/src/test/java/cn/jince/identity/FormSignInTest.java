package cn.jince.identity;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jince.testkit.store.WithStores;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The way of a browser: authorize, form, code, tokens; as through the gateway, which names the public address in
 * headers.
 */
@WithStores
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"spring.config.name=identity", "jince.identity.demo-world=classpath:world/people.json"})
class FormSignInTest {
    private static final String VERIFIER = "a-verifier-that-is-long-enough-for-the-rfc-0123456789";
    private static final String CALLBACK = "http://localhost:8080/login/oauth2/code/jince";
    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient browser =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient db;

    @BeforeEach
    void nobody_is_locked() {
        db.sql("UPDATE account SET failures = 0, locked_until = NULL").update();
    }

    @Test
    void a_person_signs_in_by_the_form_and_gets_tokens_for_her_mandates() throws Exception {
        String code = signIn("agent", "jince-demo", "");
        JsonNode granted = ok(redeem(code, VERIFIER));
        JsonNode said = payload(granted.path("access_token").asString());

        assertThat(said.path("sub").asString()).isEqualTo("p-li");
        assertThat(said.path("kind").asString()).isEqualTo("PERSON");
        assertThat(said.path("aud").toString()).contains("jince");
        assertThat(said.path("mandates").toString()).contains("91140902MAJC00010Q:PREPARER");
        assertThat(payload(granted.path("id_token").asString()).path("nonce").asString())
                .isEqualTo("n1");
        assertThat(said.path("exp").asLong() - said.path("iat").asLong()).isEqualTo(600);
    }

    @Test
    void an_officer_needs_the_second_factor_and_carries_division_and_roles() throws Exception {
        assertThat(location(form("xz-draft", "jince-demo", "111111"))).endsWith("/identity/sign-in?error");
        assertThat(location(form("xz-draft", "jince-demo", ""))).endsWith("/identity/sign-in?error");

        JsonNode said = payload(ok(redeem(signIn("xz-draft", "jince-demo", "000000"), VERIFIER))
                .path("access_token")
                .asString());
        assertThat(said.path("kind").asString()).isEqualTo("OFFICER");
        assertThat(said.path("division").asString()).startsWith("1409");
        assertThat(said.path("roles").toString()).contains("POLICY_DRAFTER");
    }

    @Test
    void a_code_works_once_and_only_with_its_verifier() throws Exception {
        String first = signIn("agent", "jince-demo", "");
        assertThat(error(redeem(first, "another-verifier-that-is-long-enough-0123456789abc")))
                .isEqualTo("invalid_grant");

        String second = code(authorize(Map.of()));
        ok(redeem(second, VERIFIER));
        assertThat(error(redeem(second, VERIFIER))).isEqualTo("invalid_grant");
    }

    @Test
    void the_refresh_token_of_the_web_rotates_and_revocation_ends_it() throws Exception {
        String refresh = ok(redeem(signIn("agent", "jince-demo", ""), VERIFIER))
                .path("refresh_token")
                .asString();
        String next = ok(token(Map.of("grant_type", "refresh_token", "refresh_token", refresh)))
                .path("refresh_token")
                .asString();
        assertThat(next).isNotEqualTo(refresh);

        HttpResponse<String> revoked = post("/identity/oauth2/revoke", Map.of("token", next), true);
        assertThat(revoked.statusCode()).isEqualTo(200);
        assertThat(error(token(Map.of("grant_type", "refresh_token", "refresh_token", next))))
                .isEqualTo("invalid_grant");
    }

    @Test
    void without_proof_key_there_is_no_code() throws Exception {
        signIn("agent", "jince-demo", "");

        String answer = location(authorize(Map.of("code_challenge", "", "code_challenge_method", "")));
        assertThat(answer).contains("error=invalid_request").doesNotContain("code=");
    }

    @Test
    void a_foreign_redirect_address_is_never_followed() throws Exception {
        HttpResponse<String> answer = authorize(Map.of("redirect_uri", "http://evil.example/callback"));

        assertThat(answer.statusCode()).isIn(400, 401);
        assertThat(answer.headers().firstValue("Location")).isEmpty();
    }

    @Test
    void the_sign_in_form_is_reached_at_the_public_address() throws Exception {
        assertThat(location(authorize(Map.of()))).isEqualTo("http://localhost:8080/identity/sign-in");
    }

    @Test
    void a_form_without_its_token_is_refused() throws Exception {
        HttpResponse<String> answer =
                post("/identity/sign-in", Map.of("username", "agent", "password", "jince-demo", "code", ""), false);

        assertThat(answer.statusCode()).isEqualTo(403);
    }

    @Test
    void five_failures_lock_ten_minutes_the_right_password_too_and_then_count_anew() throws Exception {
        for (int i = 0; i < 5; i++) {
            assertThat(location(form("legal", "wrong", ""))).endsWith("?error");
        }
        assertThat(location(form("legal", "jince-demo", ""))).endsWith("?error");

        db.sql("UPDATE account SET locked_until = now() - interval '1 second' WHERE login = 'legal'")
                .update();
        assertThat(location(form("legal", "wrong", ""))).endsWith("?error");
        assertThat(location(form("legal", "jince-demo", ""))).doesNotContain("error");
    }

    @Test
    void the_page_says_the_same_for_a_wrong_name_and_a_wrong_password() throws Exception {
        assertThat(location(form("nobody-at-all", "jince-demo", ""))).isEqualTo(location(form("agent", "wrong", "")));
    }

    private String signIn(String login, String password, String code) throws Exception {
        authorize(Map.of());
        HttpResponse<String> signedIn = form(login, password, code);
        assertThat(location(signedIn)).contains("/identity/oauth2/authorize");
        return code(get(URI.create(location(signedIn)).getRawPath() + "?"
                + URI.create(location(signedIn)).getRawQuery()));
    }

    private HttpResponse<String> authorize(Map<String, String> changes) throws Exception {
        Map<String, String> query = new HashMap<>(Map.of(
                "response_type", "code",
                "client_id", "web",
                "scope", "openid",
                "state", "s1",
                "nonce", "n1",
                "redirect_uri", CALLBACK,
                "code_challenge_method", "S256",
                "code_challenge", challenge()));
        query.putAll(changes);
        query.values().removeIf(String::isEmpty);
        return get("/identity/oauth2/authorize?" + encoded(query));
    }

    private HttpResponse<String> form(String login, String password, String code) throws Exception {
        Matcher hidden = Pattern.compile("type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]+)\"")
                .matcher(get("/identity/sign-in").body());
        assertThat(hidden.find()).isTrue();
        return post(
                "/identity/sign-in",
                Map.of("username", login, "password", password, "code", code, hidden.group(1), hidden.group(2)),
                false);
    }

    private HttpResponse<String> redeem(String code, String verifier) throws Exception {
        return token(Map.of(
                "grant_type", "authorization_code", "code", code, "redirect_uri", CALLBACK, "code_verifier", verifier));
    }

    private HttpResponse<String> token(Map<String, String> form) throws Exception {
        return post("/identity/oauth2/token", form, true);
    }

    private HttpResponse<String> get(String path) throws Exception {
        return browser.send(request(path).header("Accept", "text/html").build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, Map<String, String> form, boolean asWeb) throws Exception {
        HttpRequest.Builder request = request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(encoded(form)));
        if (asWeb) {
            request.header(
                    "Authorization",
                    "Basic "
                            + Base64.getEncoder()
                                    .encodeToString("web:web-secret-for-development".getBytes(StandardCharsets.UTF_8)));
        }
        return browser.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("X-Forwarded-Host", "localhost:8080")
                .header("X-Forwarded-Proto", "http");
    }

    private static String code(HttpResponse<String> answer) {
        assertThat(location(answer)).startsWith(CALLBACK + "?code=").contains("state=s1");
        return location(answer).replaceAll(".*[?&]code=([^&]+).*", "$1");
    }

    private static String location(HttpResponse<String> answer) {
        @Nullable String location = answer.headers().firstValue("Location").orElse(null);
        assertThat(location).as("%s %s", answer.statusCode(), answer.body()).isNotNull();
        return String.valueOf(location);
    }

    private static String challenge() throws Exception {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(
                        MessageDigest.getInstance("SHA-256").digest(VERIFIER.getBytes(StandardCharsets.US_ASCII)));
    }

    private static String encoded(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
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
