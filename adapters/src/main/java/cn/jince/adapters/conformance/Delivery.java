package cn.jince.adapters.conformance;

import cn.jince.adapters.collection.Source;
import cn.jince.adapters.collection.Trial;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** How a system delivers: what it is read with, and what may be wrong with what it delivers. */
interface Delivery {

    /** The system itself. */
    Source real();

    /** The most connections one pass may need. */
    Mono<Integer> mostWires();

    /** Checks on copies of what it delivers. */
    Flux<Finding> contents(CollectionSuite.Stall stall, Trial usual);
}
