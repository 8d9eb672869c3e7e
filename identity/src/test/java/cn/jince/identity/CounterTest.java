package cn.jince.identity;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jince.testkit.store.WithStores;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Hand-over codes and kiosks over real sockets and PostgreSQL. */
@WithStores
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"spring.config.name=identity", "jince.identity.demo-world=classpath:world/people.json"})
class CounterTest {
    private static final String FIRM = "91140902MAJC00010Q";
    private static final String HOUSE = "house:house-secret-for-development";
    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    @LocalServerPort
    private int port;

    @Autowired
    private JWKSource<SecurityContext> keys;

    @Autowired
    private JdbcClient db;

    @BeforeEach
    void nobody_guessed() {
        db.sql("DELETE FROM hand_over_guess").update();
        db.sql("UPDATE account SET failures = 0, locked_until = NULL").update();
    }

    @Test
    void a_code_gives_the_clerk_a_short_token_for_that_one_enterprise() throws Exception {
        JsonNode granted = ok(exchange(code("140902"), "xf-clerk"));

        JsonNode said = payload(granted.path("access_token").asString());
        assertThat(granted.path("issued_token_type").asString()).endsWith("access_token");
        assertThat(granted.has("refresh_token")).isFalse();
        assertThat(said.path("sub").asString()).isEqualTo("p-li");
        assertThat(said.path("kind").asString()).isEqualTo("PERSON");
        assertThat(said.path("act").path("sub").asString()).isEqualTo("xf-clerk");
        // She also prepares for another enterprise, of which the clerk gets nothing.
        assertThat(said.path("mandates").toString()).isEqualTo("[\"" + FIRM + ":PREPARER\"]");
        assertThat(said.path("exp").asLong() - said.path("iat").asLong()).isEqualTo(900);
        assertThat(uses("p-wang").toString()).contains("窦口");
    }

    @Test
    void a_code_works_once_and_for_five_minutes() throws Exception {
        String code = code("140000");
        ok(exchange(code, "xf-clerk"));
        assertThat(error(exchange(code, "xf-clerk"))).isEqualTo("code_used");

        String late = code("140902");
        db.sql("UPDATE hand_over_code SET expires_at = made_at WHERE used_by IS NULL")
                .update();
        assertThat(error(exchange(late, "xf-clerk"))).isEqualTo("code_expired");
    }

    @Test
    void counters_elsewhere_and_other_officers_do_not_get_in() throws Exception {
        assertThat(error(exchange(code("140100"), "xf-clerk"))).isEqualTo("code_foreign_division");
        assertThat(error(exchange(code("140902"), "xf-accept"))).isEqualTo("access_denied");
        assertThat(error(exchange(code("140902"), "p-li"))).isEqualTo("access_denied");
    }

    @Test
    void whoever_guesses_five_times_waits() throws Exception {
        String right = code("140902");
        for (int i : IntStream.range(0, 5).toArray()) {
            assertThat(error(exchange("AAAA-AAA" + (char) ('A' + i), "xf-clerk")))
                    .isEqualTo("code_wrong");
        }
        assertThat(error(exchange(right, "xf-clerk"))).isEqualTo("code_too_many_guesses");
    }

    @Test
    void only_who_prepares_hands_over_and_a_counter_token_makes_no_codes() throws Exception {
        assertThat(make(minted("p-002"), FIRM, "140902").statusCode()).isEqualTo(404);
        assertThat(make(minted("p-li"), FIRM, "310000").statusCode()).isEqualTo(422);
        String counter =
                ok(exchange(code("140902"), "xf-clerk")).path("access_token").asString();
        assertThat(make(counter, FIRM, "140902").statusCode()).isEqualTo(404);
        assertThat(send("/identity/hand-over-codes", null, null, "{}").statusCode())
                .isEqualTo(401);
    }

    @Test
    void a_mandate_withdrawn_meanwhile_makes_the_code_void() throws Exception {
        String code = code("140902");
        db.sql("DELETE FROM mandate WHERE account_id = 'p-li' AND credit_code = ?")
                .param(FIRM)
                .update();
        try {
            assertThat(error(exchange(code, "xf-clerk"))).isEqualTo("code_wrong");
        } finally {
            db.sql("INSERT INTO mandate (account_id, credit_code, mandate) VALUES ('p-li', ?, 'PREPARER')")
                    .param(FIRM)
                    .update();
        }
    }

