package cn.jince.gateway.resilience;

import cn.jince.gateway.FilterOrder;
import cn.jince.gateway.GatewaySettings;
import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.reactor.bulkhead.operator.BulkheadOperator;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SignalType;

/**
 * One breaker and one bulkhead per upstream, one deadline per exchange, all three up to the last byte of the body: this
 * filter stands outside the one that writes the response, so a body that is cut or drips counts as the failure it is.
 */
@Component
class UpstreamGuard implements GlobalFilter, Ordered {
    private final Duration deadline;
    private final ConcurrentMap<String, CircuitBreaker> breakers = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, Bulkhead> bulkheads = new ConcurrentHashMap<>();

    UpstreamGuard(GatewaySettings settings) {
        this.deadline = settings.gateway().deadline();
    }

    @Override
    public int getOrder() {
        return FilterOrder.UPSTREAM.order();
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        @Nullable Route route = exchange.getAttribute(ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR);
        if (route == null) {
            return chain.filter(exchange);
        }
        boolean stream = Boolean.TRUE.equals(route.getMetadata().get("stream"));
        Mono<Void> proxied =
                stream ? chain.filter(exchange) : chain.filter(exchange).timeout(deadline);
        // A stream's permit would be held for minutes: streams have a bulkhead of their own.
        Bulkhead bulkhead =
                bulkheads.computeIfAbsent(stream ? "streams" : route.getUri().getAuthority(), UpstreamGuard::bulkhead);
        CircuitBreaker breaker = breakers.computeIfAbsent(route.getUri().getAuthority(), UpstreamGuard::breaker);
        return guarded(exchange, proxied, breaker).transformDeferred(BulkheadOperator.of(bulkhead));
    }

    private static Mono<Void> guarded(ServerWebExchange exchange, Mono<Void> proxied, CircuitBreaker breaker) {
        return Mono.defer(() -> {
            breaker.acquirePermission();
            long started = System.nanoTime();
            return proxied.doOnSuccess(_ -> record(exchange, breaker, started))
                    .doOnError(error -> breaker.onError(System.nanoTime() - started, TimeUnit.NANOSECONDS, error))
                    .doFinally(signal -> {
                        if (signal == SignalType.CANCEL) {
                            breaker.releasePermission();
                        }
                    });
        });
    }

    private static void record(ServerWebExchange exchange, CircuitBreaker breaker, long started) {
        @Nullable HttpStatusCode status = exchange.getResponse().getStatusCode();
        long took = System.nanoTime() - started;
        if (status != null && (status.value() == 502 || status.value() == 504)) {
            breaker.onError(took, TimeUnit.NANOSECONDS, new TimeoutException("upstream answered " + status));
        } else {
            breaker.onSuccess(took, TimeUnit.NANOSECONDS);
        }
    }

    private static CircuitBreaker breaker(String upstream) {
        return CircuitBreaker.of(
                upstream,
                CircuitBreakerConfig.custom()
                        .slidingWindowSize(40)
                        .minimumNumberOfCalls(20)
                        .failureRateThreshold(50)
                        .waitDurationInOpenState(Duration.ofSeconds(3))
                        .permittedNumberOfCallsInHalfOpenState(3)
                        .maxWaitDurationInHalfOpenState(Duration.ofSeconds(10))
                        .build());
    }

    private static Bulkhead bulkhead(String upstream) {
        int most = upstream.equals("streams") ? 5_000 : 300;
        return Bulkhead.of(
                upstream,
                BulkheadConfig.custom()
                        .maxConcurrentCalls(most)
                        .maxWaitDuration(Duration.ZERO)
                        .build());
    }
}
