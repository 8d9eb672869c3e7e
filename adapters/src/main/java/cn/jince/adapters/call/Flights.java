package cn.jince.adapters.call;

import cn.jince.api.adapters.AdapterViews.Attributes;
import cn.jince.api.reply.Reply;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;

/**
 * Callers with the same question share one call. A caller who leaves does not end it for the others, nor for the one
 * who asks again in a moment: it ends by its own limits. Whatever it brings, all of them get; who asks after a failure
 * starts the one next flight.
 */
final class Flights {
    private final Map<Object, Mono<Reply<Attributes>>> running = new ConcurrentHashMap<>();
    private final LongAdder joined = new LongAdder();

    Mono<Reply<Attributes>> join(Object key, Supplier<Mono<Reply<Attributes>>> call) {
        return Mono.defer(() -> {
            AtomicReference<Mono<Reply<Attributes>>> self = new AtomicReference<>();
            // it leaves the table before its answer is heard, so that the next question starts a new one;
            // cache(): one subscription upstream, which no follower can cancel
            Mono<Reply<Attributes>> mine = Mono.defer(call)
                    .doOnNext(_ -> running.remove(key, self.get()))
                    .doOnTerminate(() -> running.remove(key, self.get()))
                    .cache();
            self.set(mine);
            Mono<Reply<Attributes>> before = running.putIfAbsent(key, mine);
            if (before == null) {
                return mine;
            }
            joined.increment();
            return before;
        });
    }

    /** Calls that were never made, because one like them was under way. */
    long joined() {
        return joined.sum();
    }

    int running() {
        return running.size();
    }
}