    @Test
    void a_kiosk_waits_until_a_clerk_types_its_code_and_has_no_rights_of_the_clerk() throws Exception {
        JsonNode asked = ok(form("/identity/oauth2/device_authorization", null, Map.of("client_id", "jince-kiosk")));
        assertThat(asked.path("verification_uri").asString()).endsWith("/identity/device");
        Map<String, String> poll = Map.of(
                "grant_type", "urn:ietf:params:oauth:grant-type:device_code",
                "client_id", "jince-kiosk",
                "device_code", asked.path("device_code").asString());
        assertThat(error(form("/identity/oauth2/token", null, poll))).isEqualTo("authorization_pending");

        String userCode = asked.path("user_code").asString();
        signIn("agent", "");
        assertThat(approve(userCode)).contains("只有窗口人员");
        assertThat(error(form("/identity/oauth2/token", null, poll))).isEqualTo("authorization_pending");
        signIn("xf-clerk", "000000");
        assertThat(approve("BBBB-BBBB")).contains("不正确");
        assertThat(approve(userCode.toLowerCase(java.util.Locale.ROOT))).contains("已授权");

        JsonNode granted = ok(form("/identity/oauth2/token", null, poll));
        JsonNode said = payload(granted.path("access_token").asString());
        assertThat(said.path("kind").asString()).isEqualTo("DEVICE");
        assertThat(said.path("sub").asString()).startsWith("kiosk-");
        assertThat(said.path("division").asString()).isEqualTo("140902");
        assertThat(said.path("roles").toString()).isEqualTo("[]");
        assertThat(said.has("mandates")).isFalse();
        assertThat(granted.has("refresh_token")).isFalse();
        assertThat(form("/identity/oauth2/token", null, poll).statusCode()).isEqualTo(400);
    }

    @Test
    void the_kiosk_client_takes_no_other_grant() throws Exception {
        assertThat(error(form(
                        "/identity/oauth2/token",
                        null,
                        Map.of("grant_type", "urn:jince:grant:wechat-code", "client_id", "jince-kiosk", "code", "x"))))
                .isEqualTo("invalid_client");
    }

    private String code(String division) throws Exception {
        HttpResponse<String> made = make(minted("p-li"), FIRM, division);
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        return JSON.readTree(made.body()).path("code").asString();
    }

    private HttpResponse<String> make(String token, String firm, String division) throws Exception {
        return send(
                "/identity/hand-over-codes",
                "Bearer " + token,
                null,
                JSON.writeValueAsString(Map.of("creditCode", firm, "divisionCode", division)));
    }

    private JsonNode uses(String person) throws Exception {
        return JSON.readTree(http.send(
                        HttpRequest.newBuilder(URI.create(
                                        "http://localhost:" + port + "/identity/hand-over-codes?creditCode=" + FIRM))
                                .header("Authorization", "Bearer " + minted(person))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body());
    }

    private HttpResponse<String> exchange(String code, String actor) throws Exception {
        return form(
                "/identity/oauth2/token",
                HOUSE,
                Map.of(
                        "grant_type", "urn:ietf:params:oauth:grant-type:token-exchange",
                        "subject_token", code,
                        "subject_token_type", "urn:jince:token-type:hand-over-code",
                        "actor_token", minted(actor),
                        "actor_token_type", "urn:ietf:params:oauth:token-type:access_token"));
    }

    private String minted(String subject) {
        Instant now = Instant.now();
        return new NimbusJwtEncoder(keys)
                .encode(JwtEncoderParameters.from(JwtClaimsSet.builder()
                        .issuer("http://localhost:8080/identity")
                        .subject(subject)
                        .audience(List.of("jince"))
                        .issuedAt(now)
                        .expiresAt(now.plusSeconds(600))
                        .build()))
                .getTokenValue();
    }

    private void signIn(String login, String factor) throws Exception {
        Matcher hidden = hidden(page("/identity/sign-in"));
        form(
                "/identity/sign-in",
                null,
                Map.of("username", login, "password", "jince-demo", "code", factor, hidden.group(1), hidden.group(2)));
    }

    private String approve(String userCode) throws Exception {
        Matcher hidden = hidden(page("/identity/device"));
        return form("/identity/device", null, Map.of("user_code", userCode, hidden.group(1), hidden.group(2)))
                .body();
    }

    private String page(String path) throws Exception {
        return http.send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                                .header("Accept", "text/html")
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private static Matcher hidden(String page) {
        Matcher hidden = Pattern.compile("type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]+)\"")
                .matcher(page);
        assertThat(hidden.find()).as(page).isTrue();
        return hidden;
    }

    private HttpResponse<String> form(String path, @Nullable String basic, Map<String, String> fields)
            throws Exception {
        String body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        String authorization = basic == null
                ? null
                : "Basic " + Base64.getEncoder().encodeToString(basic.getBytes(StandardCharsets.UTF_8));
        return send(path, authorization, "application/x-www-form-urlencoded", body);
    }

    private HttpResponse<String> send(String path, @Nullable String authorization, @Nullable String type, String body)
            throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Content-Type", type == null ? "application/json" : type)
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (authorization != null) {
            request.header("Authorization", authorization);
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
