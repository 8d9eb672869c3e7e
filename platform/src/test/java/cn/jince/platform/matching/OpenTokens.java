package cn.jince.platform.matching;

import cn.jince.api.identity.TokenAttributes;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Tokens that are their own attributes: only tests read them. */
final class OpenTokens implements ReactiveJwtDecoder {
    static String officer(String division, String... roles) {
        return token(Map.of(
                TokenAttributes.KIND,
                "OFFICER",
                TokenAttributes.DIVISION,
                division,
                TokenAttributes.ROLES,
                List.of(roles)));
    }

    static String member(String creditCode) {
        return token(
                Map.of(TokenAttributes.KIND, "PERSON", TokenAttributes.MANDATES, List.of(creditCode + ":PREPARER")));
    }

    static String house() {
        return token(Map.of(TokenAttributes.KIND, "SYSTEM", TokenAttributes.ROLES, List.of("HOUSE")));
    }

    private static String token(Map<String, Object> attributes) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(JsonMapper.shared().writeValueAsBytes(attributes));
    }

    @Override
    public Mono<Jwt> decode(String token) {
        Map<String, Object> attributes = JsonMapper.shared()
                .readValue(
                        new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8),
                        new TypeReference<Map<String, Object>>() {});
        return Mono.just(Jwt.withTokenValue(token)
                .header("alg", "none")
                .subject("somebody")
                .expiresAt(Instant.now().plusSeconds(600))
                .claims(all -> all.putAll(attributes))
                .build());
    }
}
