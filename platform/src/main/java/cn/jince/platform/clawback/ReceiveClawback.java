package cn.jince.platform.clawback;

import cn.jince.api.identity.Role;
import cn.jince.edge.Caller;
import cn.jince.platform.clawback.Clawbacks.Receipt;
import cn.jince.platform.fiscal.FiscalLine;
import cn.jince.platform.fiscal.FiscalLines;
import cn.jince.platform.fiscal.Ledger;
import cn.jince.platform.fiscal.Movement;
import cn.jince.platform.fiscal.Reservation;
import cn.jince.platform.fiscal.Reservations;
import cn.jince.platform.kernel.Outcome;
import cn.jince.platform.kernel.PlatformClock;
import cn.jince.platform.kernel.UseCase;
import cn.jince.platform.redemption.PayoutFollower.Clawing;
import cn.jince.platform.redemption.PayoutFollowers;
import cn.jince.platform.redemption.Payouts;
import java.time.Instant;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** A treasurer takes what came back, by voucher; when all of an award is back, the claim is clawed back. */
@UseCase
public class ReceiveClawback {
    private final Clawbacks clawbacks;
    private final Payouts payouts;
    private final FiscalLines lines;
    private final Reservations reservations;
    private final Ledger ledger;
    private final PayoutFollowers followers;
    private final PlatformClock clock;
    private final TransactionalOperator inTransaction;

    ReceiveClawback(
            Clawbacks clawbacks,
            Payouts payouts,
            FiscalLines lines,
            Reservations reservations,
            Ledger ledger,
            PayoutFollowers followers,
            PlatformClock clock,
            TransactionalOperator inTransaction) {
        this.clawbacks = clawbacks;
        this.payouts = payouts;
        this.lines = lines;
        this.reservations = reservations;
        this.ledger = ledger;
        this.followers = followers;
        this.clock = clock;
        this.inTransaction = inTransaction;
    }

    /** The same voucher again is the same receipt. */
    public Mono<Outcome<Clawback, ClawbackRefusal>> receive(
            Caller treasurer, String id, String voucher, long amountFen) {
        return clawbacks
                .find(id)
                .filter(order -> treasurer.covers(order.about().division()))
                .flatMap(order -> lines.lock(order.about().lineId()))
                .flatMap(line -> clawbacks.lock(id).flatMap(order -> take(treasurer, line, order, voucher, amountFen)))
                .defaultIfEmpty(Outcome.refused(new ClawbackRefusal.NotFound()))
                .as(inTransaction::transactional);
    }

    private Mono<Outcome<Clawback, ClawbackRefusal>> take(
            Caller treasurer, FiscalLine line, Clawback order, String voucher, long amountFen) {
        if (!treasurer.has(Role.TREASURER)
                || !treasurer.division().equals(line.key().division().value())) {
            return Mono.just(Outcome.refused(new ClawbackRefusal.NotAllowed()));
        }
        if (!voucher.matches("[0-9A-Za-z-]{4,60}")) {
            return Mono.just(Outcome.refused(new ClawbackRefusal.Bad("请填写缴款凭证号：4 至 60 位数字、字母或连字符。")));
        }
        Receipt receipt = new Receipt(order.id(), voucher, amountFen);
        return clawbacks
                .receipt(voucher)
                .map(known -> known.equals(receipt)
                        ? Outcome.<Clawback, ClawbackRefusal>done(order)
                        : Outcome.<Clawback, ClawbackRefusal>refused(new ClawbackRefusal.VoucherUsed()))
                .switchIfEmpty(Mono.defer(() -> switch (order.received(amountFen, treasurer.id())) {
                    case Outcome.Done<Clawback, ClawbackRefusal>(Clawback after) ->
                        keep(treasurer, after, receipt).thenReturn(Outcome.<Clawback, ClawbackRefusal>done(after));
                    case Outcome.Refused<Clawback, ClawbackRefusal> refused -> Mono.just(refused);
                }));
    }

    private Mono<Void> keep(Caller treasurer, Clawback after, Receipt receipt) {
        Instant now = clock.instant();
        return clawbacks
                .receive(after, receipt, treasurer.id(), now)
                .then(Mono.defer(() -> ledger.post(
                        after.about().lineId(), Movement.RECOVER, receipt.amountFen(), receipt.voucher(), now)))
                .then(Mono.defer(() -> after.openFen() == 0 ? complete(treasurer, after, now) : Mono.empty()));
    }

    /** An award paid in stages is clawed back when every stage of it is. */
    private Mono<Void> complete(Caller treasurer, Clawback order, Instant now) {
        return payouts.find(order.intentId())
                .flatMap(intent -> clawbacks
                        .whole(intent.funds().reservationId())
                        .flatMap(whole -> {
                            Mono<Boolean> ended = whole
                                    ? reservations.end(intent.funds().reservationId(), Reservation.State.RECOVERED)
                                    : Mono.just(true);
                            Clawing clawing = whole ? Clawing.WHOLE : Clawing.PART;
                            String note = "已收回 " + money(order.amountFen()) + " 元。";
                            return ended.then(Mono.defer(
                                    () -> followers.of(intent).clawedBack(intent, treasurer, clawing, note, now)));
                        }));
    }

    private static String money(long fen) {
        return java.math.BigDecimal.valueOf(fen, 2).toPlainString();
    }
}
