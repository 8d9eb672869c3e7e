package cn.jince.gateway.door;

import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Takes up requests with a session behind the sign-in chain, which stands at -100. */
@Component
@Order(0)
class AfterSignIn implements WebFilter {
    private final Doorway doorway;

    AfterSignIn(Doorway doorway) {
        this.doorway = doorway;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        @Nullable Passage passage = Passage.of(exchange);
        if (passage == null) {
            return chain.filter(exchange);
        }
        passage.goOnWith(exchange);
        return doorway.goIn(passage, chain);
    }
}
