package cn.jince.api.matching;

import cn.jince.api.matching.ReportViews.MatchChangeView;
import cn.jince.api.matching.ReportViews.MatchRateView;
import cn.jince.api.matching.ReportViews.PreviewView;
import cn.jince.api.matching.ReportViews.UnknownCostView;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.DeleteExchange;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.PostExchange;
import reactor.core.publisher.Mono;

/** What matching tells officers of the whole population. */
public interface MatchingReports {

    /** 政策预演. Officers; works on drafts of their own division. No group under k is told of. */
    @GetExchange("/policies/{itemId}/preview")
    Mono<PreviewView> preview(@PathVariable String itemId, @RequestParam(required = false) @Nullable Integer version);

    /** 待核实成本. Supervisors: what each department's missing data costs in their division. */
    @GetExchange("/unknown-costs")
    Mono<UnknownCostView> unknownCosts();

    /** Officers: who came to meet an item after its publication, and why; the newest 50, counted in their division. */
    @GetExchange("/match-changes")
    Mono<List<MatchChangeView>> changes();

    /** Supervisors: views, claims and refusals of those told, for the 200 most told items of their division. */
    @GetExchange("/match-rates")
    Mono<List<MatchRateView>> rates();

    /** Operators and the house: nobody is told of what data brings, until the silence ends (at most six hours). */
    @PostExchange("/match-silences")
    Mono<Void> beSilent();

    @DeleteExchange("/match-silences")
    Mono<Void> speak();
}
