package cn.jince.bff.web.desk.policy;

import cn.jince.api.policy.ListingViews.CoverageRow;
import cn.jince.api.policy.ListingViews.ExpiringView;
import cn.jince.api.policy.PolicyListings;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** How much of a division's items is online, and what ends soon. */
@RestController
@RequestMapping("/api/w/desk")
class CoverageController {
    private final PolicyListings listings;

    CoverageController(PolicyListings listings) {
        this.listings = listings;
    }

    @GetMapping("/policy-coverage")
    Mono<List<CoverageRow>> coverage() {
        return listings.coverage();
    }

    @GetMapping("/expiring-policies")
    Mono<List<ExpiringView>> expiring(@RequestParam(defaultValue = "30") int days) {
        return listings.expiring(days);
    }
}
