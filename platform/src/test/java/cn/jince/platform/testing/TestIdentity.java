package cn.jince.platform.testing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.springframework.test.context.DynamicPropertyRegistry;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

/** Issues tokens as identity does and serves the key that checks them, on a real socket. */
public final class TestIdentity {
    public static final String ISSUER = "http://localhost/identity";
    private static final TestIdentity SHARED = new TestIdentity();

    private final RSAKey key = newKey();
    private final DisposableServer server = HttpServer.create()
            .host("127.0.0.1")
            .port(0)
            .route(routes -> routes.get(
                    "/identity/oauth2/jwks",
                    (_, response) -> response.header("Content-Type", "application/json")
                            .sendString(Mono.just(new JWKSet(key.toPublicJWK()).toString()))))
            .bindNow();

    private TestIdentity() {}

    /** Points the platform's edge at this identity. */
    public static void serve(DynamicPropertyRegistry settings) {
        settings.add("jince.house.issuer", () -> ISSUER);
        settings.add("jince.house.identity", () -> "http://localhost:" + SHARED.server.port());
    }

    public static String officer(String id, String division, String... roles) {
        return officerOf("部门", id, division, roles);
    }

    /** An officer of a department with a name. */
    public static String officerOf(String department, String id, String division, String... roles) {
        return SHARED.sign(
                ISSUER,
                id,
                "OFFICER",
                division,
                department,
                List.of(roles),
                List.of(),
                Duration.ofHours(1),
                SHARED.key);
    }

    /** @param mandates {@code CREDITCODE:MANDATE} */
    public static String person(String id, String... mandates) {
        return SHARED.sign(ISSUER, id, "PERSON", "", List.of(), List.of(mandates), Duration.ofHours(1), SHARED.key);
    }

    public static String system(String id, String... roles) {
        return SHARED.sign(ISSUER, id, "SYSTEM", "", List.of(roles), List.of(), Duration.ofHours(1), SHARED.key);
    }

    /** Ended an hour ago. */
    public static String expired(String id, String division, String... roles) {
        return SHARED.sign(
                ISSUER, id, "OFFICER", division, List.of(roles), List.of(), Duration.ofHours(-1), SHARED.key);
    }

    /** Signed with a key that is not identity's. */
    public static String foreign(String id, String division, String... roles) {
        return SHARED.sign(ISSUER, id, "OFFICER", division, List.of(roles), List.of(), Duration.ofHours(1), newKey());
    }

    private String sign(
            String issuer,
            String id,
            String kind,
            String division,
            List<String> roles,
            List<String> mandates,
            Duration life,
            RSAKey with) {
        return sign(issuer, id, kind, division, "部门", roles, mandates, life, with);
    }

    private String sign(
            String issuer,
            String id,
            String kind,
            String division,
            String department,
            List<String> roles,
            List<String> mandates,
            Duration life,
            RSAKey with) {
        JWTClaimsSet set = new JWTClaimsSet.Builder()
                .issuer(issuer)
                .audience("jince")
                .subject(id)
                .expirationTime(Date.from(Instant.now().plus(life)))
                .claim("kind", kind)
                .claim("name", id)
                .claim("division", division)
                .claim("department", department)
                .claim("roles", roles)
                .claim("mandates", mandates)
                .build();
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("test").build(), set);
        try {
            token.sign(new RSASSASigner(with));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return token.serialize();
    }

    private static RSAKey newKey() {
        try {
            return new RSAKeyGenerator(2048).keyID("test").generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
