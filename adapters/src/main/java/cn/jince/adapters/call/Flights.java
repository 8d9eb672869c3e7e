package cn.jince.adapters.call;

import cn.jince.api.adapters.AdapterViews.Attributes;
import cn.jince.api.reply.Reply;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;

/**
 * Callers with the same question share one call. A caller who leaves does not end it for the others, nor for the one
 * who asks again in a moment: it ends by its own limits.
 */
final class Flights {
    private final Map<String, Mono<Reply<Attributes>>> running = new ConcurrentHashMap<>();

    Mono<Reply<Attributes>> join(String key, Supplier<Mono<Reply<Attributes>>> call) {
        return Mono.defer(() -> running.computeIfAbsent(
                key,
                // cache(): one subscription upstream, which no follower can cancel
                // the flight leaves the table before its answer is heard, so that the next question starts a new one
                _ -> Mono.defer(call)
                        .doOnNext(_ -> running.remove(key))
                        .doOnTerminate(() -> running.remove(key))
                        .cache()));
    }
}
