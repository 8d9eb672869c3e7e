package cn.jince.adapters.lifecycle;

import java.time.Instant;
import java.util.Optional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Moves that wait for a second operator, kept. */
public interface Proposals {

    /** False where one for the same capability and division waits already. */
    Mono<Boolean> add(StageMove move, long version, String by, Instant at);

    Mono<Optional<Proposal>> find(String system, long id);

    Flux<Proposal> pending();

    /** False where somebody settled it in between. */
    Mono<Boolean> settle(long id, Outcome outcome, String by, String why, Instant at);

    /** What waited for a standing that has moved since is void. */
    Mono<Void> overtake(Standing moved, Instant at);

    /** How a proposal ends. */
    enum Outcome {
        CONFIRMED,
        WITHDRAWN
    }
}
