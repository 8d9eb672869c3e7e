package cn.jince.platform.review;

import cn.jince.edge.Caller;
import cn.jince.platform.claim.Account;
import cn.jince.platform.claim.ChangeClaim;
import cn.jince.platform.claim.Claim;
import cn.jince.platform.claim.ClaimAccess;
import cn.jince.platform.claim.ClaimEvent;
import cn.jince.platform.claim.ClaimEvent.Actor;
import cn.jince.platform.claim.ClaimEvent.Kind;
import cn.jince.platform.claim.ClaimVerb;
import cn.jince.platform.claim.Claims;
import cn.jince.platform.redemption.PayoutFollower;
import cn.jince.platform.redemption.PayoutIntent;
import java.time.Instant;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** A claim once the treasury has answered: paid and concluded, or held. */
@Component
class ClaimAfterPayout implements PayoutFollower {
    private final Claims claims;
    private final ChangeClaim changing;

    ClaimAfterPayout(Claims claims, ChangeClaim changing) {
        this.claims = claims;
        this.changing = changing;
    }

    @Override
    public PayoutIntent.Subject subject() {
        return PayoutIntent.Subject.CLAIM;
    }

    @Override
    public Mono<Void> paid(PayoutIntent intent, String receipt, Instant now) {
        return claims.find(intent.about().subjectId())
                .flatMap(claim -> intent.funds().last()
                        ? changing.keep(paidAndConcluded(claim, receipt, now))
                        : claims.note(claim, stagePaid(intent, claim, receipt, now)));
    }

    private static ClaimEvent stagePaid(PayoutIntent intent, Claim claim, String receipt, Instant now) {
        PayoutIntent.Funds funds = intent.funds();
        String note = "第 " + funds.stage() + " 期（共 " + funds.stages() + " 期），国库回执 " + receipt;
        return new ClaimEvent(Kind.STAGE_PAID, claim.state(), Actor.PLATFORM, now, note);
    }

    @Override
    public Mono<Void> clawedBack(PayoutIntent intent, Caller by, Clawing clawing, String note, Instant now) {
        Actor actor = ClaimAccess.actor(by);
        return claims.find(intent.about().subjectId()).flatMap(claim -> switch (clawing) {
            case ORDERED -> claims.note(claim, new ClaimEvent(Kind.CLAWBACK_ORDERED, claim.state(), actor, now, note));
            case PART -> claims.note(claim, new ClaimEvent(Kind.CLAWBACK_RECEIVED, claim.state(), actor, now, note));
            case WHOLE ->
                changing.keep(claim.follow(ClaimVerb.CLAW_BACK, Kind.CLAWED_BACK, actor, now, note)
                        .orElseThrow(refusal -> new IllegalStateException("claim " + claim.id() + ": " + refusal)));
        });
    }

    private static Claim.Step paidAndConcluded(Claim claim, String receipt, Instant now) {
        return claim.follow(ClaimVerb.PAY, Kind.PAID, Actor.PLATFORM, now, "国库回执 " + receipt)
                .then(paid -> paid.next()
                        .follow(ClaimVerb.CONCLUDE, Kind.CONCLUDED, Actor.PLATFORM, now, null)
                        .map(paid::and))
                .orElseThrow(refusal -> new IllegalStateException("claim " + claim.id() + ": " + refusal));
    }

    @Override
    public Mono<Void> corrected(PayoutIntent intent, Caller by, Account account, Instant now) {
        String note = account.bank() + " " + account.masked();
        return claims.find(intent.about().subjectId())
                .flatMap(claim -> claims.note(
                        claim,
                        new ClaimEvent(Kind.ACCOUNT_CORRECTED, claim.state(), ClaimAccess.actor(by), now, note)));
    }

    @Override
    public Mono<Void> held(PayoutIntent intent, boolean rejected, String note, Instant now) {
        Kind kind = rejected ? Kind.PAYOUT_REJECTED : Kind.PAYOUT_WAITING;
        return claims.find(intent.about().subjectId())
                .flatMap(claim -> claims.note(claim, new ClaimEvent(kind, claim.state(), Actor.PLATFORM, now, note)));
    }
}
