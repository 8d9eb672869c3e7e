package cn.jince.api.policy;

import cn.jince.api.policy.SearchViews.SearchPage;
import java.util.List;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import reactor.core.publisher.Mono;

/** Full-text search of the published items. Public. */
public interface PolicySearch {

    /**
     * All parameters are optional: {@code query}; {@code place} (a division's code: items that apply there);
     * {@code state} PUBLISHED EXPIRED or ALL; {@code order} RELEVANCE NEWEST or DEADLINE; {@code page} from 0,
     * {@code size} 1 to 100; and any number of {@code level}, {@code division}, {@code authority}, {@code industry},
     * {@code scale}, {@code mode}, {@code type}, {@code deadline} as the facets name them. 400 for others.
     */
    @GetExchange("/policies/search")
    Mono<SearchPage> search(@RequestParam MultiValueMap<String, String> parameters);

    /**
     * At most eight names and official words that go on from what was typed, in characters, pinyin or its first
     * letters.
     */
    @GetExchange("/policies/suggestions")
    Mono<List<String>> suggestions(@RequestParam String query);
}
