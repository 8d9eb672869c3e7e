package cn.jince.platform.redemption;

import cn.jince.api.adapters.ReconciliationViews.DayLine;
import cn.jince.platform.claim.Account;
import cn.jince.platform.kernel.Port;
import cn.jince.platform.redemption.PayoutIntent.State;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Payout intents as they are kept. */
@Port
public interface Payouts {
    /** Inside the transaction that makes the subject payable. */
    Mono<Void> queue(String id, PayoutIntent.About about, PayoutIntent.Funds funds, Account account, long amountFen);

    /**
     * Leases one that is due; it is SENDING from then on, and the answer holds the state it had before. Database time
     * rules the lease.
     */
    Mono<PayoutIntent> lease(Duration lease);

    /** Keeps what became of it and ends the lease; false where a later lease has taken over. */
    Mono<Boolean> settle(
            PayoutIntent leased, State state, Duration askAgainAfter, @Nullable String receipt, @Nullable String note);

    /** Marks it paid; false where a later lease has taken over. */
    Mono<Boolean> paid(PayoutIntent leased, String receipt, Instant paidAt);

    /** A rejected one goes again under a new order id. */
    Mono<Boolean> retry(PayoutIntent rejected, Account account);

    /** The newest stage. */
    Mono<PayoutIntent> ofSubject(String subjectId, String creditCode);

    Mono<PayoutIntent> find(String id);

    Mono<PayoutIntent> ofOrder(String orderId);

    /** Makes one that waits for the treasury due at once. */
    Mono<Void> makeDue(String id);

    /** Those of the divisions that do not get on: rejected, disputed or waiting; at most 200. */
    Flux<PayoutIntent> stuck(String divisionPrefix);

    /** The same of one enterprise. */
    Flux<PayoutIntent> stuckOf(String creditCode);

    /** Orders paid on that day in Shanghai, by the treasury's time, with their amounts. */
    Flux<DayLine> paidOn(LocalDate day);
}
