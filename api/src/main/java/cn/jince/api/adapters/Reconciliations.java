package cn.jince.api.adapters;

import cn.jince.api.adapters.CommandViews.OperatorReason;
import cn.jince.api.adapters.ReconciliationViews.GapView;
import cn.jince.api.adapters.ReconciliationViews.ReconcileForm;
import cn.jince.api.adapters.ReconciliationViews.ReconciliationView;
import java.util.List;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.PostExchange;
import reactor.core.publisher.Mono;

/**
 * Our record against theirs, day by day; for operators; the province's treasurers read what is compared with the
 * treasury.
 */
public interface Reconciliations {

    /** Newest day first, at most 100. */
    @GetExchange("/reconciliations")
    Mono<List<ReconciliationView>> days();

    /** Compares a day now, closed or not. */
    @PostExchange("/reconciliations")
    Mono<ReconciliationView> run(@RequestBody ReconcileForm form);

    /** What is open, oldest first, at most 200. */
    @GetExchange("/reconciliation-gaps")
    Mono<List<GapView>> gaps();

    /** The caller looks after it from now on. */
    @PostExchange("/reconciliation-gaps/{id}/owner")
    Mono<GapView> own(@PathVariable long id, @RequestBody OperatorReason reason);
}
