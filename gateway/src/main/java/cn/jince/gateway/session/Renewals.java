package cn.jince.gateway.session;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.OAuth2AuthorizationContext;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.ReactiveOAuth2AuthorizedClientProvider;
import org.springframework.security.oauth2.client.web.server.ServerOAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebSession;
import reactor.core.publisher.Mono;

/**
 * One renewal per refresh token. Identity revokes the whole family when a token comes twice, and a request may well
 * have read its session before another one renewed it: so the answer is kept for a minute under the token it replaced,
 * and the session is written at once, not at the end of the request.
 */
class Renewals {
    private static final Duration EARLY = Duration.ofSeconds(30);
    private static final Duration PATIENCE = Duration.ofSeconds(4);
    private final ReactiveOAuth2AuthorizedClientProvider identity;
    private final ServerOAuth2AuthorizedClientRepository clients;
    private final Cache<String, Mono<OAuth2AuthorizedClient>> renewed = Caffeine.newBuilder()
            .maximumSize(20_000)
            .expireAfterWrite(Duration.ofMinutes(1))
            .build();

    Renewals(ReactiveOAuth2AuthorizedClientProvider identity, ServerOAuth2AuthorizedClientRepository clients) {
        this.identity = identity;
        this.clients = clients;
    }

    /** An access token with time left; errors with {@link SessionOver} where there will be none. */
    Mono<String> token(ServerWebExchange exchange, Authentication signedIn) {
        return clients.<OAuth2AuthorizedClient>loadAuthorizedClient("jince", signedIn, exchange)
                .switchIfEmpty(Mono.error(() -> new SessionOver("no tokens")))
                .flatMap(own -> isFresh(own.getAccessToken()) ? Mono.just(own) : renew(own, exchange, signedIn))
                .map(client -> client.getAccessToken().getTokenValue());
    }

    private static boolean isFresh(OAuth2AccessToken token) {
        @Nullable Instant end = token.getExpiresAt();
        return end != null && end.minus(EARLY).isAfter(Instant.now());
    }

    private Mono<OAuth2AuthorizedClient> renew(
            OAuth2AuthorizedClient own, ServerWebExchange exchange, Authentication signedIn) {
        @Nullable OAuth2RefreshToken refresh = own.getRefreshToken();
        if (refresh == null) {
            return Mono.error(new SessionOver("no refresh token"));
        }
        String key = refresh.getTokenValue();
        return renewed.get(
                        key,
                        _ -> ask(own, signedIn)
                                .doOnError(_ -> renewed.invalidate(key))
                                .cache())
                .flatMap(client -> clients.saveAuthorizedClient(client, signedIn, exchange)
                        .then(exchange.getSession())
                        .flatMap(WebSession::save)
                        .thenReturn(client));
    }

    private Mono<OAuth2AuthorizedClient> ask(OAuth2AuthorizedClient own, Authentication signedIn) {
        return identity.authorize(OAuth2AuthorizationContext.withAuthorizedClient(own)
                        .principal(signedIn)
                        .build())
                .switchIfEmpty(Mono.error(() -> new SessionOver("not renewable")))
                .timeout(PATIENCE)
                .onErrorMap(error -> !(error instanceof SessionOver), Renewals::meaning);
    }

    private static Throwable meaning(Throwable error) {
        return error instanceof OAuth2AuthorizationException refused && SessionOver.means(refused)
                ? new SessionOver("refused")
                : new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE, "identity gave no token", error);
    }
}
