package cn.jince.platform.counter;

import cn.jince.platform.kernel.Port;
import java.time.Instant;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Counters, and what was begun at kiosks, as they are kept. */
@Port
public interface Counters {
    /** By division and name, at most 500. */
    Flux<Counter> of(String divisionPrefix);

    Mono<Counter> find(String id);

    /** The next version; false where the one before it is no longer there. */
    Mono<Boolean> keep(Counter next);

    Mono<Void> begin(KioskStart start);

    /** Not used and not over. */
    Mono<KioskStart> begun(String digest, Instant now);

    /** False where somebody else used it first. */
    Mono<Boolean> use(String digest, String claimId);
}
