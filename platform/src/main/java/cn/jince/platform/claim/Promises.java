package cn.jince.platform.claim;

import cn.jince.platform.claim.ClaimEvent.Actor;
import cn.jince.platform.kernel.Port;
import java.time.Instant;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Promises in the place of materials, as they are kept. */
@Port
public interface Promises {
    Flux<MaterialPromise> of(String claimId);

    /** Takes the place of an earlier one for the same material. */
    Mono<Void> keep(String claimId, MaterialPromise promise, Actor by, Instant at);
}
