package cn.jince.platform.claim;

import cn.jince.edge.Caller;
import cn.jince.platform.claim.ClaimCases.Case;
import cn.jince.platform.kernel.Outcome;
import cn.jince.platform.kernel.PlatformClock;
import cn.jince.platform.kernel.UseCase;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Keeps what the enterprise has filled in so far. */
@UseCase
public class SaveClaim {
    private final ClaimCases cases;
    private final ChangeClaim changing;
    private final PlatformClock clock;

    public SaveClaim(ClaimCases cases, ChangeClaim changing, PlatformClock clock) {
        this.cases = cases;
        this.changing = changing;
        this.clock = clock;
    }

    public Mono<Outcome<Claim, ClaimRefusal>> save(
            Caller caller, String id, @Nullable Integer version, Claim.Form form) {
        return cases.find(id)
                .map(found -> wrong(found, form))
                .defaultIfEmpty(List.of())
                .flatMap(wrong -> changing.change(
                        id,
                        claim -> ClaimAccess.prepares(caller, claim)
                                .then(allowed -> ClaimAccess.version(version, allowed))
                                .then(current -> wrong.isEmpty() || !ClaimGraph.allows(current.state(), ClaimVerb.SAVE)
                                        ? current.save(form, ClaimAccess.actor(caller), clock.instant())
                                        : Outcome.refused(new ClaimRefusal.FormIncomplete(wrong)))));
    }

    private static List<Defect> wrong(Case found, Claim.Form form) {
        List<FormLine> lines = ClaimForms.lines(found, form);
        return ClaimForms.wrong(
                lines,
                found.item().eligibility(),
                form,
                found.claim().enterprise().name());
    }
}
