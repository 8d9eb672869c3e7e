package cn.jince.gateway.session;

import cn.jince.api.problem.ProblemCode;
import cn.jince.gateway.FilterOrder;
import cn.jince.gateway.problem.GatewayProblems;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebSession;
import reactor.core.publisher.Mono;

/**
 * Puts the access token of a web session into its request; a session without tokens is over, its request never goes
 * inward as nobody's.
 */
@Component
class RelayFilter implements GlobalFilter, Ordered {
    private final Renewals renewals;
    private final GatewayProblems problems;

    RelayFilter(Renewals renewals, GatewayProblems problems) {
        this.renewals = renewals;
        this.problems = problems;
    }

    @Override
    public int getOrder() {
        return FilterOrder.RELAY.order();
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        return ReactiveSecurityContextHolder.getContext()
                .mapNotNull(SecurityContext::getAuthentication)
                .filter(OAuth2AuthenticationToken.class::isInstance)
                .flatMap(signedIn -> inward(exchange, signedIn))
                .defaultIfEmpty(exchange)
                .flatMap(chain::filter)
                .onErrorResume(SessionOver.class, _ -> ended(exchange));
    }

    private Mono<ServerWebExchange> inward(ServerWebExchange exchange, Authentication signedIn) {
        return renewals.token(exchange, signedIn)
                .map(token -> exchange.mutate()
                        .request(request -> request.headers(headers -> headers.setBearerAuth(token)))
                        .build());
    }

    private Mono<Void> ended(ServerWebExchange exchange) {
        return exchange.getSession()
                .flatMap(WebSession::invalidate)
                .then(problems.write(
                        exchange, HttpStatus.UNAUTHORIZED, ProblemCode.UNAUTHENTICATED, "登录已失效，请重新登录。", "client"));
    }
}
