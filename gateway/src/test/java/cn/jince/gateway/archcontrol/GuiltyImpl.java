package cn.jince.gateway.archcontrol;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Guilty of everything. */
record GuiltyImpl(Mono<String> kept, ReactiveStringRedisTemplate redis, CircuitBreaker breaker)
        implements GlobalFilter {
    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        kept.block();
        return chain.filter(exchange);
    }
}
