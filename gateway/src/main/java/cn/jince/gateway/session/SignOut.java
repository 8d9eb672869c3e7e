package cn.jince.gateway.session;

import cn.jince.gateway.GatewaySettings;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseCookie;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.web.server.ServerOAuth2AuthorizedClientRepository;
import org.springframework.security.web.server.WebFilterExchange;
import org.springframework.security.web.server.authentication.logout.ServerLogoutHandler;
import org.springframework.web.reactive.function.BodyInserters;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebSession;
import reactor.core.publisher.Mono;

/**
 * Ends the web session, the refresh token at identity, and the browser's session with identity: both live behind one
 * address, so that the gateway takes back identity's cookie, and the next sign-in asks for the password again. An
 * identity that is away stops nobody from signing out.
 */
class SignOut implements ServerLogoutHandler {
    static final String IDENTITY_COOKIE = "JINCE_IDENTITY";
    private static final Logger log = LoggerFactory.getLogger(SignOut.class);
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private final WebClient identity;
    private final GatewaySettings settings;
    private final ServerOAuth2AuthorizedClientRepository clients;

    SignOut(WebClient identity, GatewaySettings settings, ServerOAuth2AuthorizedClientRepository clients) {
        this.identity = identity;
        this.settings = settings;
        this.clients = clients;
    }

    @Override
    public Mono<Void> logout(WebFilterExchange filter, Authentication signedIn) {
        ServerWebExchange exchange = filter.getExchange();
        exchange.getResponse()
                .addCookie(ResponseCookie.from(IDENTITY_COOKIE, "")
                        .path("/identity")
                        .maxAge(0)
                        .httpOnly(true)
                        .sameSite("Lax")
                        .build());
        return clients.<OAuth2AuthorizedClient>loadAuthorizedClient("jince", signedIn, exchange)
                .mapNotNull(OAuth2AuthorizedClient::getRefreshToken)
                .flatMap(token -> revoke(token.getTokenValue()))
                .then(exchange.getSession())
                .flatMap(WebSession::invalidate);
    }

    private Mono<Void> revoke(String token) {
        return identity.post()
                .uri(settings.house().identity() + "/identity/oauth2/revoke")
                .headers(headers ->
                        headers.setBasicAuth("web", settings.gateway().webClientSecret()))
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .body(BodyInserters.fromFormData("token", token).with("token_type_hint", "refresh_token"))
                .retrieve()
                .toBodilessEntity()
                .timeout(PATIENCE)
                .then()
                .onErrorResume(error -> {
                    log.warn("a refresh token was not revoked at sign-out: {}", error.toString());
                    return Mono.empty();
                });
    }
}
