package cn.jince.bff.web.portal.policy;

import cn.jince.api.policy.ListingViews.DiffView;
import cn.jince.api.policy.ListingViews.ListingPage;
import cn.jince.api.policy.ListingViews.VersionView;
import cn.jince.api.policy.PolicyListings;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The listing as open data, and what changed between versions; public. */
@RestController
@RequestMapping("/api/w/policies")
class ListingController {
    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);
    private final PolicyListings listings;

    ListingController(PolicyListings listings) {
        this.listings = listings;
    }

    @GetMapping("/listings")
    Mono<ListingPage> listings(
            @RequestParam(required = false) @Nullable String level,
            @RequestParam(required = false) @Nullable String division,
            @RequestParam(required = false) @Nullable String authority,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "100") int size) {
        return listings.listings(level, division, authority, page, size);
    }

    @GetMapping("/listings.csv")
    Mono<ResponseEntity<byte[]>> csv(
            @RequestParam(required = false) @Nullable String level,
            @RequestParam(required = false) @Nullable String division,
            @RequestParam(required = false) @Nullable String authority) {
        return listings.csv(level, division, authority)
                .map(bytes -> ResponseEntity.ok()
                        .contentType(CSV)
                        .header(
                                HttpHeaders.CONTENT_DISPOSITION,
                                ContentDisposition.attachment()
                                        .filename("policy-listings.csv")
                                        .build()
                                        .toString())
                        .body(bytes));
    }

    @GetMapping("/{id}/versions")
    Mono<List<VersionView>> versions(@PathVariable String id) {
        return listings.versions(id);
    }

    @GetMapping("/{id}/diff")
    Mono<DiffView> diff(@PathVariable String id, @RequestParam int from, @RequestParam int to) {
        return listings.diff(id, from, to);
    }
}
