package cn.jince.platform.review;

import cn.jince.api.identity.Role;
import cn.jince.edge.Caller;
import cn.jince.platform.claim.Claim;
import cn.jince.platform.claim.ClaimAccess;
import cn.jince.platform.claim.ClaimEvent;
import cn.jince.platform.claim.ClaimRefusal;
import cn.jince.platform.claim.Claims;
import cn.jince.platform.fiscal.FiscalLines;
import cn.jince.platform.kernel.Outcome;
import cn.jince.platform.kernel.PlatformClock;
import cn.jince.platform.kernel.UseCase;
import cn.jince.platform.policy.PolicyItems;
import cn.jince.platform.redemption.PayoutIntent;
import cn.jince.platform.redemption.PayoutStages;
import cn.jince.platform.redemption.Payouts;
import cn.jince.platform.redemption.QueuePayout;
import java.time.Instant;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** 项目验收: an officer of the second review lets the next stage of an award be paid. */
@UseCase
public class AcceptProject {
    private final Claims claims;
    private final Payouts payouts;
    private final PolicyItems items;
    private final FiscalLines lines;
    private final QueuePayout queue;
    private final PlatformClock clock;
    private final TransactionalOperator inTransaction;

    AcceptProject(
            Claims claims,
            Payouts payouts,
            PolicyItems items,
            FiscalLines lines,
            QueuePayout queue,
            PlatformClock clock,
            TransactionalOperator inTransaction) {
        this.claims = claims;
        this.payouts = payouts;
        this.items = items;
        this.lines = lines;
        this.queue = queue;
        this.clock = clock;
        this.inTransaction = inTransaction;
    }

    /** @param stage the one to be paid, from 2 on; released twice it is released once */
    public Mono<Outcome<PayoutIntent, ClaimRefusal>> accept(Caller officer, String claimId, int stage, String reason) {
        return claims.find(claimId)
                .<Outcome<Claim, ClaimRefusal>>map(Outcome::done)
                .defaultIfEmpty(Outcome.refused(new ClaimRefusal.NotFound(claimId)))
                .map(found -> found.then(claim -> ClaimAccess.officer(officer, Role.SECOND_REVIEW, claim))
                        .then(claim -> reason.isBlank()
                                ? Outcome.<Claim, ClaimRefusal>refused(new ClaimRefusal.ReasonRequired())
                                : Outcome.done(claim)))
                .flatMap(checked -> switch (checked) {
                    case Outcome.Done<Claim, ClaimRefusal>(Claim claim) -> release(officer, claim, stage, reason);
                    case Outcome.Refused<Claim, ClaimRefusal>(ClaimRefusal refusal) ->
                        Mono.just(Outcome.<PayoutIntent, ClaimRefusal>refused(refusal));
                })
                .as(inTransaction::transactional);
    }

    private Mono<Outcome<PayoutIntent, ClaimRefusal>> release(Caller officer, Claim claim, int stage, String reason) {
        return newest(claim)
                .flatMap(one -> lines.lock(one.funds().lineId()).then(Mono.defer(() -> newest(claim))))
                .flatMap(newest -> {
                    boolean due = newest.state() == PayoutIntent.State.PAID
                            && !newest.funds().last()
                            && newest.funds().stage() + 1 == stage;
                    if (due) {
                        return queue(officer, claim, newest, reason).then(Mono.defer(() -> done(claim)));
                    }
                    return newest.funds().stage() == stage && stage > 1
                            ? Mono.just(Outcome.<PayoutIntent, ClaimRefusal>done(newest))
                            : notDue();
                })
                .switchIfEmpty(Mono.defer(AcceptProject::notDue));
    }

    private Mono<PayoutIntent> newest(Claim claim) {
        return payouts.ofSubject(claim.id(), claim.enterprise().creditCode());
    }

    private Mono<Outcome<PayoutIntent, ClaimRefusal>> done(Claim claim) {
        return newest(claim).map(Outcome::done);
    }

    private static Mono<Outcome<PayoutIntent, ClaimRefusal>> notDue() {
        return Mono.just(Outcome.refused(new ClaimRefusal.StageNotDue()));
    }

    private Mono<Void> queue(Caller officer, Claim claim, PayoutIntent paid, String reason) {
        Long amount = claim.review().amountFen();
        Instant now = clock.instant();
        ClaimEvent accepted = new ClaimEvent(
                ClaimEvent.Kind.PROJECT_ACCEPTED, claim.state(), ClaimAccess.actor(officer), now, reason);
        return items.find(claim.item().id(), claim.item().version())
                .switchIfEmpty(Mono.error(
                        () -> new IllegalStateException("item " + claim.item().id() + " is gone")))
                .flatMap(item -> queue.next(paid, PayoutStages.of(item, amount == null ? 0 : amount), now))
                .then(Mono.defer(() -> claims.note(claim, accepted)));
    }
}
