package cn.jince.edge;

import java.time.Duration;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.reactive.function.BodyInserters;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;

/** The service's own access token (client credentials), fetched once and renewed a minute before it ends. */
public final class ServiceTokens {
    private final Mono<String> token;

    ServiceTokens(WebClient.Builder web, HouseSettings house) {
        WebClient identity = web.clone().baseUrl(house.identity().toString()).build();
        MultiValueMap<String, String> form =
                new LinkedMultiValueMap<>(Map.of("grant_type", java.util.List.of("client_credentials")));
        this.token = identity.post()
                .uri("/identity/oauth2/token")
                .headers(headers -> headers.setBasicAuth(house.clientId(), house.clientSecret()))
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .body(BodyInserters.fromFormData(form))
                .retrieve()
                .bodyToMono(Granted.class)
                .timeout(Duration.ofSeconds(5))
                .cacheInvalidateWhen(granted -> Mono.delay(Duration.ofSeconds(Math.max(granted.expires_in() - 60, 5)))
                        .then())
                .map(Granted::access_token);
    }

    public Mono<String> token() {
        return token;
    }

    record Granted(
            String access_token,
            long expires_in,
            String token_type,
            @org.jspecify.annotations.Nullable String scope) {}
}
