package cn.jince.platform.claim;

import cn.jince.platform.claim.Claim.Step;
import cn.jince.platform.claim.ClaimEvent.Actor;
import cn.jince.platform.claim.ClaimEvent.Kind;
import cn.jince.platform.claim.Course.Given;
import cn.jince.platform.claim.Course.Opinion;
import cn.jince.platform.kernel.Outcome;
import cn.jince.platform.kernel.PlatformClock;
import java.time.Instant;
import java.util.Optional;

/** What officers decide within the stages: a joint review, a hand-over, an opinion asked and given. */
public final class StageDecisions {
    private static final int MOST_OPINIONS = 20;

    private StageDecisions() {}

    public static Outcome<Step, ClaimRefusal> jointReview(Claim claim, String reason, Actor officer, Instant now) {
        return claim.decide(
                ClaimVerb.JOINT_REVIEW, Kind.JOINT_REVIEWED, Stage.JOINT_REVIEW, null, officer, now, reason);
    }

    /** @param to who has it from now on; four eyes are asked of that officer too */
    public static Outcome<Step, ClaimRefusal> handOver(
            Claim claim, Actor to, String reason, Actor officer, Instant now) {
        if (!ClaimGraph.allows(claim.state(), ClaimVerb.HAND_OVER) || claim.nextPlan() == null) {
            return claim.refuse(ClaimVerb.HAND_OVER);
        }
        if (reason.isBlank()) {
            return Outcome.refused(new ClaimRefusal.ReasonRequired());
        }
        if (decided(claim, to) || to.id().equals(claim.item().draftedBy())) {
            return Outcome.refused(new ClaimRefusal.FourEyes(to.name() + "起草过本事项或办理过本申报的前一环节，不能再办理。"));
        }
        Claim held = claim.with(claim.course().heldBy(to));
        return claim.move(
                ClaimVerb.HAND_OVER, Kind.HANDED_OVER, held, officer, now, "转交" + to.name() + "：" + reason.strip());
    }

    public static Outcome<Step, ClaimRefusal> askOpinion(
            Claim claim, String division, String department, String question, int days, Actor officer, Instant now) {
        if (!ClaimGraph.allows(claim.state(), ClaimVerb.ASK_OPINION) || claim.nextPlan() == null) {
            return claim.refuse(ClaimVerb.ASK_OPINION);
        }
        if (question.isBlank() || claim.course().opinions().size() >= MOST_OPINIONS) {
            return Outcome.refused(new ClaimRefusal.ReasonRequired());
        }
        Opinion asked = new Opinion(
                String.valueOf(claim.course().opinions().size() + 1),
                officer,
                division,
                department,
                question.strip(),
                PlatformClock.dayOf(now),
                days,
                null);
        return claim.move(
                ClaimVerb.ASK_OPINION,
                Kind.OPINION_ASKED,
                claim.with(claim.course().with(asked)),
                officer,
                now,
                department);
    }

    public static Outcome<Step, ClaimRefusal> giveOpinion(
            Claim claim, String opinionId, boolean favourable, String text, Actor expert, Instant now) {
        Optional<Opinion> asked = claim.course().opinions().stream()
                .filter(opinion -> opinion.id().equals(opinionId) && opinion.given() == null)
                .findFirst();
        if (asked.isEmpty() || !ClaimGraph.allows(claim.state(), ClaimVerb.GIVE_OPINION)) {
            return claim.refuse(ClaimVerb.GIVE_OPINION);
        }
        if (text.isBlank()) {
            return Outcome.refused(new ClaimRefusal.ReasonRequired());
        }
        Opinion given = asked.get().answered(new Given(expert, favourable, text.strip(), now));
        return claim.move(
                ClaimVerb.GIVE_OPINION,
                Kind.OPINION_GIVEN,
                claim.with(claim.course().with(given)),
                expert,
                now,
                given.department());
    }

    private static boolean decided(Claim claim, Actor officer) {
        return claim.review().decisions().stream()
                .anyMatch(decision -> decision.officer().equals(officer.id()));
    }
}
