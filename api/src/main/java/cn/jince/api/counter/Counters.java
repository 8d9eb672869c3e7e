package cn.jince.api.counter;

import cn.jince.api.claim.ClaimViews.ClaimView;
import cn.jince.api.counter.CounterViews.ContinueForm;
import cn.jince.api.counter.CounterViews.CounterForm;
import cn.jince.api.counter.CounterViews.CounterView;
import cn.jince.api.counter.CounterViews.KioskStartForm;
import cn.jince.api.counter.CounterViews.KioskStartView;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.PostExchange;
import org.springframework.web.service.annotation.PutExchange;
import reactor.core.publisher.Mono;

/** Counters in service halls, and what is begun at a kiosk. */
public interface Counters {

    /** Public: counters of a division and of those below it, by division and name; at most 500. */
    @GetExchange("/counters")
    Mono<List<CounterView>> counters(@RequestParam String division);

    /** OPERATOR or SUPERVISOR of the division or above. If-Match: the version read, 0 for a new counter. */
    @PutExchange("/counters/{id}")
    Mono<CounterView> change(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody CounterForm form);

    /** A kiosk: an item somebody wants to claim and goes on with on the phone. The kiosk keeps nothing. */
    @PostExchange("/kiosk-starts")
    Mono<KioskStartView> begin(@RequestBody KioskStartForm form);

    /** What a code on a kiosk's screen stands for; 404 once it was used or is over. */
    @GetExchange("/kiosk-starts/{code}")
    Mono<KioskStartView> begun(@PathVariable String code);

    /** PREPARER or ACCEPTOR: starts the claim for that enterprise; uses the code up. */
    @PostExchange("/kiosk-starts/{code}/claim")
    Mono<ClaimView> goOn(@PathVariable String code, @RequestBody ContinueForm form);
}
