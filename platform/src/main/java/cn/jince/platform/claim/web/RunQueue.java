package cn.jince.platform.claim.web;

import cn.jince.api.claim.ClaimViews.ClaimFreeRunView;
import cn.jince.edge.Caller;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

@Component
class RunQueue {
    Flux<ClaimFreeRunView> waiting(Caller caller) {
        return Flux.empty();
    }
}
