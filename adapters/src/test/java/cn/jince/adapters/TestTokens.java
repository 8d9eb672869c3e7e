package cn.jince.adapters;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Tokens without an identity service: their attributes in Base64. */
@TestConfiguration(proxyBeanMethods = false)
public class TestTokens {
    public static String of(String subject, String kind, String role) {
        Map<String, Object> attributes = Map.of(
                "sub",
                subject,
                "kind",
                kind,
                "division",
                "140000",
                "roles",
                role.isEmpty() ? List.of() : List.of(role));
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(
                        JsonMapper.shared().writeValueAsString(attributes).getBytes(StandardCharsets.UTF_8));
    }

    @Bean
    @Primary
    ReactiveJwtDecoder testTokens() {
        return token -> Mono.fromCallable(() -> {
            try {
                @SuppressWarnings("unchecked")
                Map<String, Object> attributes =
                        JsonMapper.shared().readValue(Base64.getUrlDecoder().decode(token), Map.class);
                return new Jwt(token, Instant.now(), Instant.now().plusSeconds(600), Map.of("alg", "none"), attributes);
            } catch (RuntimeException e) {
                throw new BadJwtException("no token of ours", e);
            }
        });
    }
}
