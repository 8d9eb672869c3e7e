package cn.jince.platform.disclosure;

import cn.jince.platform.kernel.Port;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What was disclosed; added to, never changed. */
@Port
public interface Disclosures {
    Mono<Void> add(Disclosure disclosure);

    /** Newest first, at most 200. */
    Flux<Disclosure> ofClaim(String claimId);

    /** Of enterprises in divisions with that prefix, newest first, at most 500. */
    Flux<Disclosure> ofDivision(String divisionPrefix);
}
