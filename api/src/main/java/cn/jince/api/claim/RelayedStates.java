package cn.jince.api.claim;

import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.PostExchange;
import reactor.core.publisher.Mono;

/** States of relayed claims flow back. Served by the platform to the house only. */
public interface RelayedStates {

    /**
     * The same state again changes nothing. 404 for a claim that is not known or was never relayed; 409 where our state
     * does not allow it, with our state in the problem's member {@code ours}.
     */
    @PostExchange("/claims/relayed-states")
    Mono<Void> relayed(@RequestBody RelayedState state);
}
