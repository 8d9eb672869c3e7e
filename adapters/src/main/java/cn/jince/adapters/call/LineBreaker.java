package cn.jince.adapters.call;

import cn.jince.adapters.descriptor.SystemDescriptor.Breaker;
import cn.jince.api.reply.Reply;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Stops calling a capability that keeps failing. One verdict per call: what it brought, or that it is overdue, which
 * counts against the system while the call still hangs, so that a system that went silent is noticed before anything
 * times out. A caller who leaves and a rule of theirs say nothing about it.
 */
final class LineBreaker {
    private final CircuitBreaker breaker;
    private final long overdueNanos;

    LineBreaker(String name, Breaker settings, Duration overdue) {
        this.overdueNanos = overdue.toNanos();
        this.breaker = CircuitBreaker.of(
                name,
                CircuitBreakerConfig.custom()
                        .slidingWindowSize(settings.window())
                        .minimumNumberOfCalls(settings.minimumCalls())
                        .failureRateThreshold(settings.failureRate())
                        .waitDurationInOpenState(settings.openFor())
                        .permittedNumberOfCallsInHalfOpenState(settings.halfOpenCalls())
                        .maxWaitDurationInHalfOpenState(settings.openFor())
                        .ignoreException(failure -> !CallFailed.of(failure).theirFault())
                        .build());
    }

    <T> Mono<T> guard(Mono<T> call) {
        return Mono.defer(() -> {
            if (!breaker.tryAcquirePermission()) {
                return Mono.error(CallFailed.notAsked(Reply.Reason.BREAKER_OPEN, "the breaker is open"));
            }
            Judgement judgement = new Judgement();
            return call.doOnSuccess(_ -> judgement.good())
                    .doOnError(judgement::bad)
                    .doOnCancel(judgement::none);
        });
    }

    /** CLOSED OPEN HALF_OPEN. */
    String state() {
        return breaker.getState().name();
    }

    private final class Judgement {
        private final long start = System.nanoTime();
        private final AtomicBoolean spoken = new AtomicBoolean();
        private final Disposable watch =
                Schedulers.parallel().schedule(this::overdue, overdueNanos, TimeUnit.NANOSECONDS);

        void good() {
            if (first()) {
                breaker.onSuccess(took(), TimeUnit.NANOSECONDS);
            }
        }

        void bad(Throwable failure) {
            if (first()) {
                breaker.onError(took(), TimeUnit.NANOSECONDS, failure);
            }
        }

        void none() {
            if (first()) {
                breaker.releasePermission();
            }
        }

        private void overdue() {
            bad(CallFailed.because(Reply.Reason.TIMEOUT, "overdue"));
        }

        private boolean first() {
            watch.dispose();
            return spoken.compareAndSet(false, true);
        }

        private long took() {
            return System.nanoTime() - start;
        }
    }
}
