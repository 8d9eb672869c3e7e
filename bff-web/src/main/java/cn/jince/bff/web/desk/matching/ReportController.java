package cn.jince.bff.web.desk.matching;

import cn.jince.api.matching.MatchingReports;
import cn.jince.api.matching.ReportViews.MatchChangeView;
import cn.jince.api.matching.ReportViews.MatchRateView;
import cn.jince.api.matching.ReportViews.PreviewView;
import cn.jince.api.matching.ReportViews.UnknownCostView;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Reports of matching; whose division counts, the platform decides by the token. */
@RestController
@RequestMapping("/api/w/desk")
class ReportController {
    private final MatchingReports reports;

    ReportController(MatchingReports reports) {
        this.reports = reports;
    }

    @GetMapping("/policies/{id}/preview")
    Mono<PreviewView> preview(@PathVariable String id, @RequestParam(required = false) @Nullable Integer version) {
        return reports.preview(id, version);
    }

    @GetMapping("/unknown-costs")
    Mono<UnknownCostView> unknownCosts() {
        return reports.unknownCosts();
    }

    @GetMapping("/match-rates")
    Mono<List<MatchRateView>> rates() {
        return reports.rates();
    }

    @GetMapping("/match-changes")
    Mono<List<MatchChangeView>> changes() {
        return reports.changes();
    }
}
