package cn.jince.bff.mobile.policy;

import cn.jince.api.PageOf;
import cn.jince.api.matching.Matching;
import cn.jince.api.matching.MatchingViews.CombinationView;
import cn.jince.api.matching.MatchingViews.ExplanationView;
import cn.jince.api.matching.MatchingViews.GapView;
import cn.jince.api.matching.MatchingViews.MatchView;
import cn.jince.api.policy.ClaimGuides;
import cn.jince.api.policy.GuideViews.GuideView;
import cn.jince.api.policy.PolicyLibrary;
import cn.jince.api.policy.PolicySearch;
import cn.jince.api.policy.PolicyViews.PolicyItemSummary;
import cn.jince.api.policy.PolicyViews.PolicyItemView;
import cn.jince.api.policy.SearchViews.SearchPage;
import cn.jince.bff.mobile.Members;
import cn.jince.bff.mobile.ScreenAnswer;
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

/** The library is public; matches and reasons are for members. */
@RestController
@RequestMapping("/api/m")
class PolicyController {
    /** What a phone loads at a time. */
    private static final int PAGE = 20;

    private final PolicyLibrary library;
    private final PolicySearch search;
    private final Matching matching;
    private final ClaimGuides guides;
    private final ScreenAnswer answers;

    PolicyController(
            PolicyLibrary library, PolicySearch search, Matching matching, ClaimGuides guides, ScreenAnswer answers) {
        this.guides = guides;
        this.library = library;
        this.search = search;
        this.matching = matching;
        this.answers = answers;
    }

    @GetMapping("/policies")
    Mono<ResponseEntity<PageOf<PolicyItemSummary>>> list(
            @RequestParam(required = false) @Nullable String query,
            @RequestParam(required = false) @Nullable String level,
            @RequestParam(required = false) @Nullable String division,
            @RequestParam(required = false) @Nullable String type,
            @RequestParam(required = false) @Nullable String mode,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "20") int size) {
        return ForAll.of(library.search(query, level, division, type, mode, state, page, Math.clamp(size, 1, PAGE)))
                .map(answers::tagged);
    }

    /** As {@link PolicySearch}. */
    @GetMapping("/policies/search")
    Mono<ResponseEntity<SearchPage>> find(@RequestParam MultiValueMap<String, String> parameters) {
        return ForAll.of(search.search(parameters)).map(answers::tagged);
    }

    @GetMapping("/policies/suggestions")
    Mono<ResponseEntity<List<String>>> suggest(@RequestParam String query) {
        return ForAll.of(search.suggestions(query)).map(answers::tagged);
    }

    @GetMapping("/policies/{id}")
    Mono<ResponseEntity<PolicyItemView>> view(
            @PathVariable String id, @RequestParam(required = false) @Nullable Integer version) {
        return ForAll.of(library.view(id, version)).map(answers::tagged);
    }

    @GetMapping("/policies/{id}/guide")
    Mono<ResponseEntity<GuideView>> guide(
            @PathVariable String id, @RequestParam(required = false) @Nullable Integer version) {
        return guides.guide(id, version).map(answers::of);
    }

    @GetMapping("/policies/{id}/explanation")
    Mono<ResponseEntity<ExplanationView>> explain(@PathVariable String id, @RequestParam String enterprise) {
        return Members.of(enterprise)
                .flatMap(_ -> matching.explain(enterprise, id))
                .map(answers::of);
    }

    /** @param open counts what is 待核实 as if it were met */
    @GetMapping("/combination")
    Mono<ResponseEntity<CombinationView>> combination(
            @RequestParam String enterprise, @RequestParam(defaultValue = "false") boolean open) {
        return Members.of(enterprise)
                .flatMap(_ -> matching.combination(enterprise, open))
                .map(answers::of);
    }

    @GetMapping("/gaps")
    Mono<ResponseEntity<List<GapView>>> gaps(@RequestParam String enterprise) {
        return Members.of(enterprise).flatMap(_ -> matching.gaps(enterprise)).map(answers::of);
    }

    @GetMapping("/matches")
    Mono<ResponseEntity<List<MatchView>>> matches(
            @RequestParam String enterprise, @RequestParam(defaultValue = "false") boolean notMet) {
        return Members.of(enterprise)
                .flatMap(_ -> matching.matches(enterprise, notMet))
                .map(answers::of);
    }
}
