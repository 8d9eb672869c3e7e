package cn.jince.gateway.token;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jince.gateway.world.FakeIdentity;
import cn.jince.gateway.world.MovedClock;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import reactor.core.publisher.Mono;

class TokensTest {
    private static final RSAKey KEY = FakeIdentity.rsa("current");
    private static final RSAKey OTHER = FakeIdentity.rsa("other");

    private final MovedClock clock = new MovedClock();
    private final AtomicInteger fetches = new AtomicInteger();
    private final AtomicReference<String> shown = new AtomicReference<>(shows(KEY));
    private final Keys keys = new Keys(
            () -> Mono.fromSupplier(() -> {
                fetches.incrementAndGet();
                return shown.get();
            }),
            clock);
    private final Tokens tokens = new Tokens(keys, FakeIdentity.ISSUER, clock);

    private static String shows(RSAKey... keys) {
        return new JWKSet(Arrays.stream(keys)
                        .map(RSAKey::toPublicJWK)
                        .map(com.nimbusds.jose.jwk.JWK.class::cast)
                        .toList())
                .toString();
    }

    private boolean isGood(String token) {
        return tokens.remembered(token) != null || tokens.read(token).block() != null;
    }

    private static Date at(long seconds) {
        return Date.from(Instant.now().plusSeconds(seconds));
    }

