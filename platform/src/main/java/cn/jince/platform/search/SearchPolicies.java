package cn.jince.platform.search;

import cn.jince.platform.kernel.PlatformClock;
import cn.jince.platform.outbox.Background;
import cn.jince.platform.policy.PolicyItem;
import cn.jince.platform.policy.PolicyItems;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.util.retry.Retry;

/**
 * This replica's index: read at the start, then follows the library; what was published anywhere is found here within
 * the beat.
 */
@Component
public class SearchPolicies implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(SearchPolicies.class);
    private final PolicyItems library;
    private final PlatformClock clock;
    private final PolicyIndex index = new PolicyIndex();
    /** Of the items the index holds, by id. */
    private volatile Map<String, Integer> versions = Map.of();

    private volatile boolean running;

    SearchPolicies(
            PolicyItems library,
            PlatformClock clock,
            Background background,
            @Value("${jince.search.beat:1s}") Duration beat) {
        this.library = library;
        this.clock = clock;
        background.repeat("search", beat, this::follow);
    }

    public Mono<Found> search(SearchQuery query) {
        return Mono.fromCallable(() -> index.search(query)).subscribeOn(Schedulers.boundedElastic());
    }

    public Mono<List<String>> suggest(String typed) {
        return Mono.fromCallable(() -> index.suggest(typed, clock.today())).subscribeOn(Schedulers.boundedElastic());
    }

    /** The index anew from the whole library, while searches go on; gives the number of items. */
    public Mono<Integer> rebuild() {
        return library.published()
                .collectList()
                .publishOn(Schedulers.boundedElastic())
                .map(this::replace);
    }

    private synchronized int replace(List<PolicyItem> items) {
        index.replace(items);
        versions = versions(items);
        log.info("search index holds {} items", items.size());
        return items.size();
    }

    private Mono<Integer> follow() {
        return library.published()
                .collectList()
                .publishOn(Schedulers.boundedElastic())
                .map(this::change);
    }

    private synchronized int change(List<PolicyItem> items) {
        List<PolicyItem> put = items.stream()
                .filter(item -> !Integer.valueOf(item.version()).equals(versions.get(item.id())))
                .toList();
        if (put.isEmpty() && items.size() == versions.size()) {
            return 0;
        }
        Map<String, Integer> now = versions(items);
        Set<String> gone = new HashSet<>(versions.keySet());
        gone.removeAll(now.keySet());
        index.change(put, gone);
        versions = now;
        return put.size() + gone.size();
    }

    private static Map<String, Integer> versions(List<PolicyItem> items) {
        Map<String, Integer> versions = new HashMap<>();
        items.forEach(item -> versions.put(item.id(), item.version()));
        return versions;
    }

    /** Before the first request: an empty index would say that there is no policy. */
    @Override
    public void start() {
        rebuild()
                .retryWhen(Retry.backoff(6, Duration.ofMillis(250)).maxBackoff(Duration.ofSeconds(4)))
                .toFuture()
                .join();
        running = true;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** As the matching index: after the clock, before background work and the web server. */
    @Override
    public int getPhase() {
        return 10;
    }
}
