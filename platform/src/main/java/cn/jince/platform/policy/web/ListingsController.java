package cn.jince.platform.policy.web;

import cn.jince.api.exchange.ExchangeViews.Push;
import cn.jince.api.exchange.ExchangeViews.Verdicts;
import cn.jince.platform.policy.TakeListings;
import cn.jince.platform.received.PushLimit;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Policy listings that came through the open interfaces. */
@RestController
class ListingsController {
    private final TakeListings take;

    ListingsController(TakeListings take) {
        this.take = take;
    }

    @PostMapping("/received/policy-listings")
    Mono<Verdicts> listings(@RequestBody Push push) {
        return take.take(PushLimit.within(push));
    }
}
