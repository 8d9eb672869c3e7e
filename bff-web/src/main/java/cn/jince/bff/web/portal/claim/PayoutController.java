package cn.jince.bff.web.portal.claim;

import cn.jince.api.claim.ClaimViews.BankAccountForm;
import cn.jince.api.claim.ClaimViews.PayoutView;
import cn.jince.api.claim.ClaimViews.StuckPayoutView;
import cn.jince.api.claim.Payouts;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/**
 * Payouts that do not get on, for the enterprise and for officers, and another account for one that was turned away.
 */
@RestController
@RequestMapping("/api/w/payouts")
class PayoutController {
    private final Payouts payouts;

    PayoutController(Payouts payouts) {
        this.payouts = payouts;
    }

    @GetMapping
    Mono<List<StuckPayoutView>> stuck(@RequestParam(required = false) @Nullable String enterprise) {
        return payouts.stuck(enterprise);
    }

    @PostMapping("/{id}/account")
    Mono<PayoutView> correctAccount(@PathVariable String id, @RequestBody BankAccountForm account) {
        return payouts.correctAccount(id, account);
    }
}
