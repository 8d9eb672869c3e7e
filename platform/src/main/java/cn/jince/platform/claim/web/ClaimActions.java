package cn.jince.platform.claim.web;

import cn.jince.api.claim.ClaimViews.PayoutView;
import cn.jince.api.identity.Role;
import cn.jince.edge.Caller;
import cn.jince.platform.claim.Claim;
import cn.jince.platform.claim.ClaimGraph;
import cn.jince.platform.claim.ClaimVerb;
import cn.jince.platform.claim.Stage;
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
        Stage stage = claim.nextStage();
        if (stage == null || !decides(caller, claim)) {
            return List.copyOf(actions);
        }
        switch (stage) {
            case ACCEPTANCE -> {
                if (caller.has(Role.ACCEPTANCE)) {
                    actions.addAll(List.of("ACCEPT", "REFUSE"));
                    if (!claim.review().correctionAsked()) {
                        actions.add("ASK_FOR_CORRECTION");
                    }
                }
            }
            case FIRST_REVIEW -> add(actions, "FIRST_REVIEW", caller.has(Role.FIRST_REVIEW));
            case SECOND_REVIEW -> add(actions, "SECOND_REVIEW", caller.has(Role.SECOND_REVIEW));
        }
        return List.copyOf(actions);
    }

    private static boolean decides(Caller caller, Claim claim) {
        return caller.covers(claim.enterprise().division())
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
