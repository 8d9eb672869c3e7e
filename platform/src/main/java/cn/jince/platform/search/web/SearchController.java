package cn.jince.platform.search.web;

import cn.jince.api.policy.PolicySearch;
import cn.jince.api.policy.SearchViews.PolicyHit;
import cn.jince.api.policy.SearchViews.SearchPage;
import cn.jince.api.policy.SearchViews.TextPiece;
import cn.jince.platform.kernel.PlatformClock;
import cn.jince.platform.search.Found;
import cn.jince.platform.search.SearchPolicies;
import cn.jince.platform.search.SearchQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
class SearchController implements PolicySearch {
    private final SearchPolicies policies;
    private final PlatformClock clock;
    private final FacetTitles titles = new FacetTitles();

    SearchController(SearchPolicies policies, PlatformClock clock) {
        this.policies = policies;
        this.clock = clock;
    }

    @Override
    public Mono<SearchPage> search(MultiValueMap<String, String> parameters) {
        SearchQuery query = new SearchParameters(parameters).query(clock.today());
        return policies.search(query).map(found -> page(query, found));
    }

    @Override
    public Mono<List<String>> suggestions(String query) {
        return policies.suggest(query);
    }

    /** The index anew from the library; searches go on meanwhile. OPERATOR. */
    @PostMapping("/search-rebuilds")
    Mono<Map<String, Integer>> rebuild() {
        return policies.rebuild().map(items -> Map.of("items", items));
    }

    private SearchPage page(SearchQuery query, Found found) {
        return new SearchPage(
                found.hits().stream()
                        .map(hit -> new PolicyHit(
                                hit.summary(),
                                pieces(hit.name()),
                                hit.excerpts().stream()
                                        .map(SearchController::pieces)
                                        .toList()))
                        .toList(),
                found.total(),
                query.page(),
                query.size(),
                found.counts().entrySet().stream()
                        .map(counted -> titles.facet(
                                counted.getKey(),
                                counted.getValue(),
                                query.picked().getOrDefault(counted.getKey(), List.of())))
                        .toList(),
                found.similar(),
                found.wordings());
    }

    private static List<TextPiece> pieces(String marked) {
        List<TextPiece> pieces = new ArrayList<>();
        int from = 0;
        boolean match = false;
        for (int i = 0; i <= marked.length(); i++) {
            boolean edge = i == marked.length() || marked.charAt(i) == Found.OPENS || marked.charAt(i) == Found.CLOSES;
            if (edge) {
                if (i > from) {
                    pieces.add(new TextPiece(marked.substring(from, i), match));
                }
                match = i < marked.length() && marked.charAt(i) == Found.OPENS;
                from = i + 1;
            }
        }
        return pieces;
    }
}
