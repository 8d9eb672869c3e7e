package cn.jince.platform.claim.web;

import cn.jince.api.claim.ClaimViews.PayoutView;
import cn.jince.edge.Caller;
import cn.jince.platform.claim.Claim;
import cn.jince.platform.claim.ClaimAccess;
import cn.jince.platform.claim.ClaimGraph;
import cn.jince.platform.claim.ClaimVerb;
import cn.jince.platform.claim.Stage;
import cn.jince.platform.kernel.Outcome;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the caller may do with a claim now. */
final class ClaimActions {
    private ClaimActions() {}

    static List<String> of(Caller caller, Claim claim, @Nullable PayoutView payout) {
        List<String> actions = new ArrayList<>();
        if (caller.prepares(claim.enterprise().creditCode())) {
            for (ClaimVerb verb : List.of(
                    ClaimVerb.SAVE, ClaimVerb.ATTACH, ClaimVerb.SUBMIT, ClaimVerb.WITHDRAW, ClaimVerb.CORRECT)) {
                boolean theirs = verb == ClaimVerb.WITHDRAW && claim.relay() != null;
                if (ClaimGraph.allows(claim.state(), verb) && !theirs) {
                    actions.add(verb.name());
                }
            }
            if (payout != null && payout.state().equals("REJECTED")) {
                actions.add("CORRECT_ACCOUNT");
            }
        }
        if (claim.course().opinions().stream()
                .anyMatch(opinion -> opinion.given() == null
                        && ClaimAccess.asked(caller, claim, opinion.id()) instanceof Outcome.Done)) {
            actions.add("GIVE_OPINION");
        }
        Stage stage = claim.nextStage();
        if (stage == null || !decides(caller, claim)) {
            return List.copyOf(actions);
        }
        switch (stage) {
            case ACCEPTANCE -> {
                actions.addAll(List.of("ACCEPT", "REFUSE"));
                add(actions, "ASK_FOR_CORRECTION", !claim.review().correctionAsked());
            }
            case FIRST_REVIEW, JOINT_REVIEW, SECOND_REVIEW -> actions.add(stage.name());
        }
        actions.addAll(List.of("HAND_OVER", "ASK_OPINION"));
        return List.copyOf(actions);
    }

    private static boolean decides(Caller caller, Claim claim) {
        return ClaimAccess.decides(caller, claim) instanceof Outcome.Done
                && !caller.id().equals(claim.item().draftedBy())
                && claim.review().decisions().stream()
                        .noneMatch(decision -> decision.officer().equals(caller.id()));
    }

    private static void add(List<String> actions, String action, boolean may) {
        if (may) {
            actions.add(action);
        }
    }
}
