package cn.jince.platform.claim;

import static cn.jince.platform.claim.ClaimState.*;

import java.util.List;
import java.util.Optional;

/** The transitions of a claim as data. Nothing else decides whether a verb fits a state. */
public final class ClaimGraph {

    /** One arrow. */
    public record Transition(ClaimState from, ClaimVerb verb, ClaimState to) {}

    public static final List<Transition> TRANSITIONS = List.of(
            new Transition(DRAFT, ClaimVerb.SAVE, DRAFT),
            new Transition(DRAFT, ClaimVerb.ATTACH, DRAFT),
            new Transition(DRAFT, ClaimVerb.SUBMIT, SUBMITTED),
            new Transition(DRAFT, ClaimVerb.WITHDRAW, WITHDRAWN),
            new Transition(SUBMITTED, ClaimVerb.ASK_FOR_CORRECTION, AWAITING_CORRECTION),
            new Transition(SUBMITTED, ClaimVerb.ACCEPT, ACCEPTED),
            new Transition(SUBMITTED, ClaimVerb.REFUSE, NOT_ACCEPTED),
            new Transition(SUBMITTED, ClaimVerb.WITHDRAW, WITHDRAWN),
            new Transition(AWAITING_CORRECTION, ClaimVerb.SAVE, AWAITING_CORRECTION),
            new Transition(AWAITING_CORRECTION, ClaimVerb.ATTACH, AWAITING_CORRECTION),
            new Transition(AWAITING_CORRECTION, ClaimVerb.CORRECT, SUBMITTED),
            new Transition(AWAITING_CORRECTION, ClaimVerb.WITHDRAW, WITHDRAWN),
            new Transition(ACCEPTED, ClaimVerb.FIRST_REVIEW, FIRST_REVIEWED),
            new Transition(ACCEPTED, ClaimVerb.APPROVE, APPROVED),
            new Transition(ACCEPTED, ClaimVerb.REJECT, REJECTED),
            new Transition(ACCEPTED, ClaimVerb.WITHDRAW, WITHDRAWN),
            new Transition(FIRST_REVIEWED, ClaimVerb.APPROVE, APPROVED),
            new Transition(FIRST_REVIEWED, ClaimVerb.REJECT, REJECTED),
            new Transition(ACCEPTED, ClaimVerb.JOINT_REVIEW, JOINT_REVIEWED),
            new Transition(FIRST_REVIEWED, ClaimVerb.JOINT_REVIEW, JOINT_REVIEWED),
            new Transition(JOINT_REVIEWED, ClaimVerb.JOINT_REVIEW, JOINT_REVIEWED),
            new Transition(JOINT_REVIEWED, ClaimVerb.APPROVE, APPROVED),
            new Transition(JOINT_REVIEWED, ClaimVerb.REJECT, REJECTED),
            // What was promised for later is handed in while the claim goes on.
            new Transition(SUBMITTED, ClaimVerb.ATTACH, SUBMITTED),
            new Transition(ACCEPTED, ClaimVerb.ATTACH, ACCEPTED),
            new Transition(FIRST_REVIEWED, ClaimVerb.ATTACH, FIRST_REVIEWED),
            new Transition(JOINT_REVIEWED, ClaimVerb.ATTACH, JOINT_REVIEWED),
            new Transition(SUBMITTED, ClaimVerb.HAND_OVER, SUBMITTED),
            new Transition(ACCEPTED, ClaimVerb.HAND_OVER, ACCEPTED),
            new Transition(FIRST_REVIEWED, ClaimVerb.HAND_OVER, FIRST_REVIEWED),
            new Transition(JOINT_REVIEWED, ClaimVerb.HAND_OVER, JOINT_REVIEWED),
            new Transition(SUBMITTED, ClaimVerb.ASK_OPINION, SUBMITTED),
            new Transition(ACCEPTED, ClaimVerb.ASK_OPINION, ACCEPTED),
            new Transition(FIRST_REVIEWED, ClaimVerb.ASK_OPINION, FIRST_REVIEWED),
            new Transition(JOINT_REVIEWED, ClaimVerb.ASK_OPINION, JOINT_REVIEWED),
            new Transition(SUBMITTED, ClaimVerb.GIVE_OPINION, SUBMITTED),
            new Transition(ACCEPTED, ClaimVerb.GIVE_OPINION, ACCEPTED),
            new Transition(FIRST_REVIEWED, ClaimVerb.GIVE_OPINION, FIRST_REVIEWED),
            new Transition(JOINT_REVIEWED, ClaimVerb.GIVE_OPINION, JOINT_REVIEWED),
            new Transition(APPROVED, ClaimVerb.OPEN_NOTICE, IN_PUBLIC_NOTICE),
            new Transition(IN_PUBLIC_NOTICE, ClaimVerb.UPHOLD_OBJECTION, REJECTED),
            new Transition(IN_PUBLIC_NOTICE, ClaimVerb.CLOSE_NOTICE, PAYABLE),
            new Transition(PAYABLE, ClaimVerb.PAY, PAID),
            new Transition(PAID, ClaimVerb.CONCLUDE, CONCLUDED),
            new Transition(CONCLUDED, ClaimVerb.CLAW_BACK, CLAWED_BACK));

    /** Where the verb leads from that state; empty where it does not fit. */
    public static Optional<ClaimState> next(ClaimState from, ClaimVerb verb) {
        return TRANSITIONS.stream()
                .filter(arrow -> arrow.from() == from && arrow.verb() == verb)
                .map(Transition::to)
                .findFirst();
    }

    public static boolean allows(ClaimState from, ClaimVerb verb) {
        return next(from, verb).isPresent();
    }

    private ClaimGraph() {}
}
