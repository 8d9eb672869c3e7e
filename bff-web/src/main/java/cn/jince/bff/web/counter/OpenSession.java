package cn.jince.bff.web.counter;

import cn.jince.api.identity.TokenAttributes;
import cn.jince.api.problem.ProblemCode;
import cn.jince.edge.Caller;
import cn.jince.edge.HouseSettings;
import cn.jince.edge.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.stereotype.Component;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.reactive.function.BodyInserters;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;

/** Exchanges a hand-over code for a token that speaks for the enterprise in the clerk's hand, and reads it back. */
@Component
class OpenSession {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private final WebClient identity;
    private final HouseSettings house;
    private final ReactiveJwtDecoder tokens;

    OpenSession(WebClient.Builder web, HouseSettings house, ReactiveJwtDecoder tokens) {
        this.identity = web.clone().baseUrl(house.identity().toString()).build();
        this.house = house;
        this.tokens = tokens;
    }

    Mono<CounterSession> open(Jwt clerk, String code) {
        Map<String, List<String>> form = Map.of(
                "grant_type", List.of("urn:ietf:params:oauth:grant-type:token-exchange"),
                "subject_token", List.of(code),
                "subject_token_type", List.of("urn:jince:token-type:hand-over-code"),
                "actor_token", List.of(clerk.getTokenValue()),
                "actor_token_type", List.of("urn:ietf:params:oauth:token-type:access_token"));
        return identity.post()
                .uri("/identity/oauth2/token")
                .headers(headers -> headers.setBasicAuth(house.clientId(), house.clientSecret()))
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .body(BodyInserters.fromFormData(new LinkedMultiValueMap<>(form)))
                .exchangeToMono(response -> response.statusCode().is2xxSuccessful()
                        ? response.bodyToMono(Granted.class)
                        : refusal(response))
                .timeout(PATIENCE)
                .flatMap(granted -> tokens.decode(granted.access_token()))
                .map(OpenSession::session);
    }

    private static CounterSession session(Jwt token) {
        Caller person = Caller.of(token);
        return new CounterSession(
                token.getTokenValue(),
                person.mandates().keySet().iterator().next(),
                person.name(),
                Objects.requireNonNullElse(token.getExpiresAt(), Instant.EPOCH));
    }

    /** The token in the header, where it is sound and this very clerk's. */
    Mono<Jwt> read(Caller clerk, @Nullable String session) {
        if (session == null || session.isBlank()) {
            return Mono.error(over());
        }
        return tokens.decode(session)
                .onErrorMap(JwtException.class, _ -> over())
                .filter(token -> token.getClaim(TokenAttributes.ACT) instanceof Map<?, ?> act
                        && clerk.id().equals(act.get("sub")))
                .switchIfEmpty(Mono.error(OpenSession::over));
    }

    private static Problem over() {
        return Problem.of(HttpStatus.FORBIDDEN, "COUNTER_SESSION_OVER", "代办已结束，请企业重新提供代办码。");
    }

    private static Mono<Granted> refusal(ClientResponse response) {
        return response.bodyToMono(Refused.class).flatMap(refused -> Mono.error(problem(refused)));
    }

    private static Problem problem(Refused refused) {
        String detail = Objects.requireNonNullElse(refused.error_description(), "代办码不能使用。");
        return switch (refused.error()) {
            case "code_wrong" -> Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, "HAND_OVER_CODE_WRONG", detail);
            case "code_expired" -> Problem.of(HttpStatus.GONE, "HAND_OVER_CODE_EXPIRED", detail);
            case "code_used" -> Problem.of(HttpStatus.CONFLICT, "HAND_OVER_CODE_USED", detail);
            case "code_foreign_division" -> Problem.of(HttpStatus.FORBIDDEN, "HAND_OVER_CODE_FOREIGN_DIVISION", detail);
            case "code_too_many_guesses" -> Problem.of(HttpStatus.TOO_MANY_REQUESTS, "HAND_OVER_CODE_GUESSED", detail);
            case "access_denied", "invalid_request" -> Problem.of(HttpStatus.FORBIDDEN, ProblemCode.FORBIDDEN, detail);
            default -> Problem.of(HttpStatus.BAD_GATEWAY, ProblemCode.UPSTREAM_FAILED, "后台服务未能给出可用的答复。");
        };
    }

    record Granted(String access_token, String issued_token_type, String token_type, long expires_in) {}

    record Refused(
            String error,
            @Nullable String error_description,
            @Nullable String error_uri) {}
}
