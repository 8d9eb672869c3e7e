package cn.jince.adapters.queue;

import cn.jince.adapters.collection.Pass;
import java.util.List;
import java.util.Map;
import reactor.core.publisher.Mono;

/** Which messages were tried, how often, and which are settled. */
interface Messages {

    /** @param tries before this one, unless it was counted already */
    record Known(String id, long tries, boolean settled) {}

    Mono<Map<String, Known>> among(Pass pass, List<String> ids);

    /** Counted before they are looked at, so that one that ends the process is counted too. */
    Mono<Void> tried(Pass pass, List<String> ids);

    /** It was not their fault. */
    Mono<Void> notTried(Pass pass, List<String> ids);

    Mono<Void> settled(Pass pass, List<String> ids);
}
