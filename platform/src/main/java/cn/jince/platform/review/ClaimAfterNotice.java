package cn.jince.platform.review;

import cn.jince.edge.Caller;
import cn.jince.platform.claim.Account;
import cn.jince.platform.claim.ChangeClaim;
import cn.jince.platform.claim.Claim;
import cn.jince.platform.claim.ClaimAccess;
import cn.jince.platform.claim.ClaimCases;
import cn.jince.platform.claim.ClaimEvent;
import cn.jince.platform.claim.ClaimState;
import cn.jince.platform.claim.ClaimVerb;
import cn.jince.platform.claim.Claims;
import cn.jince.platform.claim.Readiness;
import cn.jince.platform.fiscal.ReserveFunds;
import cn.jince.platform.kernel.PlatformClock;
import cn.jince.platform.notice.NoticeFollower;
import cn.jince.platform.notice.PublicNotice;
import cn.jince.platform.policy.PolicyItems;
import cn.jince.platform.redemption.PayoutIntent;
import cn.jince.platform.redemption.PayoutStages;
import cn.jince.platform.redemption.QueuePayout;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** A claim once its notice has moved: payable, stopped by an objection, or rejected by one. */
@Component
class ClaimAfterNotice implements NoticeFollower {
    private final Claims claims;
    private final ClaimCases cases;
    private final Readiness readiness;
    private final ChangeClaim changing;
    private final QueuePayout payouts;
    private final ReserveFunds funds;
    private final PolicyItems items;
    private final PlatformClock clock;

    ClaimAfterNotice(
            Claims claims,
            ClaimCases cases,
            Readiness readiness,
            ChangeClaim changing,
            QueuePayout payouts,
            ReserveFunds funds,
            PolicyItems items,
            PlatformClock clock) {
        this.claims = claims;
        this.cases = cases;
        this.readiness = readiness;
        this.changing = changing;
        this.payouts = payouts;
        this.funds = funds;
        this.items = items;
        this.clock = clock;
    }

    @Override
    public PublicNotice.Subject subject() {
        return PublicNotice.Subject.CLAIM;
    }

    @Override
    public Mono<Void> closed(PublicNotice notice) {
        return claims.find(notice.subjectId())
                .flatMap(claim -> changing.keep(step(
                                claim,
                                ClaimVerb.CLOSE_NOTICE,
                                ClaimEvent.Kind.NOTICE_CLOSED,
                                ClaimEvent.Actor.PLATFORM,
                                null))
                        .then(Mono.defer(() -> flag(claim)))
                        .then(Mono.defer(() -> queue(claim, notice))));
    }

    /** What changed since the submission is told in the timeline before money moves; whoever pays sees it there. */
    private Mono<Void> flag(Claim claim) {
        return cases.of(claim)
                .flatMap(readiness::changes)
                .filter(changes -> !changes.isEmpty())
                .flatMap(changes -> claims.note(
                        claim,
                        new ClaimEvent(
                                ClaimEvent.Kind.DATA_CHANGED,
                                ClaimState.PAYABLE,
                                ClaimEvent.Actor.PLATFORM,
                                clock.instant(),
                                String.join(
                                        "、",
                                        changes.stream()
                                                .map(Readiness.Change::label)
                                                .toList()))));
    }

    private Mono<Void> queue(Claim claim, PublicNotice notice) {
        Account account = claim.form().account();
        String number = claim.number();
        if (account == null || number == null) {
            return Mono.error(new IllegalStateException("claim " + claim.id() + " has no account or number"));
        }
        PayoutIntent.About about = new PayoutIntent.About(
                PayoutIntent.Subject.CLAIM,
                claim.id(),
                claim.enterprise().creditCode(),
                number,
                claim.item().id(),
                claim.enterprise().division(),
                claim.item().name());
        return items.find(claim.item().id(), claim.item().version())
                .switchIfEmpty(Mono.error(
                        () -> new IllegalStateException("item " + claim.item().id() + " is gone")))
                .flatMap(item -> payouts.queue(
                        about, account, PayoutStages.of(item, notice.about().amountFen()), clock.instant()));
    }

    @Override
    public Mono<Void> objected(PublicNotice notice, String reason) {
        return note(notice, ClaimEvent.Kind.OBJECTED, ClaimEvent.Actor.PLATFORM, reason);
    }

    @Override
    public Mono<String> refusesToSettle(PublicNotice notice, Caller officer) {
        return claims.find(notice.subjectId())
                .filter(claim -> officer.id().equals(claim.item().draftedBy())
                        || claim.review().decisions().stream()
                                .anyMatch(decision -> decision.officer().equals(officer.id())))
                .map(_ -> "您起草过本事项或办理过本申报，异议须由他人处理。");
    }

    @Override
    public Mono<Void> settled(PublicNotice notice, boolean upheld, Caller officer, @Nullable String reason) {
        ClaimEvent.Actor actor = ClaimAccess.actor(officer);
        if (!upheld) {
            return note(notice, ClaimEvent.Kind.OBJECTION_DISMISSED, actor, reason);
        }
        return claims.find(notice.subjectId())
                .flatMap(claim -> changing.keep(
                                step(claim, ClaimVerb.UPHOLD_OBJECTION, ClaimEvent.Kind.REJECTED, actor, reason))
                        .then(Mono.defer(() ->
                                funds.release(claim.id(), claim.enterprise().creditCode(), clock.instant()))));
    }

    private Mono<Void> note(
            PublicNotice notice, ClaimEvent.Kind kind, ClaimEvent.Actor actor, @Nullable String reason) {
        return claims.find(notice.subjectId())
                .flatMap(claim ->
                        claims.note(claim, new ClaimEvent(kind, claim.state(), actor, clock.instant(), reason)));
    }

    private Claim.Step step(
            Claim claim, ClaimVerb verb, ClaimEvent.Kind kind, ClaimEvent.Actor actor, @Nullable String note) {
        return claim.follow(verb, kind, actor, clock.instant(), note)
                .orElseThrow(refusal -> new IllegalStateException("claim " + claim.id() + ": " + refusal));
    }
}
