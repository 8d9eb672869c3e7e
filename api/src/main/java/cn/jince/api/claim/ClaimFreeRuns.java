package cn.jince.api.claim;

import cn.jince.api.claim.ClaimViews.ClaimFreeRunView;
import cn.jince.api.claim.ClaimViews.ConfirmWishForm;
import cn.jince.api.claim.ClaimViews.ReviewForm;
import cn.jince.api.claim.ClaimViews.StartRunForm;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.PostExchange;
import reactor.core.publisher.Mono;

/** Claim-free runs 免申即享: compare, confirm the wish, first and second review, public notice, payout. */
public interface ClaimFreeRuns {

    /** ACCEPTANCE. Compares now and asks the 符合 ones for their wish; 待核实 ones are counted, never taken. */
    @PostExchange("/claim-free-runs")
    Mono<ClaimFreeRunView> start(@RequestBody StartRunForm form);

    @GetExchange("/claim-free-runs/{id}")
    Mono<ClaimFreeRunView> view(@PathVariable String id);

    /** ACCEPTOR of an enterprise: runs that wait for its wish or took it. */
    @GetExchange("/claim-free-runs")
    Mono<List<ClaimFreeRunView>> ofEnterprise(@RequestParam String creditCode);

    /** ACCEPTOR. Said once; saying the same again changes nothing. */
    @PostExchange("/claim-free-runs/{id}/wishes")
    Mono<ClaimFreeRunView> confirm(@PathVariable String id, @RequestBody ConfirmWishForm form);

    /**
     * FIRST_REVIEW, then SECOND_REVIEW by another person. Each review evaluates every member again: whoever is no
     * longer 符合 is left out and told why.
     */
    @PostExchange("/claim-free-runs/{id}/review")
    Mono<ClaimFreeRunView> review(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody ReviewForm form);
}
