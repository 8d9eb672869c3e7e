package cn.jince.platform.redemption;

import cn.jince.api.adapters.AdapterViews.PayoutOrder;
import cn.jince.api.adapters.Capabilities;
import cn.jince.api.event.EventTypes;
import cn.jince.platform.fiscal.Ledger;
import cn.jince.platform.fiscal.Movement;
import cn.jince.platform.kernel.PlatformClock;
import cn.jince.platform.kernel.UseCase;
import cn.jince.platform.outbox.Background;
import cn.jince.platform.outbox.Outbox;
import cn.jince.platform.redemption.PayoutIntent.State;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Pays what is payable: lease (tx), then order or query outside any transaction, then keep the result (tx). Whatever
 * may have arrived is queried before it is sent again, so nothing is paid twice.
 */
@UseCase
public final class PayOut {
    private static final Logger log = LoggerFactory.getLogger(PayOut.class);
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final int AT_ONCE = 4;
    private final Payouts payouts;
    private final Capabilities treasury;
    private final PayoutFollowers followers;
    private final Ledger ledger;
    private final Outbox outbox;
    private final PlatformClock clock;
    private final TransactionalOperator inTransaction;

    public PayOut(
            Payouts payouts,
            Capabilities treasury,
            PayoutFollowers followers,
            Ledger ledger,
            Outbox outbox,
            PlatformClock clock,
            TransactionalOperator inTransaction,
            Background background) {
        this.payouts = payouts;
        this.treasury = treasury;
        this.followers = followers;
        this.ledger = ledger;
        this.outbox = outbox;
        this.clock = clock;
        this.inTransaction = inTransaction;
        background.repeat("payouts", Duration.ofMillis(500), this::payDue);
    }

    /** Works until nothing is due. */
    public Mono<Void> payDue() {
        return Flux.range(0, AT_ONCE).flatMap(_ -> drain(), AT_ONCE).then();
    }

    private Mono<Void> drain() {
        return lease().flatMap(leased -> work(leased).then(Mono.defer(this::drain)));
    }

    private Mono<PayoutIntent> lease() {
        return payouts.lease(LEASE).as(inTransaction::transactional);
    }

    private Mono<Void> work(PayoutIntent leased) {
        return ask(leased)
                .flatMap(decided -> keep(leased, decided).as(inTransaction::transactional))
                .onErrorResume(Exception.class, error -> {
                    log.warn("payout {} has no certain outcome: {}", leased.orderId(), error.toString());
                    return keep(leased, PayoutDecision.failed(leased)).as(inTransaction::transactional);
                });
    }

    private Mono<PayoutDecision> ask(PayoutIntent leased) {
        return PayoutDecision.sends(leased.state())
                ? treasury.orderPayout(order(leased))
                        .switchIfEmpty(Mono.error(PayOut::nothing))
                        .map(PayoutDecision::ordered)
                : treasury.findPayout(leased.orderId())
                        .switchIfEmpty(Mono.error(PayOut::nothing))
                        .map(reply -> PayoutDecision.queried(leased, reply));
    }

    private static IllegalStateException nothing() {
        return new IllegalStateException("the treasury answered nothing");
    }

    private static PayoutOrder order(PayoutIntent leased) {
        return new PayoutOrder(
                leased.orderId(),
                leased.about().claimNumber(),
                leased.account().holder(),
                leased.account().bank(),
                leased.account().number(),
                leased.amountFen(),
                leased.about().purpose());
    }

    private Mono<Void> keep(PayoutIntent leased, PayoutDecision decided) {
        Instant now = clock.instant();
        if (decided.state() == State.PAID) {
            return paid(leased, decided, now);
        }
        Duration again = decided.atOnce() ? Duration.ZERO : backOff(leased);
        return payouts.settle(leased, decided.state(), again, decided.receipt(), decided.note())
                .flatMap(mine -> mine ? told(leased, decided, now) : Mono.empty());
    }

    private Mono<Void> paid(PayoutIntent leased, PayoutDecision decided, Instant now) {
        String receipt = Objects.requireNonNull(decided.receipt(), "receipt");
        Instant paidAt = decided.paidAt() == null ? now : decided.paidAt();
        return payouts.paid(leased, receipt, paidAt)
                .flatMap(mine -> mine
                        ? post(leased, Movement.PAY, leased.id(), now)
                                .then(Mono.defer(() -> followers.of(leased).paid(leased, receipt, now)))
                        : Mono.empty());
    }

    private Mono<Void> told(PayoutIntent leased, PayoutDecision decided, Instant now) {
        String note = decided.note();
        boolean tell = switch (decided.telling()) {
            case NOT -> false;
            case FIRST -> leased.note() == null;
            case ALWAYS -> true;
        };
        if (!tell || note == null) {
            return Mono.empty();
        }
        boolean rejected = decided.state() == State.REJECTED;
        return followers
                .of(leased)
                .held(leased, rejected, note, now)
                .then(rejected ? Mono.defer(() -> cameBack(leased, note, now)) : Mono.empty());
    }

    private Mono<Void> cameBack(PayoutIntent leased, String note, Instant now) {
        return post(leased, Movement.RETURN, leased.orderId(), now).then(Mono.defer(() -> tellRejected(leased, note)));
    }

    private Mono<Void> post(PayoutIntent leased, Movement movement, String reference, Instant now) {
        return ledger.post(leased.funds().lineId(), movement, leased.amountFen(), reference, now);
    }

    private Mono<Void> tellRejected(PayoutIntent leased, String note) {
        PayoutIntent.About about = leased.about();
        return outbox.append(
                EventTypes.PAYOUT_REJECTED,
                leased.id(),
                new EventTypes.PayoutRejected(
                        leased.id(),
                        about.subject().name(),
                        about.subjectId(),
                        about.claimNumber(),
                        about.creditCode(),
                        about.itemId(),
                        about.purpose(),
                        leased.amountFen(),
                        note));
    }

    /** 1 s doubled with each attempt up to 30 s, plus up to a fifth. */
    private static Duration backOff(PayoutIntent leased) {
        long millis = Math.min(30_000, 500L << Math.min(leased.attempts(), 6));
        return Duration.ofMillis(millis + ThreadLocalRandom.current().nextLong(millis / 5 + 1));
    }
}
