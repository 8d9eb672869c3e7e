package cn.jince.platform.claim;

import cn.jince.edge.Caller;
import cn.jince.platform.claim.Claim.Decision;
import cn.jince.platform.local.LocalRules;
import cn.jince.platform.policy.PolicyItem;
import cn.jince.platform.policy.PolicyItem.ProcessStage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 审批环节 as one claim passes it: data, frozen when the claim begins.
 *
 * @param division whose officers decide it; empty for those the enterprise's division answers to
 * @param department empty for any
 * @param limitDays working days of its own; null where only the claim's limit runs
 * @param addedBy the division that added it; empty where the item's process has it
 */
public record StagePlan(
        Stage stage,
        String name,
        String division,
        String department,
        @Nullable Integer limitDays,
        String addedBy) {

    /**
     * Acceptance and second review always; a first review where the published process names both 受理 and 初审; and what
     * the divisions above the enterprise added.
     */
    public static List<StagePlan> of(PolicyItem item, LocalRules rules) {
        List<StagePlan> plans = new ArrayList<>();
        plans.add(usual(Stage.ACCEPTANCE, item, "受理"));
        boolean first = days(item, "受理") != null && days(item, "初审") != null;
        if (first) {
            plans.add(usual(Stage.FIRST_REVIEW, item, "初审"));
        }
        plans.add(usual(Stage.SECOND_REVIEW, item, "复审"));
        rules.levels()
                .forEach(level -> level.additions()
                        .stages()
                        .forEach(extra -> plans.add(new StagePlan(
                                Stage.JOINT_REVIEW,
                                extra.name(),
                                extra.division(),
                                extra.department(),
                                extra.limitDays(),
                                level.division()))));
        plans.sort(Comparator.comparing(StagePlan::stage));
        return List.copyOf(plans);
    }

    private static StagePlan usual(Stage stage, PolicyItem item, String word) {
        ProcessStage published = days(item, word);
        Integer limit = published == null || !"工作日".equals(published.unit()) ? null : published.days();
        return new StagePlan(stage, stage.text(), "", "", limit, "");
    }

    private static @Nullable ProcessStage days(PolicyItem item, String word) {
        return item.process().stream()
                .filter(stage -> stage.name().contains(word))
                .findFirst()
                .orElse(null);
    }

    /** The place of the stage that waits in that state; -1 where none does. */
    static int position(List<StagePlan> plans, ClaimState state, List<Decision> decisions) {
        return switch (state) {
            case SUBMITTED -> 0;
            case ACCEPTED -> 1;
            case FIRST_REVIEWED -> firstAfter(plans, Stage.FIRST_REVIEW);
            case JOINT_REVIEWED ->
                Math.min(
                        plans.size() - 1,
                        firstAfter(plans, Stage.FIRST_REVIEW)
                                + (int) decisions.stream()
                                        .filter(decision -> decision.stage() == Stage.JOINT_REVIEW)
                                        .count());
            default -> -1;
        };
    }

    private static int firstAfter(List<StagePlan> plans, Stage stage) {
        return (int) plans.stream()
                .filter(plan -> plan.stage().compareTo(stage) <= 0)
                .count();
    }

    /** True for an officer of the role, division and department that decide it. */
    public boolean admits(Caller caller, String enterpriseDivision) {
        return caller.has(stage.role())
                && caller.covers(division.isEmpty() ? enterpriseDivision : division)
                && (department.isEmpty() || department.equals(caller.department()));
    }

    /** The division its officers belong to. */
    public String place(String enterpriseDivision) {
        return division.isEmpty() ? enterpriseDivision : division;
    }
}
