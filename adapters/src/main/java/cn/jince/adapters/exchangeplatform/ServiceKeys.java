package cn.jince.adapters.exchangeplatform;

import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;

/** Service keys by service; whoever needs one while it is fetched waits for the same fetch. */
final class ServiceKeys {
    private final Map<String, ServiceKey> kept = new ConcurrentHashMap<>();
    private final Map<String, Mono<ServiceKey>> running = new ConcurrentHashMap<>();
    private final Clock clock;

    ServiceKeys(Clock clock) {
        this.clock = clock;
    }

    Mono<ServiceKey> of(String service, Supplier<Mono<ServiceKey>> fetch) {
        return Mono.defer(() -> {
            ServiceKey known = kept.get(service);
            if (known != null && known.holdsAt(clock.instant())) {
                return Mono.just(known);
            }
            return running.computeIfAbsent(
                    service,
                    _ -> Mono.defer(fetch)
                            .doOnNext(key -> kept.put(service, key))
                            .doOnTerminate(() -> running.remove(service))
                            .cache());
        });
    }

    /** Forgets this key, not a newer one. */
    void forget(String service, ServiceKey key) {
        kept.remove(service, key);
    }
}
