package cn.jince.platform.redemption;

import cn.jince.platform.claim.Account;
import cn.jince.platform.fiscal.Ledger;
import cn.jince.platform.fiscal.Movement;
import cn.jince.platform.fiscal.Reservation;
import cn.jince.platform.fiscal.Reservations;
import cn.jince.platform.kernel.UseCase;
import java.time.Instant;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** Makes payable what an approval reserved, inside the transaction that closes its notice. */
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

    public Mono<Void> queue(PayoutIntent.About about, Account account, Instant now) {
        return reservations
                .ofSubject(about.subjectId(), about.creditCode())
                .filter(held -> held.state() == Reservation.State.HELD)
                .switchIfEmpty(
                        Mono.error(() -> new IllegalStateException("nothing is reserved for " + about.subjectId())))
                .flatMap(held -> queue(about, held, account, now));
    }

    private Mono<Void> queue(PayoutIntent.About about, Reservation held, Account account, Instant now) {
        String id = UUID.randomUUID().toString();
        PayoutIntent.Funds funds = new PayoutIntent.Funds(held.lineId(), held.id(), 1);
        return payouts.queue(id, about, funds, account, held.amountFen())
                .then(Mono.defer(() -> ledger.post(held.lineId(), Movement.COMMIT, held.amountFen(), id, now)));
    }
}
