package cn.jince.platform.claim;

import cn.jince.api.identity.Role;
import cn.jince.edge.Caller;
import cn.jince.platform.kernel.Outcome;
import cn.jince.platform.kernel.PlatformClock;
import cn.jince.platform.kernel.UseCase;
import cn.jince.platform.kernel.WorkingCalendar;
import cn.jince.platform.kernel.WorkingDays;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** 受理, 不予受理, 补正 and 撤回. */
@UseCase
public class DecideClaim {
    private final ChangeClaim changing;
    private final ClaimCases cases;
    private final Claims claims;
    private final Relays relays;
    private final Readiness readiness;
    private final PlatformClock clock;
    private final WorkingCalendar calendar;
    private final JsonMapper json;

    public DecideClaim(
            ChangeClaim changing,
            ClaimCases cases,
            Claims claims,
            Relays relays,
            Readiness readiness,
            PlatformClock clock,
            WorkingCalendar calendar,
            JsonMapper json) {
        this.changing = changing;
        this.cases = cases;
        this.claims = claims;
        this.relays = relays;
        this.readiness = readiness;
        this.clock = clock;
        this.calendar = calendar;
        this.json = json;
    }

    public Mono<Outcome<Claim, ClaimRefusal>> accept(Caller caller, String id, @Nullable Integer version) {
        return changing.change(
                id,
                claim -> officer(caller, claim, version)
                        .then(now -> now.accept(ClaimAccess.actor(caller), clock.instant())),
                readiness::accepted,
                _ -> Mono.empty());
    }

    public Mono<Outcome<Claim, ClaimRefusal>> refuse(
            Caller caller, String id, @Nullable Integer version, String reason) {
        return changing.change(
                id,
                claim -> officer(caller, claim, version)
                        .then(now -> given(now, reason))
                        .then(now -> now.refuse(reason, ClaimAccess.actor(caller), clock.instant())));
    }

    public Mono<Outcome<Claim, ClaimRefusal>> askForCorrection(
            Caller caller, String id, @Nullable Integer version, List<Defect> defects) {
        return changing.change(
                id,
                claim -> officer(caller, claim, version)
                        .then(now -> now.askForCorrection(
                                defects, clock.today(), ClaimAccess.actor(caller), clock.instant())));
    }

    public Mono<Outcome<Claim, ClaimRefusal>> withdraw(
            Caller caller, String id, @Nullable Integer version, String reason) {
        return changing.change(
                id,
                claim -> ClaimAccess.prepares(caller, claim)
                        .then(now -> ClaimAccess.version(version, now))
                        .then(now -> now.withdraw(reason, ClaimAccess.actor(caller), clock.instant())));
    }

    /** The corrected form is judged and frozen again; the clock goes on. */
    public Mono<Outcome<Claim, ClaimRefusal>> correct(Caller caller, String id, @Nullable Integer version) {
        Instant at = clock.instant();
        return cases.find(id)
                .map(found -> ClaimEvaluation.judge(found, at))
                .defaultIfEmpty(Outcome.refused(new ClaimRefusal.NotFound(id)))
                .flatMap(judged -> changing.change(
                        id,
                        claim -> ClaimAccess.prepares(caller, claim)
                                .then(now -> ClaimAccess.version(version, now))
                                .then(now -> ClaimGraph.allows(now.state(), ClaimVerb.CORRECT)
                                        ? judged.then(_ -> resume(now, caller, at))
                                        : resume(now, caller, at)),
                        step -> Mono.just(Outcome.done(step)),
                        step -> judged instanceof Outcome.Done<ClaimEvaluation, ClaimRefusal>(var evaluation)
                                ? claims.freeze(
                                                id,
                                                step.next().version(),
                                                step.next().item().version(),
                                                json.writeValueAsString(evaluation.lines()),
                                                json.writeValueAsString(evaluation.frozen()),
                                                at)
                                        .then(Mono.defer(() -> relays.hand(step.next())))
                                : Mono.empty()));
    }

    private Outcome<Claim.Step, ClaimRefusal> resume(Claim claim, Caller caller, Instant at) {
        LocalDate due = claim.dates().dueOn();
        LocalDate paused = claim.dates().pausedOn();
        if (due == null || paused == null) {
            return claim.correct(due, false, 0, ClaimAccess.actor(caller), at);
        }
        int stood = Math.max(0, calendar.between(paused, PlatformClock.dayOf(at)));
        WorkingCalendar.Counted later = calendar.plus(due, new WorkingDays(stood));
        return claim.correct(later.day(), later.provisional(), stood, ClaimAccess.actor(caller), at);
    }

    private static Outcome<Claim, ClaimRefusal> officer(Caller caller, Claim claim, @Nullable Integer version) {
        return ClaimAccess.officer(caller, Role.ACCEPTANCE, claim).then(now -> ClaimAccess.version(version, now));
    }

    private static Outcome<Claim, ClaimRefusal> given(Claim claim, String reason) {
        return reason.isBlank() ? Outcome.refused(new ClaimRefusal.ReasonRequired()) : Outcome.done(claim);
    }
}
