package cn.jince.platform.relay;

import cn.jince.platform.kernel.Port;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Handed claims as they are kept. Database time rules leases and waits. */
@Port
public interface HandedClaims {
    /** Inside the transaction that submits or corrects the claim; earlier rounds need nothing more. */
    Mono<Void> queue(Handed handed);

    Mono<Integer> rounds(String claimId);

    /** Inside a transaction: leases one that is due. */
    Mono<Handed> lease(Duration lease);

    /** Keeps how it stands and ends the lease; false where a later lease has taken over. */
    Mono<Boolean> settle(Handed leased, Handed.State state, Duration again, boolean counted, @Nullable String note);

    /** The id of the claim handed to that system under its number. */
    Mono<String> claimOf(String claimNumber, String system);

    /** What became of a step when it was told first; empty for a new one. */
    Mono<Verdict> verdict(String claimId, RelayedStep step);

    Mono<Void> remember(String claimId, RelayedStep step, Verdict verdict);

    /** APPLIED moved the claim; KNOWN is where it stood or had stood; DRIFTED has no arrow and moved nothing. */
    enum Verdict {
        APPLIED,
        KNOWN,
        DRIFTED
    }
}
