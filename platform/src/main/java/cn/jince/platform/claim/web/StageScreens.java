package cn.jince.platform.claim.web;

import cn.jince.api.claim.StageViews.CourseView;
import cn.jince.api.claim.StageViews.OpinionView;
import cn.jince.api.claim.StageViews.StageView;
import cn.jince.api.claim.StageViews.WarningView;
import cn.jince.edge.Caller;
import cn.jince.platform.claim.Claim;
import cn.jince.platform.claim.ClaimEvent.Actor;
import cn.jince.platform.claim.ClaimState;
import cn.jince.platform.claim.Course;
import cn.jince.platform.claim.StagePlan;
import cn.jince.platform.claim.StageTask;
import cn.jince.platform.claim.StageTasks.Warning;
import cn.jince.platform.kernel.Divisions;
import cn.jince.platform.kernel.PlatformClock;
import cn.jince.platform.kernel.WorkingCalendar;
import cn.jince.platform.kernel.WorkingDays;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The stages of a claim as the outside sees them. */
@Component
class StageScreens {
    private final PlatformClock clock;
    private final WorkingCalendar calendar;

    StageScreens(PlatformClock clock, WorkingCalendar calendar) {
        this.clock = clock;
        this.calendar = calendar;
    }

    CourseView course(Caller caller, Claim claim) {
        List<StageView> stages = new ArrayList<>();
        for (int i = 0; i < claim.review().stages().size(); i++) {
            stages.add(stage(claim, i));
        }
        List<OpinionView> opinions = caller.kind() == Caller.Kind.OFFICER
                ? claim.course().opinions().stream().map(StageScreens::opinion).toList()
                : List.of();
        return new CourseView(
                List.copyOf(stages), opinions, claim.dates().dueOn(), claim.state() == ClaimState.AWAITING_CORRECTION);
    }

    private StageView stage(Claim claim, int position) {
        StagePlan plan = claim.review().stages().get(position);
        String place = plan.place(claim.enterprise().division());
        boolean now = position == claim.position();
        Actor holder = claim.course().holder();
        LocalDate due = now ? StageTask.due(claim, plan, calendar) : null;
        return new StageView(
                plan.stage().name(),
                plan.name(),
                place,
                Divisions.shanxi().nameOf(place),
                plan.department(),
                now ? "NOW" : position < done(claim) ? "DONE" : "NEXT",
                now && holder != null ? holder.name() : null,
                now ? claim.course().openedOn() : null,
                due,
                plan.limitDays(),
                warning(due),
                plan.addedBy().isEmpty() ? "" : Divisions.shanxi().nameOf(plan.addedBy()));
    }

    private static int done(Claim claim) {
        return claim.position() >= 0
                ? claim.position()
                : claim.review().decisions().size();
    }

    private String warning(@Nullable LocalDate due) {
        LocalDate today = clock.today();
        if (due == null) {
            return "";
        }
        if (due.isBefore(today)) {
            return "OVER";
        }
        return due.isAfter(calendar.plus(today, new WorkingDays(1)).day()) ? "" : "NEAR";
    }

    private static OpinionView opinion(Course.Opinion opinion) {
        Course.Given given = opinion.given();
        return new OpinionView(
                opinion.id(),
                opinion.division(),
                opinion.department(),
                opinion.question(),
                opinion.askedBy().name(),
                opinion.askedOn(),
                opinion.limitDays(),
                given == null ? null : given.by().name(),
                given == null ? null : given.at(),
                given == null ? null : Boolean.valueOf(given.favourable()),
                given == null ? null : given.text());
    }

    static WarningView warning(Warning warning) {
        Claim claim = warning.claim();
        StageTask task = warning.due().task();
        return new WarningView(
                claim.id(),
                claim.number(),
                claim.item().name(),
                claim.enterprise().name(),
                task.name(),
                task.division(),
                task.department(),
                warning.due().over() ? "OVER" : "NEAR",
                task.dueOn() == null ? task.openedOn() : task.dueOn(),
                warning.to(),
                warning.at());
    }
}
