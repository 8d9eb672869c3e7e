package cn.jince.gateway.limit;

import cn.jince.gateway.GatewaySettings;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.reactor.circuitbreaker.operator.CircuitBreakerOperator;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * GCRA: one number per key, the theoretical arrival time, in microseconds of Redis' own clock. Redis away: each gateway
 * counts for itself with the same numbers, behind a breaker so that nobody waits; the limit is then per gateway, never
 * open and never shut.
 */
@Component
class Quotas {
    private static final Logger log = LoggerFactory.getLogger(Quotas.class);
    /** Answers the milliseconds to wait, zero for go. */
    private static final RedisScript<Long> GCRA = RedisScript.of("""
            local t = redis.call('TIME')
            local now = t[1] * 1000000 + t[2]
            local step = tonumber(ARGV[1])
            local burst = tonumber(ARGV[2])
            local tat = tonumber(redis.call('GET', KEYS[1]) or now)
            if tat < now then tat = now end
            local wait = tat - now - burst
            if wait > 0 then return math.ceil(wait / 1000) end
            tat = tat + step
            redis.call('SET', KEYS[1], string.format('%.0f', tat), 'PX', math.ceil((tat - now) / 1000) + 1000)
            return 0
            """, Long.class);

    private static final Duration PATIENCE = Duration.ofMillis(50);

    private final ReactiveStringRedisTemplate redis;
    private final long stepMicros;
    private final long burstMicros;
    private final Cache<String, AtomicLong> local = Caffeine.newBuilder()
            .maximumSize(100_000)
            .expireAfterAccess(Duration.ofMinutes(1))
            .build();
    private final CircuitBreaker breaker = CircuitBreaker.of(
            "redis-quota",
            CircuitBreakerConfig.custom()
                    .slidingWindowSize(10)
                    .minimumNumberOfCalls(5)
                    .failureRateThreshold(50)
                    .waitDurationInOpenState(Duration.ofSeconds(2))
                    .permittedNumberOfCallsInHalfOpenState(2)
                    .automaticTransitionFromOpenToHalfOpenEnabled(false)
                    .build());

    Quotas(ReactiveStringRedisTemplate redis, GatewaySettings settings) {
        this.redis = redis;
        this.stepMicros = 1_000_000L / settings.gateway().limit().perSecond();
        this.burstMicros = stepMicros * (settings.gateway().limit().burst() - 1L);
        breaker.getEventPublisher()
                .onStateTransition(event -> log.warn("limits: Redis breaker {}", event.getStateTransition()));
    }

    /** Milliseconds to wait; zero where the request may go. */
    Mono<Long> take(String key) {
        return redis.execute(
                        GCRA,
                        List.of("jince:limit:" + key),
                        List.of(Long.toString(stepMicros), Long.toString(burstMicros)))
                .next()
                .timeout(PATIENCE)
                .transformDeferred(CircuitBreakerOperator.of(breaker))
                .onErrorResume(Exception.class, _ -> Mono.fromSupplier(() -> takeHere(key)));
    }

    private long takeHere(String key) {
        long now = System.nanoTime() / 1000;
        long[] wait = {0};
        local.get(key, _ -> new AtomicLong(now)).updateAndGet(kept -> {
            long arrival = Math.max(kept, now);
            wait[0] = arrival - now - burstMicros;
            return wait[0] > 0 ? kept : arrival + stepMicros;
        });
        return wait[0] > 0 ? (wait[0] + 999) / 1000 : 0;
    }
}
