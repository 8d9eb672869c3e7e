package cn.jince.adapters.drift;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Where drift is kept: one row per kind, place and day, and the learnt shape of each contract. */
interface DriftEvents {

    /** Adds to the row of its day. */
    Mono<Void> add(DriftId id, DriftEvent event);

    Flux<DriftEvent> of(DriftId id);

    /** Empty where nothing was learnt. */
    Mono<AnswerShape> shape(DriftId id);

    Mono<Void> learn(DriftId id, AnswerShape shape);
}
