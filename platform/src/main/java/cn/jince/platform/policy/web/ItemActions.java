package cn.jince.platform.policy.web;

import cn.jince.api.identity.Role;
import cn.jince.edge.Caller;
import cn.jince.platform.policy.PolicyItem;
import java.util.ArrayList;
import java.util.List;

/** What a caller may do with a version as it stands. */
final class ItemActions {
    private ItemActions() {}

    static List<String> of(PolicyItem item, Caller caller) {
        if (!caller.covers(item.division().value())) {
            return List.of();
        }
        boolean drafts = caller.has(Role.POLICY_DRAFTER);
        boolean approves = caller.has(Role.POLICY_APPROVER);
        boolean otherThanDrafter = approves && !caller.id().equals(item.draftedBy());
        List<String> actions = new ArrayList<>();
        switch (item.state()) {
            case DRAFT -> add(actions, drafts, "EDIT", "RUN_CASES", "SUBMIT");
            case IN_REVIEW -> add(actions, otherThanDrafter, "RUN_CASES", "APPROVE");
            case APPROVED -> add(actions, drafts || otherThanDrafter, "PUBLISH", "SCHEDULE");
            case SCHEDULED -> add(actions, drafts || approves, "UNSCHEDULE");
            case PUBLISHED -> {
                add(actions, drafts, "DRAFT_VERSION", "STEWARD");
                add(actions, approves, "SUSPEND", "RECHECK", "MERGE", "WITHDRAW", "SCHEDULE");
            }
            case SUSPENDED -> {
                add(actions, drafts, "DRAFT_VERSION");
                add(actions, approves, "RESUME", "RECHECK", "MERGE", "WITHDRAW");
            }
            case PENDING_RECHECK -> {
                add(actions, drafts, "DRAFT_VERSION");
                add(actions, approves, "DECIDE_RECHECK");
            }
            case WITHDRAWN -> add(actions, drafts, "DRAFT_VERSION");
            case MERGED -> {}
        }
        return actions;
    }

    private static void add(List<String> actions, boolean may, String... names) {
        if (may) {
            actions.addAll(List.of(names));
        }
    }
}
