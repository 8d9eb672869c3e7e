package cn.jince.platform.claimfree;

import cn.jince.api.claim.ClaimViews.ClaimFreeRunView;
import cn.jince.edge.Caller;
import cn.jince.platform.claim.web.RunQueue;
import cn.jince.platform.kernel.DivisionCode;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

/** Runs in an officer's queue. */
@Component
class WaitingRuns implements RunQueue {
    private final Runs runs;

    WaitingRuns(Runs runs) {
        this.runs = runs;
    }

    @Override
    public Flux<ClaimFreeRunView> waiting(Caller caller) {
        return runs.waiting(new DivisionCode(caller.division()).prefix())
                .concatMap(runs::find)
                .filter(run -> !RunViews.actions(caller, run).isEmpty())
                .map(run -> RunViews.view(caller, run));
    }
}
