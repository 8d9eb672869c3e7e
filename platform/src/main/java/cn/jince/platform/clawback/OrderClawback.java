package cn.jince.platform.clawback;

import cn.jince.api.identity.Role;
import cn.jince.edge.Caller;
import cn.jince.platform.fiscal.FiscalLines;
import cn.jince.platform.kernel.Outcome;
import cn.jince.platform.kernel.PlatformClock;
import cn.jince.platform.kernel.UseCase;
import cn.jince.platform.redemption.PayoutFollower;
import cn.jince.platform.redemption.PayoutFollowers;
import cn.jince.platform.redemption.PayoutIntent;
import cn.jince.platform.redemption.Payouts;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** An officer of the second review asks back what was paid; the claim's timeline says so and why. */
@UseCase
public class OrderClawback {
    private final Clawbacks clawbacks;
    private final Payouts payouts;
    private final FiscalLines lines;
    private final PayoutFollowers followers;
    private final PlatformClock clock;
    private final TransactionalOperator inTransaction;

    OrderClawback(
            Clawbacks clawbacks,
            Payouts payouts,
            FiscalLines lines,
            PayoutFollowers followers,
            PlatformClock clock,
            TransactionalOperator inTransaction) {
        this.clawbacks = clawbacks;
        this.payouts = payouts;
        this.lines = lines;
        this.followers = followers;
        this.clock = clock;
        this.inTransaction = inTransaction;
    }

    /** @param days natural days to pay it back; ordered twice with the same words it is one */
    public Mono<Outcome<Clawback, ClawbackRefusal>> order(
            Caller officer, String intentId, long amountFen, String reason, int days) {
        return payouts.find(intentId)
                .filter(intent -> officer.covers(intent.about().division()))
                .flatMap(intent -> lines.lock(intent.funds().lineId())
                        .thenMany(clawbacks.ofIntent(intentId))
                        .collectList()
                        .map(orders -> decide(officer, intent, orders, amountFen, reason, days))
                        .flatMap(decided -> keep(officer, intent, decided)))
                .defaultIfEmpty(Outcome.refused(new ClawbackRefusal.NotFound()))
                .as(inTransaction::transactional);
    }

    private Outcome<Clawback, ClawbackRefusal> decide(
            Caller officer, PayoutIntent intent, List<Clawback> orders, long amountFen, String reason, int days) {
        if (!officer.has(Role.SECOND_REVIEW)) {
            return Outcome.refused(new ClawbackRefusal.NotAllowed());
        }
        if (intent.state() != PayoutIntent.State.PAID) {
            return Outcome.refused(new ClawbackRefusal.NotPaid(intent.shownState()));
        }
        if (reason.isBlank() || reason.length() > 1_000 || days < 1 || days > 365) {
            return Outcome.refused(new ClawbackRefusal.Bad("请写明追回理由（不超过 1000 字）和 1 至 365 天的期限。"));
        }
        for (Clawback order : orders) {
            if (order.openFen() > 0) {
                return order.amountFen() == amountFen && order.reason().equals(reason)
                        ? Outcome.done(order)
                        : Outcome.refused(new ClawbackRefusal.AlreadyOpen(order.id()));
            }
        }
        long left = intent.amountFen()
                - orders.stream().mapToLong(Clawback::amountFen).sum();
        if (amountFen <= 0 || amountFen > left) {
            return Outcome.refused(new ClawbackRefusal.AmountTooHigh(left));
        }
        LocalDate dueOn = clock.today().plusDays(days);
        PayoutIntent.About about = intent.about();
        return Outcome.done(new Clawback(
                UUID.randomUUID().toString(),
                intent.id(),
                new Clawback.About(
                        about.purpose(),
                        about.claimNumber(),
                        intent.account().holder(),
                        about.creditCode(),
                        about.division(),
                        intent.funds().lineId()),
                amountFen,
                0,
                reason,
                new Clawback.By(officer.id(), officer.name()),
                clock.instant(),
                dueOn));
    }

    private Mono<Outcome<Clawback, ClawbackRefusal>> keep(
            Caller officer, PayoutIntent intent, Outcome<Clawback, ClawbackRefusal> decided) {
        return switch (decided) {
            case Outcome.Refused<Clawback, ClawbackRefusal> _ -> Mono.just(decided);
            case Outcome.Done<Clawback, ClawbackRefusal>(Clawback order) ->
                clawbacks
                        .find(order.id())
                        .map(_ -> false)
                        .defaultIfEmpty(true)
                        .flatMap(fresh -> fresh ? begin(officer, intent, order) : Mono.empty())
                        .thenReturn(decided);
        };
    }

    private Mono<Void> begin(Caller officer, PayoutIntent intent, Clawback order) {
        String note = order.reason() + "（限 " + order.dueOn() + " 前退回）";
        return clawbacks
                .add(order)
                .then(Mono.defer(() -> followers
                        .of(intent)
                        .clawedBack(intent, officer, PayoutFollower.Clawing.ORDERED, note, order.orderedAt())));
    }
}