    private static JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .issuer(FakeIdentity.ISSUER)
                .subject("p-li")
                .audience("jince")
                .issueTime(at(0))
                .expirationTime(at(600))
                .claim("kind", "PERSON");
    }

    private static String signed(Consumer<JWTClaimsSet.Builder> claims) {
        return signed(_ -> {}, claims);
    }

    private static String signed(Consumer<JWSHeader.Builder> header, Consumer<JWTClaimsSet.Builder> claims) {
        return signed(KEY, JWSAlgorithm.RS256, header, claims);
    }

    private static String signed(
            RSAKey key,
            JWSAlgorithm algorithm,
            Consumer<JWSHeader.Builder> header,
            Consumer<JWTClaimsSet.Builder> more) {
        try {
            JWSHeader.Builder head = new JWSHeader.Builder(algorithm).keyID("current");
            header.accept(head);
            JWTClaimsSet.Builder claims = claims();
            more.accept(claims);
            SignedJWT jwt = new SignedJWT(head.build(), claims.build());
            jwt.sign(new RSASSASigner(key));
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Signed by the right key over whatever the two parts say. */
    private static String raw(String header, String payload) {
        try {
            String head = Base64URL.encode(header).toString();
            String body = Base64URL.encode(payload).toString();
            var signature = new RSASSASigner(KEY)
                    .sign(new JWSHeader(JWSAlgorithm.RS256), (head + "." + body).getBytes(StandardCharsets.US_ASCII));
            return head + "." + body + "." + signature;
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String payload() {
        return claims().build().toString();
    }

    private static String hmac(JWSAlgorithm algorithm, byte[] secret) {
        try {
            SignedJWT jwt = new SignedJWT(
                    new JWSHeader.Builder(algorithm).keyID("current").build(), claims().build());
            jwt.sign(new MACSigner(Arrays.copyOf(secret, Math.max(64, secret.length))));
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String elliptic() {
        try {
            SignedJWT jwt = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.ES256).keyID("current").build(), claims().build());
            jwt.sign(new ECDSASigner(new ECKeyGenerator(Curve.P_256).generate()));
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> forged() throws JOSEException {
        String good = signed(_ -> {});
        String[] parts = good.split("\\.");
        String other = signed(claims -> claims.subject("p-other"));
        byte[] publicKey = KEY.toRSAPublicKey().getEncoded();
        String head = "{\"alg\":\"RS256\",\"kid\":\"current\"}";
        Map<String, String> all = new LinkedHashMap<>();
        // J1
        all.put("J1 no exp", signed(claims -> claims.expirationTime(null)));
        all.put("J1 exp is text", raw(head, payload().replaceFirst("\"exp\":\\d+", "\"exp\":\"9999999999\"")));
        all.put("J1 exp in a hundred years", signed(claims -> claims.expirationTime(at(3_155_760_000L))));
        all.put("J1 exp two days after iat", signed(claims -> claims.expirationTime(at(172_800))));
        all.put("J1 no iat", signed(claims -> claims.issueTime(null)));
        all.put("J1 no sub", signed(claims -> claims.subject(null)));
        all.put("J1 blank sub", signed(claims -> claims.subject(" ")));
        all.put("J1 no claims", raw(head, "{}"));
        all.put("J1 negative exp", signed(claims -> claims.expirationTime(new Date(-1))));
        all.put("J1 exp beyond long", raw(head, payload().replaceFirst("\"exp\":\\d+", "\"exp\":1e400")));
        // J2
        for (String type : List.of("logout+jwt", "dpop+jwt", "id+jwt", "secevent+jwt", "JOSE", "kb+jwt", "")) {
            all.put(
                    "J2 typ " + type,
                    signed(header -> header.type(new JOSEObjectType(type + (type.isEmpty() ? "x" : ""))), _ -> {}));
        }
        all.put(
                "J2 an ID token for the web client",
                signed(claims -> claims.audience("web").claim("nonce", "n")));
        all.put("J2 an ID token for us", signed(claims -> claims.claim("nonce", "n")));
        all.put("J2 an ID token with at_hash", signed(claims -> claims.claim("at_hash", "x")));
        all.put("J2 a logout token", signed(claims -> claims.claim("events", Map.of("logout", Map.of()))));
        all.put(
                "J2 a counter's token without its clerk",
                signed(claims -> claims.claim("act", Map.of("sub", "xf-clerk"))));
        // J3
        all.put("J3 alg none", new PlainJWT(claims().build()).serialize());
        all.put("J3 alg None", Base64URL.encode("{\"alg\":\"None\"}") + "." + parts[1] + ".");
        all.put(
                "J3 alg nOnE with the signature",
                Base64URL.encode("{\"alg\":\"nOnE\",\"kid\":\"current\"}") + "." + parts[1] + "." + parts[2]);
        all.put("J3 HS256 with the public key", hmac(JWSAlgorithm.HS256, publicKey));
        all.put("J3 HS384 with the public key", hmac(JWSAlgorithm.HS384, publicKey));
        all.put("J3 HS512 with the public key", hmac(JWSAlgorithm.HS512, publicKey));
        all.put(
                "J3 HS256 with the modulus",
                hmac(JWSAlgorithm.HS256, KEY.getModulus().decode()));
        all.put("J3 RS384", signed(KEY, JWSAlgorithm.RS384, _ -> {}, _ -> {}));
        all.put("J3 RS512", signed(KEY, JWSAlgorithm.RS512, _ -> {}, _ -> {}));
        all.put("J3 PS256", signed(KEY, JWSAlgorithm.PS256, _ -> {}, _ -> {}));
        all.put("J3 ES256", elliptic());
        all.put("J3 RS256 in lower case", raw("{\"alg\":\"rs256\",\"kid\":\"current\"}", payload()));
        all.put("J3 a foreign key under our id", signed(OTHER, JWSAlgorithm.RS256, _ -> {}, _ -> {}));
        all.put(
                "J3 a foreign key under its own id",
                signed(OTHER, JWSAlgorithm.RS256, header -> header.keyID("other"), _ -> {}));
        all.put(
                "J3 embedded key",
                signed(OTHER, JWSAlgorithm.RS256, header -> header.jwk(OTHER.toPublicJWK()), _ -> {}));
        all.put("J3 embedded key, signed by ours", signed(header -> header.jwk(KEY.toPublicJWK()), _ -> {}));
        all.put(
                "J3 jku",
                signed(
                        OTHER,
                        JWSAlgorithm.RS256,
                        header -> header.jwkURL(URI.create("http://evil.example/k")),
                        _ -> {}));
        all.put(
                "J3 x5u",
                signed(
                        OTHER,
                        JWSAlgorithm.RS256,
                        header -> header.x509CertURL(URI.create("http://evil.example/c")),
                        _ -> {}));
        all.put(
                "J3 x5c",
                signed(header -> header.x509CertChain(List.of(new com.nimbusds.jose.util.Base64("AAAA"))), _ -> {}));
        for (String id :
                List.of("../../../../dev/null", "' OR 1=1 --", "current\u0000", "CURRENT", "", "file:///etc/passwd")) {
            all.put("J3 kid " + id.replace('\u0000', '0'), signed(header -> header.keyID(id), _ -> {}));
        }
        all.put("J3 no kid", signed(header -> header.keyID(null), _ -> {}));
        all.put("J3 foreign issuer", signed(claims -> claims.issuer("http://elsewhere/identity")));
        all.put("J3 issuer with a slash", signed(claims -> claims.issuer(FakeIdentity.ISSUER + "/")));
        all.put(
                "J3 issuer in capitals",
                signed(claims -> claims.issuer(FakeIdentity.ISSUER.toUpperCase(java.util.Locale.ROOT))));
        all.put("J3 no issuer", signed(claims -> claims.issuer(null)));
        all.put("J3 wrong audience", signed(claims -> claims.audience("web")));
        all.put("J3 audience like ours", signed(claims -> claims.audience("jince2")));
        all.put("J3 no audience", signed(claims -> claims.audience((String) null)));
        all.put("J3 empty audience", signed(claims -> claims.audience(List.of())));
        // J4
        all.put("J4 nbf in five minutes", signed(claims -> claims.notBeforeTime(at(300))));
        all.put("J4 iat in five minutes", signed(claims -> claims.issueTime(at(300))));
        all.put("J4 iat after exp", signed(claims -> claims.issueTime(at(30)).expirationTime(at(20))));
        all.put(
                "J4 unknown crit",
                signed(header -> header.criticalParams(Set.of("exp2")).customParam("exp2", 1), _ -> {}));
        all.put(
                "J4 b64 false",
                raw("{\"alg\":\"RS256\",\"kid\":\"current\",\"b64\":false,\"crit\":[\"b64\"]}", payload()));
        all.put("J4 no signature", parts[0] + "." + parts[1] + ".");
        all.put("J4 no payload", parts[0] + ".." + parts[2]);
        all.put("J4 no header", "." + parts[1] + "." + parts[2]);
        all.put("J4 two parts", parts[0] + "." + parts[1]);
        all.put("J4 four parts", good + ".x");
        all.put("J4 five parts", good + ".x.y");
        all.put("J4 another's payload", parts[0] + "." + other.split("\\.")[1] + "." + parts[2]);
        all.put("J4 another's signature", parts[0] + "." + parts[1] + "." + other.split("\\.")[2]);
        all.put(
                "J4 one bit of the signature",
                good.substring(0, good.length() - 10)
                        + (good.charAt(good.length() - 10) == 'A' ? 'B' : 'A')
                        + good.substring(good.length() - 9));
        all.put("J4 a space behind", good + " ");
        all.put("J4 alg twice", raw("{\"alg\":\"none\",\"kid\":\"current\",\"alg\":\"RS256\"}", payload()));
        all.put("J4 sub twice", raw(head, payload().replaceFirst("\\{", "{\"sub\":\"p-admin\",")));
        all.put(
                "J4 three hundred deep",
                raw(head, payload().replaceFirst("\\{", "{\"x\":" + "[".repeat(300) + "]".repeat(300) + ",")));
        all.put(
                "J4 a hundred thousand deep in the header",
                Base64URL.encode("{\"alg\":\"RS256\",\"x\":" + "[".repeat(5000)) + "." + parts[1] + "." + parts[2]);
        all.put("J4 payload is a list", raw(head, "[1]"));
        all.put("J4 payload is no JSON", raw(head, "hello"));
        all.put("J4 rubbish", "rubbish");
        all.put("J4 nothing", "");
        // J5, J6
        all.put("J5 ended 61 s ago", signed(claims -> claims.issueTime(at(-600)).expirationTime(at(-61))));
        all.put(
                "J5 ended ten minutes ago",
                signed(claims -> claims.issueTime(at(-1200)).expirationTime(at(-600))));
        all.put("J6 longer than the cap", signed(claims -> claims.claim("fill", "x".repeat(7000))));
        return all;
    }

    @TestFactory
    @DisplayName("J3 J4 forged tokens")
    List<DynamicTest> none_of_many_forged_tokens_is_good() throws JOSEException {
        assertThat(isGood(signed(_ -> {}))).isTrue();
        Map<String, String> all = forged();
        assertThat(all).hasSizeGreaterThanOrEqualTo(60);
        List<DynamicTest> tests = new ArrayList<>();
        all.forEach((name, token) -> tests.add(DynamicTest.dynamicTest(name, () -> {
            assertThat(isGood(token)).isFalse();
            assertThat(tokens.remembered(token)).isNull();
        })));
        return tests;
    }

    @Test
    @DisplayName("J1 J2 a token with all it needs is good, as at+jwt, as JWT and without a type")
    void good_tokens() {
        assertThat(isGood(signed(header -> header.type(new JOSEObjectType("at+jwt")), _ -> {})))
                .isTrue();
        assertThat(isGood(signed(header -> header.type(JOSEObjectType.JWT), _ -> {})))
                .isTrue();
        @Nullable
        Caller caller = tokens.read(
                        signed(claims -> claims.claim("kind", "OFFICER").claim("roles", List.of("CLERK"))))
                .block();
        assertThat(caller).isEqualTo(new Caller("p-li", "OFFICER", Set.of("CLERK")));
    }

    @Test
    @DisplayName("J5 the skew is sixty seconds, not sixty-one, also for what is remembered")
    void skew() {
        assertThat(isGood(signed(claims -> claims.issueTime(at(-600)).expirationTime(at(-58)))))
                .isTrue();
        assertThat(isGood(signed(claims -> claims.issueTime(at(58))))).isTrue();
        String remembered = signed(claims -> claims.expirationTime(at(10)));
        assertThat(isGood(remembered)).isTrue();
        clock.move(Duration.ofSeconds(68));
        assertThat(tokens.remembered(remembered)).isNotNull();
        clock.move(Duration.ofSeconds(4));
        assertThat(isGood(remembered)).isFalse();
    }

    @Test
    @DisplayName("J6 a token of seven kilobytes is good")
    void a_long_token() {
        String token = signed(claims -> claims.claim("fill", "x".repeat(4_700)));
        assertThat(token.length()).isBetween(6_500, Tokens.LONGEST);
        assertThat(isGood(token)).isTrue();
    }

    @Test
    @DisplayName("J7 ten thousand unknown keys cost one fetch in thirty seconds, and good tokens stay good")
    void a_flood_of_unknown_keys() {
        assertThat(isGood(signed(_ -> {}))).isTrue();
        int before = fetches.get();
        String[] parts = signed(_ -> {}).split("\\.");
        for (int i = 0; i < 10_000; i++) {
            String head = Base64URL.encode("{\"alg\":\"RS256\",\"kid\":\"" + UUID.randomUUID() + "\"}")
                    .toString();
            assertThat(isGood(head + "." + parts[1] + "." + parts[2])).isFalse();
        }
        assertThat(fetches.get() - before).isLessThanOrEqualTo(1);
        clock.move(Duration.ofSeconds(31));
        for (int i = 0; i < 100; i++) {
            assertThat(isGood(signed(header -> header.keyID("unknown"), _ -> {})))
                    .isFalse();
        }
        assertThat(fetches.get() - before).isLessThanOrEqualTo(2);
        assertThat(isGood(signed(_ -> {}))).isTrue();
    }

    @Test
    @DisplayName("J7 three rotations under load refuse no good token, and a key no longer shown opens nothing")
    void rotation() throws Exception {
        List<RSAKey> ring =
                List.of(FakeIdentity.rsa("k0"), FakeIdentity.rsa("k1"), FakeIdentity.rsa("k2"), FakeIdentity.rsa("k3"));
        shown.set(shows(ring.get(0), ring.get(1)));
        AtomicInteger refused = new AtomicInteger();
        AtomicInteger asked = new AtomicInteger();
        for (int turn = 0; turn < 3; turn++) {
            RSAKey now = ring.get(turn);
            RSAKey next = ring.get(turn + 1);
            // Identity shows the next key before it signs with it, and the one before until its tokens have ended.
            shown.set(shows(now, next));
            clock.move(Keys.REFRESH.plusSeconds(1));
            try (ExecutorService load = Executors.newFixedThreadPool(4)) {
                for (int i = 0; i < 200; i++) {
                    RSAKey key = i < 100 ? now : next;
                    load.execute(() -> {
                        String token = signed(
                                key,
                                JWSAlgorithm.RS256,
                                header -> header.keyID(key.getKeyID()),
                                claims -> claims.issueTime(Date.from(clock.instant()))
                                        .expirationTime(
                                                Date.from(clock.instant().plusSeconds(300))));
                        asked.incrementAndGet();
                        if (!isGood(token)) {
                            refused.incrementAndGet();
                        }
                    });
                }
            }
        }
        assertThat(asked).hasValue(600);
        assertThat(refused).hasValue(0);

        String old = signed(
                ring.get(2),
                JWSAlgorithm.RS256,
                header -> header.keyID("k2"),
                claims -> claims.issueTime(Date.from(clock.instant()))
                        .expirationTime(Date.from(clock.instant().plusSeconds(3_000))));
        assertThat(isGood(old)).isTrue();
        shown.set(shows(ring.get(3)));
        clock.move(Keys.REFRESH.plusSeconds(1));
        // The look that sets the refresh going may still be answered from before it.
        isGood(old);
        assertThat(isGood(old)).isFalse();
        assertThat(tokens.remembered(old)).isNull();
    }

    @Test
    @DisplayName("J7 an identity that is away refuses nobody: what is known stays good, the rest is nobody's fault")
    void identity_is_away() {
        assertThat(isGood(signed(_ -> {}))).isTrue();
        shown.set("no keys here");
        clock.move(Keys.REFRESH.plusSeconds(1));

        assertThat(isGood(signed(claims -> claims.subject("p-other").expirationTime(at(900)))))
                .isTrue();
        Mono<Caller> unknown = tokens.read(signed(OTHER, JWSAlgorithm.RS256, header -> header.keyID("other"), _ -> {}));
        org.assertj.core.api.Assertions.assertThatThrownBy(unknown::block).isInstanceOf(Keys.Away.class);
    }

    @Test
    void a_hundred_at_once_cost_one_fetch() {
        AtomicInteger asked = new AtomicInteger();
        Keys slow = new Keys(
                () -> Mono.delay(Duration.ofMillis(100)).map(_ -> {
                    asked.incrementAndGet();
                    return shows(KEY);
                }),
                clock);
        List<Boolean> found = reactor.core.publisher.Flux.range(0, 100)
                .flatMap(_ -> slow.find("current").hasElement(), 100)
                .collectList()
                .block();
        assertThat(found).hasSize(100).containsOnly(true);
        assertThat(asked).hasValue(1);
    }
}
