package cn.jince.platform.claim;

import cn.jince.api.identity.Role;
import cn.jince.platform.claim.ClaimEvent.Actor;
import cn.jince.platform.kernel.WorkingCalendar;
import cn.jince.platform.kernel.WorkingDays;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 待办: what somebody is to do with a claim now.
 *
 * @param position the stage's place in the plan, or 100 and up for an opinion
 * @param officer whose name is on it; null for anyone of role, division and department
 * @param dueOn null where no limit runs
 */
public record StageTask(
        String claimId,
        int position,
        String name,
        Role role,
        String division,
        String department,
        @Nullable String officer,
        LocalDate openedOn,
        @Nullable LocalDate dueOn) {
    private static final int OPINIONS = 100;

    /**
     * Of a claim that waits for our officers; none otherwise, so that no clock runs while the enterprise owes
     * something.
     */
    static List<StageTask> of(Claim claim, WorkingCalendar calendar) {
        StagePlan plan = claim.nextPlan();
        LocalDate opened = claim.course().openedOn();
        if (plan == null || opened == null) {
            return List.of();
        }
        Actor holder = claim.course().holder();
        List<StageTask> tasks = new ArrayList<>();
        tasks.add(new StageTask(
                claim.id(),
                claim.position(),
                plan.name(),
                plan.stage().role(),
                plan.place(claim.enterprise().division()),
                plan.department(),
                holder == null ? null : holder.id(),
                opened,
                due(claim, plan, calendar)));
        for (int i = 0; i < claim.course().opinions().size(); i++) {
            Course.Opinion opinion = claim.course().opinions().get(i);
            if (opinion.given() == null) {
                tasks.add(new StageTask(
                        claim.id(),
                        OPINIONS + i,
                        "专家意见",
                        Role.EXPERT,
                        opinion.division(),
                        opinion.department(),
                        null,
                        opinion.askedOn(),
                        calendar.plus(opinion.askedOn(), new WorkingDays(opinion.limitDays()))
                                .day()));
            }
        }
        return List.copyOf(tasks);
    }

    /** The last day of the stage that waits: its own limit with the days it stood still, else the claim's. */
    public static @Nullable LocalDate due(Claim claim, StagePlan plan, WorkingCalendar calendar) {
        LocalDate opened = claim.course().openedOn();
        Integer limit = plan.limitDays();
        return opened == null || limit == null
                ? claim.dates().dueOn()
                : calendar.plus(opened, new WorkingDays(limit + claim.course().stoodDays()))
                        .day();
    }

    /** Whose supervisor is told once it is late: the next level's. */
    public static String above(String division) {
        return division.endsWith("00") ? division.substring(0, 2) + "0000" : division.substring(0, 4) + "00";
    }
}
