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
                .map(claim -> paidAndConcluded(claim, receipt, now))
                .flatMap(changing::keep);
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
