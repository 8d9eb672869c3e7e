package cn.jince.api.redemption;

import cn.jince.api.claim.ClaimViews.PayoutView;
import cn.jince.api.redemption.ClawbackViews.ClawbackForm;
import cn.jince.api.redemption.ClawbackViews.ClawbackReceiptForm;
import cn.jince.api.redemption.ClawbackViews.ClawbackView;
import cn.jince.api.redemption.ClawbackViews.ProjectAcceptanceForm;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.PostExchange;
import reactor.core.publisher.Mono;

/** What follows a payout: its next stage, or that it is asked back. */
public interface Clawbacks {

    /** SECOND_REVIEW of the claim's division. The stage before must have been paid: 409 before. */
    @PostExchange("/claims/{id}/project-acceptance")
    Mono<PayoutView> acceptProject(@PathVariable String id, @RequestBody ProjectAcceptanceForm form);

    /** SECOND_REVIEW of the enterprise's division, of a payout that was paid; one open order a payout. */
    @PostExchange("/payouts/{id}/clawbacks")
    Mono<ClawbackView> order(@PathVariable String id, @RequestBody ClawbackForm form);

    /**
     * TREASURER of the treasury that paid, somebody else than who ordered it. The same voucher again is one receipt.
     */
    @PostExchange("/clawbacks/{id}/receipts")
    Mono<ClawbackView> receive(@PathVariable String id, @RequestBody ClawbackReceiptForm form);

    /**
     * Open ones first; at most 200. Members see their enterprise's, officers those of their division.
     *
     * @param enterprise credit code; members must give it
     */
    @GetExchange("/clawbacks")
    Mono<List<ClawbackView>> list(@RequestParam(required = false) @Nullable String enterprise);
}
