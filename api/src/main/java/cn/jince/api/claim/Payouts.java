package cn.jince.api.claim;

import cn.jince.api.claim.ClaimViews.BankAccountForm;
import cn.jince.api.claim.ClaimViews.PayoutView;
import cn.jince.api.claim.ClaimViews.StuckPayoutView;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.PostExchange;
import reactor.core.publisher.Mono;

/** Payouts 兑付 that do not get on, of claims and of claim-free runs alike. */
public interface Payouts {

    /**
     * Those that were turned away, are in dispute or wait; at most 200. Members see their enterprise's, officers those
     * of their division.
     *
     * @param enterprise credit code; members must give it
     */
    @GetExchange("/payouts")
    Mono<List<StuckPayoutView>> stuck(@RequestParam(required = false) @Nullable String enterprise);

    /**
     * PREPARER or ACCEPTOR of the enterprise, once the treasury has turned the payout away: 409 before. The holder
     * stays the enterprise.
     */
    @PostExchange("/payouts/{id}/account")
    Mono<PayoutView> correctAccount(@PathVariable String id, @RequestBody BankAccountForm account);
}
