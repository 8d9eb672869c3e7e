package cn.jince.platform.redemption;

import cn.jince.platform.claim.Account;
import cn.jince.platform.fiscal.Ledger;
import cn.jince.platform.fiscal.Movement;
import cn.jince.platform.fiscal.Reservation;
import cn.jince.platform.fiscal.Reservations;
import cn.jince.platform.kernel.UseCase;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** Makes payable what an approval reserved, inside the transaction that closes its notice or accepts its project. */
@UseCase
public class QueuePayout {
    private final Payouts payouts;
    private final Reservations reservations;
    private final Ledger ledger;

    QueuePayout(Payouts payouts, Reservations reservations, Ledger ledger) {
        this.payouts = payouts;
        this.reservations = reservations;
        this.ledger = ledger;
    }

    /** The whole award at once. */
    public Mono<Void> queue(PayoutIntent.About about, Account account, Instant now) {
        return held(about.subjectId(), about.creditCode())
                .flatMap(held -> queue(about, held, 1, List.of(held.amountFen()), account, now));
    }

    /** The first of its stages. */
    public Mono<Void> queue(PayoutIntent.About about, Account account, List<Long> stages, Instant now) {
        return held(about.subjectId(), about.creditCode()).flatMap(held -> queue(about, held, 1, stages, account, now));
    }

    /** The stage after one that was paid, to the same account. */
    public Mono<Void> next(PayoutIntent paid, List<Long> stages, Instant now) {
        PayoutIntent.About about = paid.about();
        return held(about.subjectId(), about.creditCode())
                .flatMap(held -> queue(about, held, paid.funds().stage() + 1, stages, paid.account(), now));
    }

    private Mono<Reservation> held(String subjectId, String creditCode) {
        return reservations
                .ofSubject(subjectId, creditCode)
                .filter(held -> held.state() == Reservation.State.HELD)
                .switchIfEmpty(Mono.error(() -> new IllegalStateException("nothing is reserved for " + subjectId)));
    }

    private Mono<Void> queue(
            PayoutIntent.About about, Reservation held, int stage, List<Long> stages, Account account, Instant now) {
        String id = UUID.randomUUID().toString();
        long amount = stages.get(stage - 1);
        PayoutIntent.Funds funds = new PayoutIntent.Funds(held.lineId(), held.id(), stage, stages.size());
        return payouts.queue(id, about, funds, account, amount)
                .then(Mono.defer(() -> ledger.post(held.lineId(), Movement.COMMIT, amount, id, now)));
    }
}
