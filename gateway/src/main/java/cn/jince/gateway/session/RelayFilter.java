package cn.jince.gateway.session;

import cn.jince.api.problem.ProblemCode;
import cn.jince.gateway.FilterOrder;
import cn.jince.gateway.problem.GatewayProblems;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.security.oauth2.client.ClientAuthorizationException;
import org.springframework.security.oauth2.client.OAuth2AuthorizeRequest;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.ReactiveOAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.client.web.server.ServerOAuth2AuthorizedClientRepository;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Puts the access token of a web session into its request. When it must be renewed, all requests of the session wait for one renewal: a second one with the
 * same refresh token would end the whole family.
 */
@Component
class RelayFilter implements GlobalFilter, Ordered {
    private final ReactiveOAuth2AuthorizedClientManager manager;
    private final ServerOAuth2AuthorizedClientRepository clients;
    private final GatewayProblems problems;
    private final ConcurrentMap<String, Mono<OAuth2AuthorizedClient>> flights = new ConcurrentHashMap<>();

    RelayFilter(
            ReactiveOAuth2AuthorizedClientManager manager,
            ServerOAuth2AuthorizedClientRepository clients,
            GatewayProblems problems) {
        this.manager = manager;
        this.clients = clients;
        this.problems = problems;
    }

    @Override
    public int getOrder() {
        return FilterOrder.RELAY.order();
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        return ReactiveSecurityContextHolder.getContext()
                .filter(context -> context.getAuthentication() instanceof OAuth2AuthenticationToken)
                .map(context -> (OAuth2AuthenticationToken) context.getAuthentication())
                .flatMap(signedIn -> token(exchange, signedIn))
                .map(token -> exchange.mutate()
                        .request(request -> request.headers(headers -> headers.setBearerAuth(token)))
                        .build())
                .defaultIfEmpty(exchange)
                .flatMap(chain::filter)
                .onErrorResume(ClientAuthorizationException.class, _ -> ended(exchange));
    }

    private Mono<String> token(ServerWebExchange exchange, OAuth2AuthenticationToken signedIn) {
        return exchange.getSession()
                .flatMap(session -> flights.computeIfAbsent(session.getId(), id -> authorize(exchange, signedIn)
                        .doFinally(_ -> flights.remove(id))
                        .cache())
                        .flatMap(client -> clients.<OAuth2AuthorizedClient>loadAuthorizedClient("jince", signedIn, exchange)
                                .filter(own -> own.getAccessToken().getTokenValue().equals(client.getAccessToken().getTokenValue()))
                                .switchIfEmpty(clients.saveAuthorizedClient(client, signedIn, exchange).thenReturn(client))))
                .map(client -> client.getAccessToken().getTokenValue());
    }

    private Mono<OAuth2AuthorizedClient> authorize(ServerWebExchange exchange, OAuth2AuthenticationToken signedIn) {
        OAuth2AuthorizeRequest request = OAuth2AuthorizeRequest.withClientRegistrationId("jince")
                .principal(signedIn)
                .attribute(ServerWebExchange.class.getName(), exchange)
                .build();
        return manager.authorize(request);
    }

    /** Identity no longer renews: the session is over, and the browser is told so at once. */
    private Mono<Void> ended(ServerWebExchange exchange) {
        return exchange.getSession()
                .flatMap(session -> session.invalidate())
                .then(problems.write(exchange, HttpStatus.UNAUTHORIZED, ProblemCode.UNAUTHENTICATED, "登录已失效，请重新登录。", "client"));
    }
}
