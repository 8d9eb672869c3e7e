package cn.jince.gateway.world;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/** Signs everybody in at once, rotates refresh tokens and, like the real one, revokes on reuse. */
public final class FakeIdentity implements AutoCloseable {
    public static final String ISSUER = "http://localhost:8080/identity";
    public final RSAKey key = rsa("current");
    public final AtomicInteger renewals = new AtomicInteger();
    public final List<String> revoked = new CopyOnWriteArrayList<>();
    public final List<String> cookies = new CopyOnWriteArrayList<>();
    public volatile Duration life = Duration.ofMinutes(10);
    public volatile boolean broken;
    private final Map<String, String> nonces = new ConcurrentHashMap<>();
    private final Map<String, Boolean> refreshTokens = new ConcurrentHashMap<>();
    private final AtomicInteger numbers = new AtomicInteger();
    /** Of whoever signs in on the web. */
    public volatile List<String> roles = List.of();

    private final DisposableServer server;

    public FakeIdentity() {
        server = HttpServer.create()
                .host("localhost")
                .port(0)
                .route(routes -> routes.get(
                                "/identity/oauth2/jwks",
                                (_, out) -> json(out, new JWKSet(key.toPublicJWK()).toString()))
                        .get("/identity/oauth2/authorize", this::authorize)
                        .post("/identity/oauth2/token", this::token)
                        .post(
                                "/identity/oauth2/revoke",
                                (in, out) -> in.receive()
                                        .aggregate()
                                        .asString()
                                        .doOnNext(revoked::add)
                                        .then(out.status(200).send())))
                .bindNow();
    }

    public String url() {
        return "http://localhost:" + server.port();
    }

    private Mono<Void> authorize(HttpServerRequest in, HttpServerResponse out) {
        cookies.add(in.requestHeaders().getAsString("Cookie") + "");
        Map<String, List<String>> asked = new QueryStringDecoder(in.uri()).parameters();
        if (!asked.containsKey("code_challenge")) {
            return out.status(400).send();
        }
        String code = "code" + numbers.incrementAndGet();
        nonces.put(code, asked.get("nonce").getFirst());
        return out.status(302)
                .header(
                        "Location",
                        asked.get("redirect_uri").getFirst() + "?code=" + code + "&state="
                                + java.net.URLEncoder.encode(
                                        asked.get("state").getFirst(), java.nio.charset.StandardCharsets.UTF_8))
                .send();
    }

    private Mono<Void> token(HttpServerRequest in, HttpServerResponse out) {
        return in.receive()
                .aggregate()
                .asString()
                .map(body -> new QueryStringDecoder(body, false).parameters())
                .flatMap(form -> {
                    if (form.get("grant_type").getFirst().equals("client_credentials")) {
                        return json(out, "{\"access_token\":\"of-the-house\",\"expires_in\":600}");
                    }
                    if (broken) {
                        return out.status(500).send();
                    }
                    if (form.get("grant_type").getFirst().equals("refresh_token")) {
                        return renew(form.get("refresh_token").getFirst(), out);
                    }
                    return json(out, tokens(nonces.remove(form.get("code").getFirst())));
                });
    }

    private Mono<Void> renew(String refresh, HttpServerResponse out) {
        renewals.incrementAndGet();
        if (!Boolean.TRUE.equals(refreshTokens.put(refresh, false))) {
            refreshTokens.clear();
            out.status(400);
            return json(out, "{\"error\":\"invalid_grant\"}");
        }
        return Mono.delay(Duration.ofMillis(100)).then(Mono.defer(() -> json(out, tokens(null))));
    }

    public void forgetFamilies() {
        refreshTokens.clear();
    }

    private String tokens(@org.jspecify.annotations.Nullable String nonce) {
        String refresh = "refresh" + numbers.incrementAndGet();
        refreshTokens.put(refresh, true);
        String access = sign(
                key,
                claims -> claims.expirationTime(Date.from(Instant.now().plus(life)))
                        .claim("roles", roles));
        String id = sign(key, claims -> claims.audience("web").claim("nonce", nonce));
        return "{\"access_token\":\"" + access + "\",\"token_type\":\"Bearer\",\"expires_in\":" + life.toSeconds()
                + ",\"scope\":\"openid\",\"refresh_token\":\"" + refresh + "\",\"id_token\":\"" + id + "\"}";
    }

    /** A good token of a person, changed as wished. */
    public static String sign(RSAKey key, Consumer<JWTClaimsSet.Builder> change) {
        return sign(key, JWSAlgorithm.RS256, change);
    }

    public static String sign(RSAKey key, JWSAlgorithm algorithm, Consumer<JWTClaimsSet.Builder> change) {
        Instant now = Instant.now();
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .subject("p-li")
                .audience("jince")
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(600)))
                .claim("kind", "PERSON")
                .claim("name", "李娟");
        change.accept(claims);
        try {
            SignedJWT jwt = new SignedJWT(
                    new JWSHeader.Builder(algorithm).keyID(key.getKeyID()).build(), claims.build());
            jwt.sign(new RSASSASigner(key));
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    public static RSAKey rsa(String kid) {
        try {
            return new RSAKeyGenerator(2048).keyID(kid).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Mono<Void> json(HttpServerResponse out, String body) {
        return out.header("Content-Type", "application/json")
                .sendString(Mono.just(body))
                .then();
    }

    @Override
    public void close() {
        server.disposeNow();
    }
}
