package cn.jince.bff.web.counter;

import cn.jince.edge.Caller;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * {@code /api/w/counter/claims/…} is {@code /api/w/claims/…} in the enterprise's name: the same screens, the same claim
 * record, with the counter session's token in place of the clerk's own. After the chain that checks the clerk's token.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class CounterDoor implements WebFilter {
    private static final String COUNTER = "/api/w/counter/claims";
    private final OpenSession sessions;

    CounterDoor(OpenSession sessions) {
        this.sessions = sessions;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        String path = exchange.getRequest().getPath().value();
        if (!path.equals(COUNTER) && !path.startsWith(COUNTER + "/")) {
            return chain.filter(exchange);
        }
        String session = exchange.getRequest().getHeaders().getFirst(CounterSession.HEADER);
        ServerHttpRequest inName = exchange.getRequest()
                .mutate()
                .path("/api/w/claims" + path.substring(COUNTER.length()))
                .build();
        return Caller.current()
                .flatMap(clerk -> sessions.read(clerk, session))
                .flatMap(token -> chain.filter(exchange.mutate().request(inName).build())
                        .contextWrite(
                                ReactiveSecurityContextHolder.withAuthentication(new JwtAuthenticationToken(token))));
    }
}
