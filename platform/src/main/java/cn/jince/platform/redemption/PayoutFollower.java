package cn.jince.platform.redemption;

import cn.jince.edge.Caller;
import cn.jince.platform.claim.Account;
import cn.jince.platform.kernel.Port;
import java.time.Instant;
import reactor.core.publisher.Mono;

/** What follows a payout; called inside the transaction that keeps its result. */
@Port
public interface PayoutFollower {
    PayoutIntent.Subject subject();

    Mono<Void> paid(PayoutIntent intent, String receipt, Instant now);

    /** The enterprise has named another account after a rejection. */
    Mono<Void> corrected(PayoutIntent intent, Caller by, Account account, Instant now);

    /** It was paid and is asked back. @param note why, and until when, or what has come back */
    Mono<Void> clawedBack(PayoutIntent intent, Caller by, Clawing clawing, String note, Instant now);

    /** WHOLE: everything the award brought is back. */
    enum Clawing {
        ORDERED,
        PART,
        WHOLE
    }

    /** It does not get on. @param rejected for good, or else it is tried again */
    Mono<Void> held(PayoutIntent intent, boolean rejected, String note, Instant now);
}
