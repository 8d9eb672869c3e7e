package cn.jince.api.policy;

import cn.jince.api.policy.ReportingViews.IssuedDocumentView;
import cn.jince.api.policy.ReportingViews.PunctualityView;
import cn.jince.api.policy.ReportingViews.ReportForm;
import cn.jince.api.policy.ReportingViews.SettleForm;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.PostExchange;
import reactor.core.publisher.Mono;

/** 及时报送: seven working days from issue to publication, three after a change or repeal. */
public interface PolicyReporting {

    /** POLICY_DRAFTER or POLICY_APPROVER of the division. The same document again gives the one that is kept. */
    @PostExchange("/issued-documents")
    Mono<IssuedDocumentView> register(@RequestBody ReportForm form);

    /** Officers: own division and below, due first, at most 500. @param settled null for all */
    @GetExchange("/issued-documents")
    Mono<List<IssuedDocumentView>> list(
            @RequestParam(required = false) @Nullable Boolean settled,
            @RequestParam(defaultValue = "false") boolean overdue);

    /** By hand; a publication whose basis names the number, or a withdrawal after a repeal, settles by itself. */
    @PostExchange("/issued-documents/{id}/settlement")
    Mono<IssuedDocumentView> settle(@PathVariable String id, @RequestBody SettleForm form);

    /** Officers: each issuer's record, the most overdue first. */
    @GetExchange("/issuer-punctuality")
    Mono<List<PunctualityView>> punctuality();
}
