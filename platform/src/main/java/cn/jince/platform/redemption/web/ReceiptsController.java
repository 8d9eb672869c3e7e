package cn.jince.platform.redemption.web;

import cn.jince.api.exchange.ExchangeViews.Push;
import cn.jince.api.exchange.ExchangeViews.Verdicts;
import cn.jince.platform.received.PushLimit;
import cn.jince.platform.redemption.TakeReceipts;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Receipts that came through the open interfaces. */
@RestController
class ReceiptsController {
    private final TakeReceipts take;

    ReceiptsController(TakeReceipts take) {
        this.take = take;
    }

    @PostMapping("/received/payout-receipts")
    Mono<Verdicts> receipts(@RequestBody Push push) {
        return take.take(PushLimit.within(push));
    }
}
