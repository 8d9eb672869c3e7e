package cn.jince.adapters.queue;

import cn.jince.adapters.collection.Pass;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import reactor.core.publisher.Mono;

/** What a trial knows of messages: forgotten with it. */
final class RememberedMessages implements Messages {
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    @Override
    public Mono<Map<String, Known>> among(Pass pass, List<String> ids) {
        return Mono.fromSupplier(() -> {
            Map<String, Known> found = new HashMap<>(known);
            found.keySet().retainAll(ids);
            return found;
        });
    }

    @Override
    public Mono<Void> tried(Pass pass, List<String> ids) {
        return count(ids, 1);
    }

    @Override
    public Mono<Void> notTried(Pass pass, List<String> ids) {
        return count(ids, -1);
    }

    private Mono<Void> count(List<String> ids, long more) {
        return Mono.fromRunnable(() -> ids.forEach(id -> known.merge(
                id,
                new Known(id, more, false),
                (was, fresh) -> new Known(id, was.tries() + fresh.tries(), was.settled()))));
    }

    @Override
    public Mono<Void> settled(Pass pass, List<String> ids) {
        return Mono.fromRunnable(() ->
                ids.forEach(id -> known.computeIfPresent(id, (_, was) -> new Known(id, was.tries(), true))));
    }
}
