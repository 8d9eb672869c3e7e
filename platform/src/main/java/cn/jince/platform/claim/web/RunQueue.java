package cn.jince.platform.claim.web;

import cn.jince.api.claim.ClaimViews.ClaimFreeRunView;
import cn.jince.edge.Caller;
import cn.jince.platform.kernel.Port;
import reactor.core.publisher.Flux;

/** Claim-free runs that wait for the caller. */
@Port
@FunctionalInterface
public interface RunQueue {
    Flux<ClaimFreeRunView> waiting(Caller caller);
}
