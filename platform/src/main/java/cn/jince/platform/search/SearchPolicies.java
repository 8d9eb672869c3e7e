package cn.jince.platform.search;

import cn.jince.platform.kernel.PlatformClock;
import cn.jince.platform.outbox.Background;
import cn.jince.platform.policy.PolicyItem;
import cn.jince.platform.policy.PolicyItems;
import java.io.IOException;
import java.io.UncheckedIOException;
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
    private final Synonyms synonyms = Synonyms.standard();
    private volatile Indexed indexed = new Indexed(new PolicyIndex(synonyms), Map.of());
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

    /** @param versions of the items the index holds, by id */
    private record Indexed(PolicyIndex index, Map<String, Integer> versions) {}

    public Mono<Found> search(SearchQuery query) {
        return Mono.fromCallable(() -> indexed.index().search(query)).subscribeOn(Schedulers.boundedElastic());
    }

    public Mono<List<String>> suggest(String typed) {
        return Mono.fromCallable(() -> indexed.index().suggest(typed, clock.today()))
                .subscribeOn(Schedulers.boundedElastic());
    }

    /** A new index from the whole library takes the old one's place while searches go on; gives the number of items. */
    public Mono<Integer> rebuild() {
        return library.published()
                .collectList()
                .publishOn(Schedulers.boundedElastic())
                .map(this::swap);
    }

    private synchronized int swap(List<PolicyItem> items) {
        PolicyIndex fresh = new PolicyIndex(synonyms);
        fresh.change(items, Set.of());
        PolicyIndex old = indexed.index();
        indexed = new Indexed(fresh, versions(items));
        close(old);
        log.info("search index holds {} items", items.size());
        return items.size();
    }

    private Mono<Integer> follow() {
        return library.published().collectList().flatMap(items -> {
            if (versions(items).equals(indexed.versions())) {
                return Mono.just(0);
            }
            return Mono.fromCallable(() -> change(items)).subscribeOn(Schedulers.boundedElastic());
        });
    }

    private synchronized int change(List<PolicyItem> items) {
        Map<String, Integer> versions = versions(items);
        Set<String> gone = new HashSet<>(indexed.versions().keySet());
        gone.removeAll(versions.keySet());
        List<PolicyItem> put = items.stream()
                .filter(item -> !Integer.valueOf(item.version())
                        .equals(indexed.versions().get(item.id())))
                .toList();
        indexed.index().change(put, gone);
        indexed = new Indexed(indexed.index(), versions);
        return put.size() + gone.size();
    }

    private static Map<String, Integer> versions(List<PolicyItem> items) {
        Map<String, Integer> versions = new HashMap<>();
        items.forEach(item -> versions.put(item.id(), item.version()));
        return versions;
    }

    private static void close(PolicyIndex index) {
        try {
            index.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
