package cn.jince.platform.redemption;

import cn.jince.edge.Caller;
import cn.jince.platform.claim.Account;
import cn.jince.platform.fiscal.Ledger;
import cn.jince.platform.fiscal.Movement;
import cn.jince.platform.kernel.Outcome;
import cn.jince.platform.kernel.PlatformClock;
import cn.jince.platform.kernel.UseCase;
import java.util.Optional;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** The enterprise names another account for a payout the treasury turned away; it goes again under a new order id. */
@UseCase
public class CorrectAccount {
    private final Payouts payouts;
    private final PayoutFollowers followers;
    private final Ledger ledger;
    private final PlatformClock clock;
    private final TransactionalOperator inTransaction;

    public CorrectAccount(
            Payouts payouts,
            PayoutFollowers followers,
            Ledger ledger,
            PlatformClock clock,
            TransactionalOperator inTransaction) {
        this.payouts = payouts;
        this.followers = followers;
        this.ledger = ledger;
        this.clock = clock;
        this.inTransaction = inTransaction;
    }

    public Mono<Outcome<PayoutIntent, PayoutRefusal>> correct(Caller caller, String id, Account account) {
        return payouts.find(id)
                .filter(intent -> caller.actsFor(intent.about().creditCode()))
                .flatMap(intent -> refusal(caller, intent, account)
                        .map(refusal -> Mono.just(Outcome.<PayoutIntent, PayoutRefusal>refused(refusal)))
                        .orElseGet(() -> again(caller, intent, account)))
                .defaultIfEmpty(Outcome.refused(new PayoutRefusal.NotFound()))
                .as(inTransaction::transactional);
    }

    private static Optional<PayoutRefusal> refusal(Caller caller, PayoutIntent intent, Account account) {
        if (!caller.prepares(intent.about().creditCode())) {
            return Optional.of(new PayoutRefusal.NotAllowed());
        }
        if (intent.state() != PayoutIntent.State.REJECTED) {
            return Optional.of(new PayoutRefusal.NotTurnedAway(intent.shownState()));
        }
        if (!account.wellFormed()) {
            return Optional.of(new PayoutRefusal.BadAccount("请填写完整的开户行和 8 至 32 位银行账号。"));
        }
        return account.holder().equals(intent.account().holder())
                ? Optional.empty()
                : Optional.of(new PayoutRefusal.BadAccount("收款户名须与企业名称一致。"));
    }

    private Mono<Outcome<PayoutIntent, PayoutRefusal>> again(Caller caller, PayoutIntent intent, Account account) {
        return payouts.retry(intent, account)
                .flatMap(mine -> mine
                        ? followers
                                .of(intent)
                                .corrected(intent, caller, account, clock.instant())
                                .then(Mono.defer(() -> payouts.find(intent.id())))
                                .flatMap(this::committed)
                                .map(Outcome::<PayoutIntent, PayoutRefusal>done)
                        : Mono.just(Outcome.refused(new PayoutRefusal.NotTurnedAway("QUEUED"))));
    }

    private Mono<PayoutIntent> committed(PayoutIntent again) {
        return ledger.post(
                        again.funds().lineId(),
                        Movement.ORDER_AGAIN,
                        again.amountFen(),
                        again.orderId(),
                        clock.instant())
                .thenReturn(again);
    }
}
