package cn.jince.adapters.call;

import cn.jince.adapters.descriptor.AnswerSchema;
import cn.jince.adapters.descriptor.SystemDescriptor;
import cn.jince.adapters.descriptor.SystemDescriptor.Breaker;
import cn.jince.adapters.descriptor.SystemDescriptor.Capability;
import cn.jince.adapters.mapping.AttributeMapping;
import cn.jince.api.adapters.AdapterViews.Attributes;
import cn.jince.api.reply.Reply;
import cn.jince.edge.Caller;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.time.Duration;

/** One capability of one system in operation: its descriptor and the state that calls share. */
public final class Line {
    private static final long MOST_KEPT = 10_000;
    private final SystemDescriptor system;
    private final Capability capability;
    private final Connector connector;
    private final AttributeMapping mapping;
    private final CircuitBreaker breaker;
    private final Bulkhead bulkhead;
    private final RetryBudget retries = new RetryBudget();
    private final LineHealth health = new LineHealth();
    private final Flights flights = new Flights();
    private final Cache<String, Reply<Attributes>> kept;

    Line(SystemDescriptor system, Capability capability, Connector connector) {
        this.system = system;
        this.capability = capability;
        this.connector = connector;
        this.mapping = new AttributeMapping(
                capability.mapping(),
                capability.asOf(),
                capability.attributes(),
                capability.schema() == null ? null : AnswerSchema.of(capability));
        this.breaker = CircuitBreaker.of(id(), breakerConfig(capability.breaker()));
        this.bulkhead = Bulkhead.of(
                id(),
                BulkheadConfig.custom()
                        .maxConcurrentCalls(capability.concurrency())
                        .maxWaitDuration(Duration.ZERO)
                        .build());
        this.kept = Caffeine.newBuilder()
                .maximumSize(MOST_KEPT)
                .expireAfterWrite(capability.cache().ttl())
                .executor(Runnable::run)
                .build();
    }

    private static CircuitBreakerConfig breakerConfig(Breaker settings) {
        return CircuitBreakerConfig.custom()
                .slidingWindowSize(settings.window())
                .minimumNumberOfCalls(settings.minimumCalls())
                .failureRateThreshold(settings.failureRate())
                .waitDurationInOpenState(settings.openFor())
                .permittedNumberOfCallsInHalfOpenState(settings.halfOpenCalls())
                .maxWaitDurationInHalfOpenState(settings.openFor())
                .recordException(failure -> CallFailed.of(failure).theirFault())
                .build();
    }

    public String id() {
        return system.system() + "/" + capability.capability();
    }

    public SystemDescriptor system() {
        return system;
    }

    public Capability capability() {
        return capability;
    }

    /** Whether its owner has opened it to an integrator. */
    public boolean opensTo(Caller caller) {
        return Access.integrator(caller, capability);
    }

    public LineHealth health() {
        return health;
    }

    /** CLOSED OPEN HALF_OPEN. */
    public String breakerState() {
        return breaker.getState().name();
    }

    /** Kept and shared between callers only where the descriptor gives a time. */
    boolean keeps() {
        return !capability.cache().ttl().isZero();
    }

    Connector connector() {
        return connector;
    }

    AttributeMapping mapping() {
        return mapping;
    }

    CircuitBreaker breaker() {
        return breaker;
    }

    Bulkhead bulkhead() {
        return bulkhead;
    }

    RetryBudget retries() {
        return retries;
    }

    Flights flights() {
        return flights;
    }

    Cache<String, Reply<Attributes>> kept() {
        return kept;
    }
}
