package cn.jince.bff.web.desk.supervision;

import cn.jince.api.enterprise.EnterpriseViews.SourceCoverage;
import cn.jince.api.enterprise.Enterprises;
import cn.jince.api.supervision.MonitoringView;
import cn.jince.api.supervision.MonitoringView.RedemptionRow;
import cn.jince.api.supervision.Supervision;
import cn.jince.api.supervision.Supervision.AdvanceForm;
import cn.jince.api.supervision.Supervision.ClockView;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Monitoring, collected sources, and the clock of a demonstration. */
@RestController
@RequestMapping("/api/w/desk")
class MonitoringController {
    private final Supervision supervision;
    private final Enterprises enterprises;

    MonitoringController(Supervision supervision, Enterprises enterprises) {
        this.supervision = supervision;
        this.enterprises = enterprises;
    }

    @GetMapping("/monitoring")
    Mono<MonitoringView> monitoring(@RequestParam(required = false) @Nullable String division) {
        return supervision.monitoring(division);
    }

    @GetMapping("/monitoring/redemption")
    Mono<List<RedemptionRow>> redemption(@RequestParam(required = false) @Nullable String division) {
        return supervision.redemption(division);
    }

    @GetMapping("/sources")
    Mono<List<SourceCoverage>> sources() {
        return enterprises.sources();
    }

    @GetMapping("/clock")
    Mono<ClockView> clock() {
        return supervision.clock();
    }

    @PostMapping("/clock")
    Mono<ClockView> advance(@RequestBody AdvanceForm form) {
        return supervision.advance(form);
    }
}
