package cn.jince.platform.evaluation;

import cn.jince.edge.Caller;
import cn.jince.platform.claim.Claim;
import cn.jince.platform.claim.ClaimAccess;
import cn.jince.platform.claim.ClaimState;
import cn.jince.platform.claim.Claims;
import cn.jince.platform.kernel.Outcome;
import cn.jince.platform.kernel.PlatformClock;
import cn.jince.platform.kernel.UseCase;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Takes the answer to "did you get it?" from who prepared the claim. */
@UseCase
public class AnswerSurvey {
    private static final int LONGEST_COMMENT = 500;
    private static final Set<ClaimState> GRANTED =
            EnumSet.of(ClaimState.PAYABLE, ClaimState.PAID, ClaimState.CONCLUDED, ClaimState.CLAWED_BACK);
    private final Claims claims;
    private final EvaluationStore store;
    private final PlatformClock clock;

    AnswerSurvey(Claims claims, EvaluationStore store, PlatformClock clock) {
        this.claims = claims;
        this.store = store;
        this.clock = clock;
    }

    Mono<Outcome<SurveyAnswer, SurveyRefusal>> answer(
            Caller caller, String claimId, SurveyAnswer.@Nullable Got got, @Nullable String comment) {
        return claims.find(claimId)
                .filter(claim -> ClaimAccess.sees(caller, claim))
                .map(claim -> decide(caller, claim, got, comment))
                .defaultIfEmpty(Outcome.refused(new SurveyRefusal.NotFound()))
                .flatMap(decided -> switch (decided) {
                    case Outcome.Done<SurveyAnswer, SurveyRefusal>(SurveyAnswer answer) ->
                        store.keep(answer).thenReturn(decided);
                    case Outcome.Refused<SurveyAnswer, SurveyRefusal> _ -> Mono.just(decided);
                });
    }

    private Outcome<SurveyAnswer, SurveyRefusal> decide(
            Caller caller, Claim claim, SurveyAnswer.@Nullable Got got, @Nullable String comment) {
        if (!caller.prepares(claim.enterprise().creditCode())) {
            return Outcome.refused(new SurveyRefusal.NotAllowed());
        }
        if (!GRANTED.contains(claim.state())) {
            return Outcome.refused(new SurveyRefusal.TooEarly(claim.state().name()));
        }
        if (got == null || comment != null && comment.length() > LONGEST_COMMENT) {
            return Outcome.refused(new SurveyRefusal.Bad());
        }
        return Outcome.done(new SurveyAnswer(
                claim.id(),
                claim.item().id(),
                claim.item().name(),
                claim.enterprise().creditCode(),
                claim.enterprise().division(),
                got,
                comment,
                clock.instant()));
    }
}
