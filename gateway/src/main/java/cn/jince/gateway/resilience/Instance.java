package cn.jince.gateway.resilience;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.net.URI;
import java.util.concurrent.TimeUnit;

/** One address of an upstream, with a breaker of its own: one that is ill does not take the others with it. */
public final class Instance {
    private static final IllegalStateException BAD_STATUS = new IllegalStateException("a status that is a failure");
    private final URI address;
    private final String base;
    private final CircuitBreaker breaker;

    Instance(URI address, CircuitBreaker breaker) {
        this.address = address;
        this.base = address.getScheme() + "://" + address.getRawAuthority();
        this.breaker = breaker;
    }

    public URI address() {
        return address;
    }

    /** CLOSED, OPEN, HALF_OPEN … */
    public String state() {
        return breaker.getState().name();
    }

    /** Calls that counted as failures among the last ones. */
    public int failures() {
        return breaker.getMetrics().getNumberOfFailedCalls();
    }

    /** Calls that counted as good among the last ones. */
    public int successes() {
        return breaker.getMetrics().getNumberOfSuccessfulCalls();
    }

    boolean tryCall() {
        return breaker.tryAcquirePermission();
    }

    void wentWell(long nanos) {
        breaker.onSuccess(nanos, TimeUnit.NANOSECONDS);
    }

    void failed(long nanos) {
        breaker.onError(nanos, TimeUnit.NANOSECONDS, BAD_STATUS);
    }

    /** Nothing was learnt about it. */
    void noVerdict() {
        breaker.releasePermission();
    }

    /** Where a request goes here. @param path with its query, as it came */
    URI target(String path) {
        return URI.create(base + path);
    }
}
