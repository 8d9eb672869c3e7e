package cn.jince.gateway.resilience;

import cn.jince.gateway.GatewaySettings;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import reactor.core.scheduler.Schedulers;

/** All services behind the door, by name. Route tables name them; addresses come from the settings alone. */
@Component
public class Upstreams implements DisposableBean {
    private static final int FAILURES_PERCENT = 50;
    private static final int PROBES = 3;
    private static final Duration PROBING = Duration.ofSeconds(10);
    private final GatewaySettings.Guard guard;
    private final Map<String, Upstream> byName = new LinkedHashMap<>();

    Upstreams(GatewaySettings settings) {
        this.guard = settings.gateway().guard();
        add("identity", List.of(settings.house().identity()));
        add("adapters", List.of(settings.house().adapters()));
        add("bff-mobile", settings.gateway().upstream().bffMobile());
        add("bff-web", settings.gateway().upstream().bffWeb());
    }

    private void add(String name, List<URI> addresses) {
        List<Instance> instances = addresses.stream()
                .map(address -> new Instance(address, breaker(name + " at " + address.getRawAuthority())))
                .toList();
        byName.put(
                name,
                new Upstream(
                        name,
                        instances,
                        new Bulkhead(guard.calls(), guard.waiting(), Schedulers.parallel()),
                        new Bulkhead(guard.streams(), 0, Schedulers.parallel()),
                        new RetryBudget(guard.retryShare()),
                        new UpstreamClients(name, guard.calls() + guard.streams())));
    }

    private CircuitBreaker breaker(String name) {
        return CircuitBreaker.of(
                name,
                CircuitBreakerConfig.custom()
                        .slidingWindowSize(guard.breakerCalls())
                        .minimumNumberOfCalls(Math.max(1, guard.breakerCalls() / 2))
                        .failureRateThreshold(FAILURES_PERCENT)
                        .waitDurationInOpenState(guard.breakerOpen())
                        .permittedNumberOfCallsInHalfOpenState(PROBES)
                        .maxWaitDurationInHalfOpenState(PROBING)
                        .build());
    }

    public Set<String> names() {
        return byName.keySet();
    }

    public Upstream of(String name) {
        return Objects.requireNonNull(byName.get(name), name);
    }

    public Collection<Upstream> all() {
        return byName.values();
    }

    @Override
    public void destroy() {
        byName.values().forEach(upstream -> upstream.clients().close());
    }
}
