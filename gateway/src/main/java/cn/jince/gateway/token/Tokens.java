package cn.jince.gateway.token;

import cn.jince.api.identity.TokenAttributes;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Reads access tokens: RS256 by a key identity shows, our issuer, audience {@code jince}, with {@code sub}, {@code iat}
 * and {@code exp}, sixty seconds of skew. What was found good is remembered under the token's digest until it ends, and
 * no longer than its key is shown; what was found bad is never remembered.
 */
final class Tokens {
    static final Duration SKEW = Duration.ofSeconds(60);
    /** Identity gives minutes; nobody gives more than a day. */
    static final Duration LONGEST_LIFE = Duration.ofHours(24);
    /** Characters; below the limit of a request's head. */
    static final int LONGEST = 8 * 1024;

    private static final int MOST_KEPT = 50_000;
    private static final Set<String> TYPES = Set.of("JWT", "at+jwt", "application/at+jwt");
    /**
     * Of ID tokens, which say who signed in and open no door, and of what a clerk at a counter holds for an enterprise:
     * that goes with the clerk's own sign-in and never alone.
     */
    private static final List<String> NOT_OURS = List.of("nonce", "at_hash", "c_hash", "events", TokenAttributes.ACT);

    private final Keys keys;
    private final String issuer;
    private final Clock clock;
    private final Cache<Digest, Kept> kept =
            Caffeine.newBuilder().maximumSize(MOST_KEPT).build();

    private record Kept(Caller caller, String key, long endMillis) {}

    /** SHA-256. */
    private record Digest(long a, long b, long c, long d) {
        static Digest of(String token) {
            try {
                ByteBuffer hash = ByteBuffer.wrap(
                        MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.ISO_8859_1)));
                return new Digest(hash.getLong(), hash.getLong(), hash.getLong(), hash.getLong());
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    Tokens(Keys keys, String issuer, Clock clock) {
        this.keys = keys;
        this.issuer = issuer;
        this.clock = clock;
    }

    /** The caller, if this very token was found good before and still is. */
    @Nullable
    Caller remembered(String token) {
        if (token.length() > LONGEST) {
            return null;
        }
        @Nullable Kept good = kept.getIfPresent(Digest.of(token));
        return good != null && clock.millis() < good.endMillis() && keys.now(good.key()) != null ? good.caller() : null;
    }

    /** Empty for a bad token; errors with {@link Keys.Away} where nobody can tell. */
    Mono<Caller> read(String token) {
        @Nullable SignedJWT parsed = parse(token);
        if (parsed == null) {
            return Mono.empty();
        }
        return keys.find(parsed.getHeader().getKeyID()).mapNotNull(key -> check(token, parsed, key));
    }

    private static @Nullable SignedJWT parse(String token) {
        if (token.length() > LONGEST || !isSpelledRight(token)) {
            return null;
        }
        try {
            SignedJWT parsed = SignedJWT.parse(token);
            return isAcceptable(parsed.getHeader()) ? parsed : null;
        } catch (ParseException | IllegalArgumentException | StackOverflowError e) {
            return null;
        }
    }

    /** Three parts of base64url and nothing else: decoders forgive more. */
    private static boolean isSpelledRight(String token) {
        int dots = 0;
        for (int i = 0; i < token.length(); i++) {
            char c = token.charAt(i);
            if (c == '.') {
                dots++;
            } else if (!(c >= 'a' && c <= 'z'
                    || c >= 'A' && c <= 'Z'
                    || c >= '0' && c <= '9'
                    || c == '-'
                    || c == '_')) {
                return false;
            }
        }
        return dots == 2;
    }

    private static boolean isAcceptable(JWSHeader header) {
        @Nullable JOSEObjectType type = header.getType();
        return JWSAlgorithm.RS256.equals(header.getAlgorithm())
                && header.getKeyID() != null
                && (type == null || TYPES.contains(type.getType()))
                && header.getJWK() == null
                && header.getJWKURL() == null
                && header.getX509CertURL() == null
                && header.getX509CertChain() == null
                && header.getCriticalParams() == null
                && header.isBase64URLEncodePayload();
    }

    private @Nullable Caller check(String token, SignedJWT parsed, JWSVerifier key) {
        try {
            if (!parsed.verify(key)) {
                return null;
            }
            JWTClaimsSet claims = parsed.getJWTClaimsSet();
            if (claims == null || !isGood(claims)) {
                return null;
            }
            Caller caller = caller(claims);
            long end = claims.getExpirationTime().getTime() + SKEW.toMillis();
            kept.put(Digest.of(token), new Kept(caller, parsed.getHeader().getKeyID(), end));
            return caller;
        } catch (JOSEException | ParseException | IllegalArgumentException | StackOverflowError e) {
            return null;
        }
    }

    private boolean isGood(JWTClaimsSet claims) {
        @Nullable String subject = claims.getSubject();
        return subject != null
                && !subject.isBlank()
                && issuer.equals(claims.getIssuer())
                && claims.getAudience().contains(TokenAttributes.AUDIENCE)
                && NOT_OURS.stream().allMatch(name -> claims.getClaim(name) == null)
                && isInTime(claims);
    }

    private boolean isInTime(JWTClaimsSet claims) {
        @Nullable Date end = claims.getExpirationTime();
        @Nullable Date issued = claims.getIssueTime();
        @Nullable Date notBefore = claims.getNotBeforeTime();
        if (end == null || issued == null || !issued.before(end)) {
            return false;
        }
        long now = clock.millis();
        return now < end.getTime() + SKEW.toMillis()
                && issued.getTime() <= now + SKEW.toMillis()
                && end.getTime() - issued.getTime() <= LONGEST_LIFE.toMillis()
                && (notBefore == null || notBefore.getTime() <= now + SKEW.toMillis());
    }

    private static Caller caller(JWTClaimsSet claims) throws ParseException {
        @Nullable String kind = claims.getStringClaim(TokenAttributes.KIND);
        @Nullable List<String> roles = claims.getStringListClaim(TokenAttributes.ROLES);
        return new Caller(claims.getSubject(), kind == null ? "" : kind, roles == null ? Set.of() : Set.copyOf(roles));
    }
}
