package cn.jince.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jince.gateway.world.Door;
import cn.jince.gateway.world.FakeIdentity;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who and what passes the door, over real sockets. */
class DoorTest {
    private static Door door;

    @BeforeAll
    static void open() {
        door = new Door();
    }

    @AfterAll
    static void close() throws Exception {
        door.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nowhere", "/platform/policies", "/internal/x", "/api", "/api/x/y", "/login", "/assetsx"})
    void what_no_route_names_is_a_404_problem(String path) throws Exception {
        HttpResponse<String> answer =
                door.ask(path, request -> request.header("Authorization", "Bearer " + door.person()));

        problem(answer, 404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/w/desk",
                "/api/m/home",
                "/open/facts",
                "/actuator/prometheus",
                "/actuator/env",
                "/identity/internal/members"
            })
    void without_a_token_nothing_private_is_reached(String path) throws Exception {
        int before = door.upstream.seen.size();
        HttpResponse<String> answer = door.ask(path, _ -> {});

        problem(answer, 401);
        assertThat(answer.headers().firstValue("Location")).isEmpty();
        assertThat(door.upstream.seen).hasSize(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/w/policies",
                "/api/w/policies/p1/items",
                "/api/m/policies/p1",
                "/api/w/notices",
                "/",
                "/assets/app.js"
            })
    void policies_notices_and_the_web_client_are_for_everybody(String path) throws Exception {
        HttpResponse<String> answer = door.ask(path, _ -> {});

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(door.upstream.last().path()).isEqualTo(path);
    }

    static Stream<Named<Supplier<String>>> badTokens() {
        return Stream.of(
                bad("rubbish", () -> "rubbish"),
                bad("foreign key, same kid", () -> FakeIdentity.sign(FakeIdentity.rsa("current"), _ -> {})),
                bad("unknown kid", () -> FakeIdentity.sign(FakeIdentity.rsa("other"), _ -> {})),
                bad("expired", () -> mine(token -> token.issueTime(at(-900)).expirationTime(at(-120)))),
                bad("no exp", () -> mine(token -> token.expirationTime(null))),
                bad("not yet", () -> mine(token -> token.notBeforeTime(at(300)))),
                bad("foreign issuer", () -> mine(token -> token.issuer("http://elsewhere/identity"))),
                bad("no issuer", () -> mine(token -> token.issuer(null))),
                bad("wrong audience", () -> mine(token -> token.audience("web"))),
                bad("no audience", () -> mine(token -> token.audience((String) null))),
                bad("RS512", () -> FakeIdentity.sign(door.identity.key, JWSAlgorithm.RS512, _ -> {})),
                bad("alg none", () -> new PlainJWT(claims()).serialize()),
                bad("HS256 with the public key", DoorTest::hmac),
                bad(
                        "cut signature",
                        () -> door.person().substring(0, door.person().lastIndexOf('.') + 1)));
    }

    @ParameterizedTest
    @MethodSource("badTokens")
    void a_bad_token_is_refused(Supplier<String> token) throws Exception {
        int before = door.upstream.seen.size();

        problem(door.ask("/api/m/home", request -> request.header("Authorization", "Bearer " + token.get())), 401);

        assertThat(door.upstream.seen).hasSize(before);
    }

    @Test
    void a_good_token_goes_inward_as_it_is() throws Exception {
        String token = door.person();

        assertThat(door.ask("/api/m/home", request -> request.header("Authorization", "Bearer " + token))
                        .statusCode())
                .isEqualTo(200);
        assertThat(door.upstream.last().header("authorization")).isEqualTo("Bearer " + token);
    }

    @Test
    void a_signed_call_back_needs_no_token_and_nothing_else_comes_in_beside_it() throws Exception {
        assertThat(open("/open/callbacks/sx.lvliang")).isEqualTo(200);
        assertThat(open("/open/callbacks/sx.lvliang/more")).isEqualTo(401);
        assertThat(open("/open/tickets/redemption")).isEqualTo(401);
        assertThat(door.ask("/open/callbacks/sx.lvliang", request -> request.GET())
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void the_signature_of_a_call_back_goes_inward_and_on_no_other_path() throws Exception {
        assertThat(signed("/open/callbacks/sx.lvliang").statusCode()).isEqualTo(200);
        assertThat(door.upstream.last().header("sign")).isEqualTo("ab12");
        assertThat(door.upstream.last().header("appkey")).isEqualTo("city");
        assertThat(door.upstream.last().headers().values().toString()).doesNotContain("sneaky");

        assertThat(signed("/api/w/policies").statusCode()).isEqualTo(200);
        assertThat(door.upstream.last().headers().values().toString()).doesNotContain("ab12", "sneaky");
    }

    private static HttpResponse<String> signed(String path) throws Exception {
        return door.ask(path, request -> {
            request.headers("appKey", "city", "sign", "ab12", "X-User-Id", "sneaky");
            if (path.startsWith("/open")) {
                request.POST(HttpRequest.BodyPublishers.ofString("{}"));
            }
        });
    }

    private static int open(String path) throws Exception {
        return door.ask(path, request -> request.POST(HttpRequest.BodyPublishers.ofString("{}")))
                .statusCode();
    }

    @Test
    void systems_reach_the_exchange_only_and_people_never() throws Exception {
        String legacy = system("LEGACY");
        String house = system("HOUSE");

        assertThat(post("/open/facts", legacy).statusCode()).isEqualTo(200);
        problem(post("/open/tickets/redemption", door.person()), 403);
        problem(post("/open/facts", door.person()), 403);
        problem(post("/open/facts", house), 403);
        problem(post("/api/m/claims", legacy), 403);
        problem(post("/api/w/desk", house), 403);
    }

    @Test
    void an_operator_reads_batches_and_pushes_nothing() throws Exception {
        String operator = FakeIdentity.sign(
                door.identity.key, claims -> claims.claim("kind", "OFFICER").claim("roles", List.of("OPERATOR")));

        assertThat(get("/open/batches?system=x", operator).statusCode()).isEqualTo(200);
        problem(post("/open/facts", operator), 403);
        problem(get("/open/batches", door.person()), 403);
    }

    @Test
    void what_a_system_signed_goes_inward() throws Exception {
        door.ask(
                "/open/batches",
                request -> request.header("Authorization", "Bearer " + system("LEGACY"))
                        .header("Jince-Timestamp", "1")
                        .header("Jince-Nonce", "2")
                        .header("Jince-Digest", "3")
                        .header("Jince-Signature", "4"));

        assertThat(door.upstream.last().header("jince-timestamp")).isEqualTo("1");
        assertThat(door.upstream.last().header("jince-nonce")).isEqualTo("2");
        assertThat(door.upstream.last().header("jince-digest")).isEqualTo("3");
        assertThat(door.upstream.last().header("jince-signature")).isEqualTo("4");
    }

    private HttpResponse<String> get(String path, String token) throws Exception {
        return door.ask(path, request -> request.header("Authorization", "Bearer " + token));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-User-Id",
                "x-user-id",
                "X_User_Id",
                "X-USER-ROLES",
                "X-User",
                "X-Principal",
                "X-Auth-User",
                "X-Forwarded-For",
                "X-Forwarded-User",
                "X-Forwarded-Prefix",
                "X_Forwarded_For",
                "X-Real-IP",
                "Forwarded",
                "forwarded",
                "X-Original-URL",
                "X-Rewrite-URL",
                "X-HTTP-Method-Override",
                "traceparent",
                "Cookie",
                "X-Jince",
                "Remote-User"
            })
    void what_a_client_says_about_itself_never_arrives(String name) throws Exception {
        String said = door.raw(
                "GET /api/m/policies HTTP/1.1\r\nHost: localhost\r\n" + name + ": sneaky\r\nConnection: close\r\n\r\n");

        assertThat(said).startsWith("HTTP/1.1 200");
        assertThat(door.upstream.last().headers().values().toString()).doesNotContain("sneaky");
    }

    @Test
    void deadline_and_trace_are_the_gateways_own_and_connection_cannot_take_them_away() throws Exception {
        String said = door.raw("GET /api/m/home HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + door.person()
                + "\r\nJince-Deadline: 999999\r\nJince-Trace: mine\r\n"
                + "Connection: close, Jince-Deadline, Jince-Trace, Authorization\r\n\r\n");

        assertThat(said).startsWith("HTTP/1.1 200").containsPattern("(?i)jince-trace: [0-9a-f]{32}");
        assertThat(door.upstream.last().header("jince-deadline")).isEqualTo("15000");
        assertThat(door.upstream.last().header("jince-trace")).matches("[0-9a-f]{32}");
        assertThat(door.upstream.last().header("authorization")).startsWith("Bearer ");
    }

    @Test
    void identity_hears_the_public_address_and_only_its_own_cookie() throws Exception {
        door.ask(
                "/identity/oauth2/authorize?code_challenge=x&nonce=n&state=s&redirect_uri=http://localhost:8080/x",
                request -> request.header("Cookie", "JINCE=secret; JINCE_IDENTITY=own; other=1"));

        assertThat(door.identity.cookies.getLast()).isEqualTo("JINCE_IDENTITY=own");
    }

    @Test
    void a_body_over_the_limit_is_refused_announced_or_not() throws Exception {
        String token = door.person();
        byte[] big = new byte[6 * 1024 * 1024 + 1];

        problem(postBody(token, HttpRequest.BodyPublishers.ofByteArray(big)), 413);
        problem(
                postBody(token, HttpRequest.BodyPublishers.fromPublisher(HttpRequest.BodyPublishers.ofByteArray(big))),
                413);
        assertThat(postBody(token, HttpRequest.BodyPublishers.ofByteArray(new byte[1024]))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void every_answer_says_what_a_browser_may_do_with_it() throws Exception {
        for (String path : List.of("/", "/nowhere", "/api/w/desk")) {
            HttpResponse<String> answer = door.ask(path, _ -> {});
            assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
                    .contains("default-src 'self'");
            assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
            assertThat(answer.headers().firstValue("X-Frame-Options")).contains("DENY");
            assertThat(answer.headers().firstValue("Jince-Trace").orElse("")).matches("[0-9a-f]{32}");
        }
    }

    @Test
    void the_door_says_that_it_is_up() throws Exception {
        assertThat(door.ask("/actuator/health", _ -> {}).statusCode()).isEqualTo(200);
    }

    private static HttpResponse<String> post(String path, String token) throws Exception {
        return door.ask(
                path,
                request -> request.header("Authorization", "Bearer " + token)
                        .POST(HttpRequest.BodyPublishers.ofString("{}")));
    }

    private static HttpResponse<String> postBody(String token, HttpRequest.BodyPublisher body) throws Exception {
        return door.ask(
                "/api/m/files",
                request -> request.header("Authorization", "Bearer " + token).POST(body));
    }

    private static void problem(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(answer.body())
                .contains(
                        "\"code\":",
                        "\"source\":",
                        answer.headers().firstValue("Jince-Trace").orElseThrow());
    }

    private static String system(String role) {
        return mine(token -> token.subject("sys").claim("kind", "SYSTEM").claim("roles", List.of(role)));
    }

    private static String mine(java.util.function.Consumer<JWTClaimsSet.Builder> change) {
        return FakeIdentity.sign(door.identity.key, change);
    }

    private static JWTClaimsSet claims() {
        return new JWTClaimsSet.Builder()
                .issuer(FakeIdentity.ISSUER)
                .subject("p-li")
                .audience("jince")
                .expirationTime(at(600))
                .build();
    }

    private static String hmac() {
        try {
            SignedJWT jwt = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("current").build(), claims());
            jwt.sign(new MACSigner(door.identity.key.toRSAPublicKey().getEncoded()));
            return jwt.serialize();
        } catch (com.nimbusds.jose.JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Date at(long seconds) {
        return Date.from(Instant.now().plusSeconds(seconds));
    }

    private static Named<Supplier<String>> bad(String name, Supplier<String> token) {
        return Named.of(name, token);
    }
}
