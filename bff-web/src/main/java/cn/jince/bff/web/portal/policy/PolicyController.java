package cn.jince.bff.web.portal.policy;

import cn.jince.api.PageOf;
import cn.jince.api.matching.Matching;
import cn.jince.api.matching.MatchingViews.ExplanationView;
import cn.jince.api.policy.PolicyLibrary;
import cn.jince.api.policy.PolicySearch;
import cn.jince.api.policy.PolicySteering;
import cn.jince.api.policy.PolicyViews.PolicyItemSummary;
import cn.jince.api.policy.PolicyViews.PolicyItemView;
import cn.jince.api.policy.SearchViews.SearchPage;
import cn.jince.api.policy.SteeringViews.RestingView;
import cn.jince.api.policy.SteeringViews.StewardshipView;
import cn.jince.edge.ForAll;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The library is public; what an officer sees more of, the platform decides by the token. */
@RestController
@RequestMapping("/api/w/policies")
class PolicyController {
    private final PolicyLibrary library;
    private final PolicySearch search;
    private final Matching matching;
    private final PolicySteering steering;

    PolicyController(PolicyLibrary library, PolicySearch search, Matching matching, PolicySteering steering) {
        this.steering = steering;
        this.library = library;
        this.search = search;
        this.matching = matching;
    }

    @GetMapping
    Mono<ResponseEntity<PageOf<PolicyItemSummary>>> list(
            @RequestParam(required = false) @Nullable String query,
            @RequestParam(required = false) @Nullable String level,
            @RequestParam(required = false) @Nullable String division,
            @RequestParam(required = false) @Nullable String type,
            @RequestParam(required = false) @Nullable String mode,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "20") int size) {
        return ForAll.of(library.search(query, level, division, type, mode, state, page, size));
    }

    @GetMapping("/search")
    Mono<ResponseEntity<SearchPage>> find(@RequestParam MultiValueMap<String, String> parameters) {
        return ForAll.of(search.search(parameters));
    }

    @GetMapping("/suggestions")
    Mono<ResponseEntity<List<String>>> suggest(@RequestParam String query) {
        return ForAll.of(search.suggestions(query));
    }

    /** Items suspended or under recheck, with why. */
    @GetMapping("/suspensions")
    Mono<List<RestingView>> resting() {
        return steering.resting();
    }

    @GetMapping("/{id}/stewardship")
    Mono<StewardshipView> stewardship(@PathVariable String id) {
        return steering.stewardship(id);
    }

    @GetMapping("/{id}")
    Mono<ResponseEntity<PolicyItemView>> view(
            @PathVariable String id, @RequestParam(required = false) @Nullable Integer version) {
        return ForAll.of(library.view(id, version));
    }

    @GetMapping("/{id}/explanation")
    Mono<ExplanationView> explain(@PathVariable String id, @RequestParam String enterprise) {
        return matching.explain(enterprise, id);
    }
}
