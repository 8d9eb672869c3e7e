package cn.jince.adapters.lifecycle;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Stages and their moves, kept. */
public interface Stages {

    /**
     * Enters a standing a descriptor says where none is kept yet. Where nobody ever moved it, the descriptor's words
     * replace the kept ones; its stage never does.
     */
    Mono<Void> enter(Standing standing);

    Flux<Standing> all();

    /** False when the stage moved since it was read. */
    Mono<Boolean> keep(Standing before, Standing after);

    Mono<Void> audit(
            Standing before,
            Standing after,
            String reason,
            String contractHash,
            String actor,
            @Nullable String proposedBy,
            Instant at);

    /** The latest moves of a system, newest first; at most 50. */
    Flux<PastMove> history(String system);
}
