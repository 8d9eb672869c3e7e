package cn.jince.platform.fiscal;

import cn.jince.platform.kernel.Fact;
import cn.jince.platform.kernel.Facts;
import cn.jince.platform.kernel.Outcome;
import cn.jince.platform.kernel.UseCase;
import cn.jince.platform.policy.PolicyItem;
import java.time.Instant;
import java.util.UUID;
import reactor.core.publisher.Mono;

/**
 * Holds money before an approval ends, inside the approval's transaction: line first, then the enterprise, so that
 * nobody waits for each other; a refusal leaves everything as it was.
 */
@UseCase
public class ReserveFunds {
    private static final Facts NOTHING_KNOWN = _ -> new Fact.Unknown(new Fact.Why.NotCollected());
    private final FiscalLines lines;
    private final Reservations reservations;
    private final Ledger ledger;

    ReserveFunds(FiscalLines lines, Reservations reservations, Ledger ledger) {
        this.lines = lines;
        this.reservations = reservations;
        this.ledger = ledger;
    }

    /** @param facts of the enterprise; asked only where a cap is a share of one */
    public Mono<Outcome<Reservation, FundsRefusal>> reserve(
            PolicyItem item, int fiscalYear, Reservation.Award award, Mono<Facts> facts, Instant now) {
        Mono<Facts> known = (StackingCheck.asksFacts(item) ? facts : Mono.<Facts>empty()).defaultIfEmpty(NOTHING_KNOWN);
        return lines.lockNearest(item, fiscalYear, award.division(), now)
                .flatMap(line -> reservations
                        .lockEnterprise(award.creditCode(), fiscalYear)
                        .then(Mono.defer(() -> reservations
                                .held(award.creditCode(), fiscalYear)
                                .collectList()))
                        .zipWith(
                                known,
                                (held, fact) -> Reservation.decide(
                                        UUID.randomUUID().toString(), line, item, award, fact, held)))
                .flatMap(decided -> switch (decided) {
                    case Outcome.Done<Reservation, FundsRefusal>(Reservation reservation) ->
                        keep(reservation, now).thenReturn(decided);
                    case Outcome.Refused<Reservation, FundsRefusal> _ -> Mono.just(decided);
                });
    }

    private Mono<Void> keep(Reservation held, Instant now) {
        return reservations
                .add(held, now)
                .then(Mono.defer(() -> lines.take(held.lineId(), held.amountFen())))
                .then(Mono.defer(() -> ledger.post(held.lineId(), Movement.RESERVE, held.amountFen(), held.id(), now)));
    }

    /** Gives back what an upheld objection freed; nothing where nothing is held. */
    public Mono<Void> release(String subjectId, String creditCode, Instant now) {
        return reservations
                .ofSubject(subjectId, creditCode)
                .flatMap(held -> lines.lock(held.lineId())
                        .then(Mono.defer(() -> reservations.end(held.id(), Reservation.State.RELEASED)))
                        .flatMap(mine -> mine ? giveBack(held, now) : Mono.empty()));
    }

    private Mono<Void> giveBack(Reservation held, Instant now) {
        return lines.take(held.lineId(), -held.amountFen())
                .then(Mono.defer(() -> ledger.post(held.lineId(), Movement.RELEASE, held.amountFen(), held.id(), now)));
    }
}
