package cn.jince.api.redemption;

import cn.jince.api.redemption.PaidResultViews.PaidPage;
import cn.jince.api.redemption.PaidResultViews.PaidResult;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Results made public; for everybody. */
public interface PaidResults {

    /**
     * Newest first, 50 a page.
     *
     * @param year fiscal year; @param division of the enterprise, and below; @param department part of its name
     * @param page from 0 to 999
     */
    @GetExchange("/payout-results")
    Mono<PaidPage> page(
            @RequestParam int year,
            @RequestParam(required = false) @Nullable String division,
            @RequestParam(required = false) @Nullable String department,
            @RequestParam(defaultValue = "0") int page);

    /** The same as open data, the newest 50,000 rows. */
    @GetExchange("/payout-results/rows")
    Flux<PaidResult> rows(
            @RequestParam int year,
            @RequestParam(required = false) @Nullable String division,
            @RequestParam(required = false) @Nullable String department);
}
