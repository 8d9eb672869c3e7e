package cn.jince.platform.claim;

import cn.jince.api.identity.Role;
import cn.jince.edge.Caller;
import cn.jince.platform.claim.ClaimEvent.Actor;
import cn.jince.platform.kernel.Outcome;
import org.jspecify.annotations.Nullable;

/** Who has to do with a claim. Whoever has not, learns not even that it exists. */
public final class ClaimAccess {
    private ClaimAccess() {}

    public static Actor actor(Caller caller) {
        Caller.Deputy clerk = caller.deputy();
        return clerk == null
                ? new Actor(caller.id(), caller.name())
                : new Actor(caller.id(), caller.name() + "（窗口" + clerk.name() + "代办）", clerk.id());
    }

    public static boolean sees(Caller caller, Claim claim) {
        return caller.actsFor(claim.enterprise().creditCode())
                || caller.covers(claim.enterprise().division())
                || caller.has(Role.HOUSE)
                || takesPart(caller, claim);
    }

    /** An officer elsewhere whose department has a stage of the claim, or was asked for an opinion. */
    private static boolean takesPart(Caller caller, Claim claim) {
        if (caller.kind() != Caller.Kind.OFFICER || claim.state() == ClaimState.DRAFT) {
            return false;
        }
        return claim.review().stages().stream()
                        .anyMatch(plan -> plan.admits(caller, claim.enterprise().division()))
                || claim.course().opinions().stream().anyMatch(opinion -> gives(caller, opinion));
    }

    private static boolean gives(Caller caller, Course.Opinion opinion) {
        return caller.has(Role.EXPERT)
                && caller.covers(opinion.division())
                && opinion.department().equals(caller.department());
    }

    /** The expert whose department was asked. */
    public static Outcome<Claim, ClaimRefusal> asked(Caller caller, Claim claim, String opinionId) {
        return seen(caller, claim)
                .then(found -> found.course().opinions().stream()
                                .anyMatch(opinion -> opinion.id().equals(opinionId) && gives(caller, opinion))
                        ? apart(caller, found)
                        : Outcome.refused(new ClaimRefusal.NotAllowed("没有向您征求这项意见。")));
    }

    /** Who may decide the stage that waits now. */
    public static Outcome<Claim, ClaimRefusal> decides(Caller caller, Claim claim) {
        StagePlan plan = claim.nextPlan();
        return officer(caller, plan == null ? Role.ACCEPTANCE : plan.stage().role(), claim);
    }

    /** 回避: nobody decides for an enterprise they act for, or did at a counter. */
    private static Outcome<Claim, ClaimRefusal> apart(Caller caller, Claim claim) {
        if (caller.actsFor(claim.enterprise().creditCode())) {
            return Outcome.refused(new ClaimRefusal.NotAllowed("您是该企业的人员，应当回避。"));
        }
        return claim.course().clerks().contains(caller.id())
                ? Outcome.refused(new ClaimRefusal.NotAllowed("您在窗口代办过本申报，应当回避。"))
                : Outcome.done(claim);
    }

    public static Outcome<Claim, ClaimRefusal> seen(Caller caller, Claim claim) {
        return sees(caller, claim) ? Outcome.done(claim) : Outcome.refused(new ClaimRefusal.NotFound(claim.id()));
    }

    /** A member of the enterprise who may prepare and submit. */
    public static Outcome<Claim, ClaimRefusal> prepares(Caller caller, Claim claim) {
        return seen(caller, claim)
                .then(found -> caller.prepares(claim.enterprise().creditCode())
                        ? Outcome.done(found)
                        : Outcome.refused(new ClaimRefusal.NotAllowed("只有企业的经办人或法定代表人可以办理。")));
    }

    /**
     * An officer with the role whom the stage that waits admits, where it is decided here. After a hand-over only the
     * one who has it.
     */
    public static Outcome<Claim, ClaimRefusal> officer(Caller caller, Role role, Claim claim) {
        return seen(caller, claim)
                .then(found -> admitted(caller, role, found)
                        ? apart(caller, found)
                        : Outcome.refused(new ClaimRefusal.NotAllowed("您没有办理这一环节的权限。")))
                .then(found -> found.relay() == null
                        ? Outcome.done(found)
                        : Outcome.refused(new ClaimRefusal.InRelay(found.relay().systemName())))
                .then(found -> {
                    Actor holder = found.course().holder();
                    return holder == null || holder.id().equals(caller.id())
                            ? Outcome.done(found)
                            : Outcome.refused(new ClaimRefusal.NotAllowed("这一环节已转交" + holder.name() + "办理。"));
                });
    }

    private static boolean admitted(Caller caller, Role role, Claim claim) {
        StagePlan plan = claim.nextPlan();
        return plan == null || plan.stage().role() != role
                ? caller.has(role) && caller.covers(claim.enterprise().division())
                : plan.admits(caller, claim.enterprise().division());
    }

    public static Outcome<Claim, ClaimRefusal> version(@Nullable Integer expected, Claim claim) {
        if (expected == null) {
            return Outcome.refused(new ClaimRefusal.VersionRequired());
        }
        return expected == claim.version()
                ? Outcome.done(claim)
                : Outcome.refused(new ClaimRefusal.Stale(claim.version()));
    }
}
