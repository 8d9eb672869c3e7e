package cn.jince.api.policy;

import cn.jince.api.policy.ListingViews.CoverageRow;
import cn.jince.api.policy.ListingViews.DiffView;
import cn.jince.api.policy.ListingViews.ExpiringView;
import cn.jince.api.policy.ListingViews.ListingPage;
import cn.jince.api.policy.ListingViews.VersionView;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import reactor.core.publisher.Mono;

/** 目录清单 by level and department, as open data; how much is online; what changed between versions. */
public interface PolicyListings {

    /** Everybody: items in force. @param division six digits, with everything below; @param size at most 200 */
    @GetExchange("/policy-listings")
    Mono<ListingPage> listings(
            @RequestParam(required = false) @Nullable String level,
            @RequestParam(required = false) @Nullable String division,
            @RequestParam(required = false) @Nullable String authority,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "100") int size);

    /** Everybody: the same as CSV, all of it; UTF-8 with a mark, safe against formulas. */
    @GetExchange(url = "/policy-listings.csv", accept = "text/csv")
    Mono<byte[]> csv(
            @RequestParam(required = false) @Nullable String level,
            @RequestParam(required = false) @Nullable String division,
            @RequestParam(required = false) @Nullable String authority);

    /** Officers: own division and below. */
    @GetExchange("/policy-coverage")
    Mono<List<CoverageRow>> coverage();

    /** Officers: items of the own division and below whose last day comes within so many days, at most 366. */
    @GetExchange("/expiring-policies")
    Mono<List<ExpiringView>> expiring(@RequestParam(defaultValue = "30") int days);

    /** Versions the caller may see, newest first. */
    @GetExchange("/policies/{id}/versions")
    Mono<List<VersionView>> versions(@PathVariable String id);

    /** What version {@code to} says otherwise than {@code from}; both must be visible to the caller. */
    @GetExchange("/policies/{id}/diff")
    Mono<DiffView> diff(@PathVariable String id, @RequestParam int from, @RequestParam int to);
}
