package cn.jince.adapters.shadow;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Counts of comparisons, kept for each contract by itself; never a value. */
public interface Agreements {
    Mono<Void> add(String system, String capability, String contractHash, Comparison comparison);

    /** All counts; what was counted for another contract than the one in force says nothing any more. */
    Flux<Agreement> all();
}
