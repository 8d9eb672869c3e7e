package cn.jince.adapters.lifecycle;

import java.time.Instant;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Conformance badges, kept. */
public interface Badges {

    /** Keeping the same one again changes nothing. */
    Mono<Void> keep(Badge badge, String by, Instant at);

    /** Badges of a system, newest first; at most 50. */
    Flux<Badge> of(String system);

    /** True where a badge for exactly this contract is in force. */
    Mono<Boolean> covers(String system, String capability, String contractHash, Instant at);
}
