package cn.jince.platform.claim;

import cn.jince.api.identity.Role;
import cn.jince.edge.Caller;
import cn.jince.platform.claim.ClaimEvent.Actor;
import cn.jince.platform.kernel.Divisions;
import cn.jince.platform.kernel.Outcome;
import cn.jince.platform.kernel.PlatformClock;
import cn.jince.platform.kernel.UseCase;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** 转交, and 专家意见 asked and given, while a stage waits. */
@UseCase
public class WorkStage {
    private final ChangeClaim changing;
    private final PlatformClock clock;

    public WorkStage(ChangeClaim changing, PlatformClock clock) {
        this.changing = changing;
        this.clock = clock;
    }

    /** By who may decide the stage, or by a supervisor above, who takes it from one who is away. */
    public Mono<Outcome<Claim, ClaimRefusal>> handOver(
            Caller caller, String id, @Nullable Integer version, Actor to, String reason) {
        return changing.change(
                id,
                claim -> mayHandOver(caller, claim)
                        .then(mine -> ClaimAccess.version(version, mine))
                        .then(mine -> to.id().isBlank() || to.name().isBlank()
                                ? Outcome.refused(
                                        new ClaimRefusal.FormIncomplete(List.of(new Defect("officerId", "请写明转交给谁。"))))
                                : StageDecisions.handOver(
                                        mine, to, reason, ClaimAccess.actor(caller), clock.instant())));
    }

    private static Outcome<Claim, ClaimRefusal> mayHandOver(Caller caller, Claim claim) {
        StagePlan plan = claim.nextPlan();
        boolean supervises = plan != null
                && caller.has(Role.SUPERVISOR)
                && caller.covers(plan.place(claim.enterprise().division()));
        return supervises ? ClaimAccess.seen(caller, claim) : ClaimAccess.decides(caller, claim);
    }

    public Mono<Outcome<Claim, ClaimRefusal>> askOpinion(
            Caller caller,
            String id,
            @Nullable Integer version,
            String division,
            String department,
            String question,
            int days) {
        return changing.change(
                id,
                claim -> ClaimAccess.decides(caller, claim)
                        .then(mine -> ClaimAccess.version(version, mine))
                        .then(mine ->
                                Divisions.shanxi().exists(division) && !department.isBlank() && days > 0 && days <= 60
                                        ? StageDecisions.askOpinion(
                                                mine,
                                                division,
                                                department.strip(),
                                                question,
                                                days,
                                                ClaimAccess.actor(caller),
                                                clock.instant())
                                        : Outcome.refused(new ClaimRefusal.FormIncomplete(
                                                List.of(new Defect("department", "请选择征求意见的地区和部门，时限为 1 至 60 个工作日。"))))));
    }

    public Mono<Outcome<Claim, ClaimRefusal>> giveOpinion(
            Caller caller, String id, String opinionId, boolean favourable, String text) {
        return changing.change(
                id,
                claim -> ClaimAccess.asked(caller, claim, opinionId)
                        .then(mine -> StageDecisions.giveOpinion(
                                mine, opinionId, favourable, text, ClaimAccess.actor(caller), clock.instant())));
    }
}
