package cn.jince.platform.enterprise.web;

import cn.jince.api.exchange.ExchangeViews.Push;
import cn.jince.api.exchange.ExchangeViews.Verdicts;
import cn.jince.platform.enterprise.TakePushedFacts;
import cn.jince.platform.received.PushLimit;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Facts that came through the open interfaces. */
@RestController
class PushedFactsController {
    private final TakePushedFacts take;

    PushedFactsController(TakePushedFacts take) {
        this.take = take;
    }

    @PostMapping("/received/facts")
    Mono<Verdicts> facts(@RequestBody Push push) {
        return take.take(PushLimit.within(push));
    }
}
