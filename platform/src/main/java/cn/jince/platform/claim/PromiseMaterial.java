package cn.jince.platform.claim;

import cn.jince.edge.Caller;
import cn.jince.platform.kernel.Outcome;
import cn.jince.platform.kernel.PlatformClock;
import cn.jince.platform.kernel.UseCase;
import cn.jince.platform.kernel.WorkingCalendar;
import cn.jince.platform.kernel.WorkingDays;
import cn.jince.platform.local.Additions.Promisable;
import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** Takes the enterprise's word for a material, where a division has said that a word will do. */
@UseCase
public class PromiseMaterial {
    private final Claims claims;
    private final Promises promises;
    private final PlatformClock clock;
    private final WorkingCalendar calendar;

    public PromiseMaterial(Claims claims, Promises promises, PlatformClock clock, WorkingCalendar calendar) {
        this.claims = claims;
        this.promises = promises;
        this.clock = clock;
        this.calendar = calendar;
    }

    public Mono<Outcome<Claim, ClaimRefusal>> promise(Caller caller, String id, String material) {
        return claims.find(id)
                .map(claim -> ClaimAccess.prepares(caller, claim)
                        .then(mine -> promised(mine, material).map(promise -> new Promised(mine, promise))))
                .defaultIfEmpty(Outcome.refused(new ClaimRefusal.NotFound(id)))
                .flatMap(decided -> switch (decided) {
                    case Outcome.Done<Promised, ClaimRefusal>(Promised done) ->
                        promises.keep(id, done.promise(), ClaimAccess.actor(caller), clock.instant())
                                .thenReturn(Outcome.<Claim, ClaimRefusal>done(done.claim()));
                    case Outcome.Refused<Promised, ClaimRefusal>(ClaimRefusal refusal) ->
                        Mono.just(Outcome.<Claim, ClaimRefusal>refused(refusal));
                });
    }

    private record Promised(Claim claim, MaterialPromise promise) {}

    private Outcome<MaterialPromise, ClaimRefusal> promised(Claim claim, String material) {
        if (!ClaimGraph.allows(claim.state(), ClaimVerb.SAVE)) {
            return Outcome.refused(new ClaimRefusal.WrongState(claim.state(), ClaimVerb.SAVE));
        }
        Optional<Promisable> may = claim.item().promisable().stream()
                .filter(one -> one.material().equals(material))
                .findFirst();
        if (may.isEmpty()) {
            return Outcome.refused(new ClaimRefusal.FormIncomplete(List.of(new Defect(material, "这份材料不适用承诺或容缺。"))));
        }
        int days = may.get().laterDays();
        return Outcome.done(
                days == 0
                        ? new MaterialPromise(material, MaterialPromise.Kind.COMMITMENT, null)
                        : new MaterialPromise(
                                material,
                                MaterialPromise.Kind.LATER,
                                calendar.plus(clock.today(), new WorkingDays(days))
                                        .day()));
    }
}
