package cn.jince.platform.matching.web;

import cn.jince.api.matching.MatchingReports;
import cn.jince.api.matching.ReportViews.MatchChangeView;
import cn.jince.api.matching.ReportViews.MatchRateView;
import cn.jince.api.matching.ReportViews.PreviewView;
import cn.jince.api.matching.ReportViews.UnknownCostView;
import cn.jince.edge.Caller;
import cn.jince.edge.Problem;
import cn.jince.platform.kernel.DivisionCode;
import cn.jince.platform.matching.ReevaluateItems;
import cn.jince.platform.matching.ReportMatching;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
class ReportController implements MatchingReports {
    private final ReportMatching report;
    private final ReevaluateItems reevaluate;

    ReportController(ReportMatching report, ReevaluateItems reevaluate) {
        this.report = report;
        this.reevaluate = reevaluate;
    }

    @Override
    public Mono<PreviewView> preview(String itemId, @Nullable Integer version) {
        return Caller.current()
                .flatMap(caller -> report.preview(itemId, version, new DivisionCode(caller.division()), caller::covers))
                .switchIfEmpty(Mono.error(Problem.of(HttpStatus.NOT_FOUND, "ITEM_NOT_FOUND", "没有找到该政策事项。")));
    }

    @Override
    public Mono<UnknownCostView> unknownCosts() {
        return Caller.current().flatMap(caller -> report.unknownCosts(new DivisionCode(caller.division())));
    }

    @Override
    public Mono<List<MatchChangeView>> changes() {
        return Caller.current().flatMap(caller -> report.changes(new DivisionCode(caller.division())));
    }

    @Override
    public Mono<List<MatchRateView>> rates() {
        return Caller.current().flatMap(caller -> report.rates(caller::covers));
    }

    @Override
    public Mono<Void> beSilent() {
        return reevaluate.beSilent().then();
    }

    @Override
    public Mono<Void> speak() {
        return reevaluate.end().then();
    }
}
