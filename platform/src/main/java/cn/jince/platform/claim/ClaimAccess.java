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
        return new Actor(caller.id(), caller.name());
    }

    public static boolean sees(Caller caller, Claim claim) {
        return caller.actsFor(claim.enterprise().creditCode())
                || caller.covers(claim.enterprise().division())
                || caller.has(Role.HOUSE);
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

    /** An officer with the role whose division covers the claim, where it is decided here. */
    public static Outcome<Claim, ClaimRefusal> officer(Caller caller, Role role, Claim claim) {
        return seen(caller, claim)
                .then(found ->
                        caller.has(role) && caller.covers(claim.enterprise().division())
                                ? Outcome.done(found)
                                : Outcome.refused(new ClaimRefusal.NotAllowed("您没有办理这一环节的权限。")))
                .then(found -> found.relay() == null
                        ? Outcome.done(found)
                        : Outcome.refused(new ClaimRefusal.InRelay(found.relay().systemName())));
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
