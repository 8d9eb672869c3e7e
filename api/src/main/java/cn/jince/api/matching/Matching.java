package cn.jince.api.matching;

import cn.jince.api.matching.MatchingViews.AudienceView;
import cn.jince.api.matching.MatchingViews.CombinationView;
import cn.jince.api.matching.MatchingViews.DeadlineView;
import cn.jince.api.matching.MatchingViews.ExplanationView;
import cn.jince.api.matching.MatchingViews.GapView;
import cn.jince.api.matching.MatchingViews.MatchView;
import cn.jince.api.matching.MatchingViews.RefusalForm;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.DeleteExchange;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.PutExchange;
import reactor.core.publisher.Mono;

/** Matching 政策找企业. */
public interface Matching {

    /**
     * All published items in force for one enterprise, 符合 first, then 待核实 by how few conditions are open; 不符合 only on
     * request.
     */
    @GetExchange("/enterprises/{creditCode}/matches")
    Mono<List<MatchView>> matches(
            @PathVariable String creditCode, @RequestParam(defaultValue = "false") boolean notMet);

    /** One item explained, condition by condition. */
    @GetExchange("/enterprises/{creditCode}/matches/{itemId}")
    Mono<ExplanationView> explain(@PathVariable String creditCode, @PathVariable String itemId);

    /** The best legal combination of what is 符合; with {@code open} also of what is 待核实. */
    @GetExchange("/enterprises/{creditCode}/combination")
    Mono<CombinationView> combination(
            @PathVariable String creditCode, @RequestParam(defaultValue = "false") boolean open);

    /** 差一点: items that refuse the enterprise or have not begun, the nearest first, at most 50. */
    @GetExchange("/enterprises/{creditCode}/gaps")
    Mono<List<GapView>> gaps(@PathVariable String creditCode);

    /** Until when the enterprise can claim what it meets or may meet, the nearest first; undated items are left out. */
    @GetExchange("/enterprises/{creditCode}/deadlines")
    Mono<List<DeadlineView>> deadlines(@PathVariable String creditCode);

    /** The same as iCalendar (RFC 5545). */
    @GetExchange(url = "/enterprises/{creditCode}/calendar", accept = "text/calendar")
    Mono<String> calendar(@PathVariable String creditCode);

    /** 与我无关. Members: the item is no longer among the matches, and nobody is told of it, until it is taken back. */
    @PutExchange("/enterprises/{creditCode}/refusals/{itemId}")
    Mono<Void> refuse(@PathVariable String creditCode, @PathVariable String itemId, @RequestBody RefusalForm form);

    @DeleteExchange("/enterprises/{creditCode}/refusals/{itemId}")
    Mono<Void> takeBack(@PathVariable String creditCode, @PathVariable String itemId);

    /** Officers. Counts over the whole population in the officer's division; works on drafts too. */
    @GetExchange("/policies/{itemId}/audience")
    Mono<AudienceView> audience(@PathVariable String itemId, @RequestParam(required = false) @Nullable Integer version);
}
