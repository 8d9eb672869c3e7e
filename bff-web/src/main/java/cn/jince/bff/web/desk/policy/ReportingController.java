package cn.jince.bff.web.desk.policy;

import cn.jince.api.policy.PolicyReporting;
import cn.jince.api.policy.ReportingViews.IssuedDocumentView;
import cn.jince.api.policy.ReportingViews.PunctualityView;
import cn.jince.api.policy.ReportingViews.ReportForm;
import cn.jince.api.policy.ReportingViews.SettleForm;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What issuers have to bring into the library, as {@link PolicyReporting}. */
@RestController
@RequestMapping("/api/w/desk")
class ReportingController {
    private final PolicyReporting reporting;

    ReportingController(PolicyReporting reporting) {
        this.reporting = reporting;
    }

    @PostMapping("/issued-documents")
    Mono<IssuedDocumentView> register(@RequestBody ReportForm form) {
        return reporting.register(form);
    }

    @GetMapping("/issued-documents")
    Mono<List<IssuedDocumentView>> list(
            @RequestParam(required = false) @Nullable Boolean settled,
            @RequestParam(defaultValue = "false") boolean overdue) {
        return reporting.list(settled, overdue);
    }

    @PostMapping("/issued-documents/{id}/settlement")
    Mono<IssuedDocumentView> settle(@PathVariable String id, @RequestBody SettleForm form) {
        return reporting.settle(id, form);
    }

    @GetMapping("/issuer-punctuality")
    Mono<List<PunctualityView>> punctuality() {
        return reporting.punctuality();
    }
}
