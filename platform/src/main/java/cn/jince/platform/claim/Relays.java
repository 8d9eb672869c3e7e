package cn.jince.platform.claim;

import cn.jince.platform.kernel.Port;
import reactor.core.publisher.Mono;

/** Systems of cities that decide claims themselves. */
@Port
public interface Relays {
    /** The system that takes claims of that division now; empty where none does, and where that cannot be told. */
    Mono<Claim.Relay> open(String division);

    /** Inside the transaction that submits or corrects it: the claim goes there. Nothing for one that is ours. */
    Mono<Void> hand(Claim claim);
}
