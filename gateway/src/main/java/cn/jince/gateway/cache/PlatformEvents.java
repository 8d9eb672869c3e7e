package cn.jince.gateway.cache;

import cn.jince.api.event.EventPage;
import cn.jince.gateway.GatewaySettings;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.BodyInserters;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;

/** The platform's feed, read by the gateway as a service of the house. */
@Component
class PlatformEvents {
    private static final int PAGE = 100;
    private static final int MOST = 16 * 1024 * 1024;
    private static final long EARLY_SECONDS = 60;

    private final WebClient calls;
    private final GatewaySettings.House house;
    private volatile @Nullable Token token;

    private record Token(String value, long until) {}

    private record Granted(String access_token, long expires_in) {}

    PlatformEvents(WebClient identityCalls, GatewaySettings settings) {
        this.calls = identityCalls
                .mutate()
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(MOST))
                .build();
        this.house = settings.house();
    }

    Mono<EventPage> after(long position) {
        return token().flatMap(bearer -> calls.get()
                        .uri(house.platform() + "/events?after=" + position + "&limit=" + PAGE)
                        .header(HttpHeaders.AUTHORIZATION, "Bearer " + bearer)
                        .retrieve()
                        .bodyToMono(EventPage.class))
                .doOnError(_ -> token = null);
    }

    private Mono<String> token() {
        @Nullable Token known = token;
        if (known != null && System.nanoTime() - known.until() < 0) {
            return Mono.just(known.value());
        }
        return calls.post()
                .uri(house.identity() + "/identity/oauth2/token")
                .headers(headers -> headers.setBasicAuth(house.clientId(), house.clientSecret()))
                .body(BodyInserters.fromFormData("grant_type", "client_credentials"))
                .retrieve()
                .bodyToMono(Granted.class)
                .map(granted -> {
                    long seconds = Math.max(granted.expires_in() - EARLY_SECONDS, 5);
                    token = new Token(
                            granted.access_token(),
                            System.nanoTime() + Duration.ofSeconds(seconds).toNanos());
                    return granted.access_token();
                });
    }
}
