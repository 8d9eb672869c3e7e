package cn.jince.api.supervision;

import cn.jince.api.supervision.OrderViews.CircularView;
import cn.jince.api.supervision.OrderViews.CloseForm;
import cn.jince.api.supervision.OrderViews.OrderView;
import cn.jince.api.supervision.OrderViews.OverdueView;
import cn.jince.api.supervision.OrderViews.RaiseForm;
import cn.jince.api.supervision.OrderViews.ReplyForm;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.PostExchange;
import reactor.core.publisher.Mono;

/** Supervision orders 督办 and circulars 通报, for the own division and below. */
public interface Orders {

    /** SUPERVISOR: over its limit or stuck, worst first, at most 200 of each kind. */
    @GetExchange("/overdue")
    Mono<List<OverdueView>> overdue();

    /** SUPERVISOR. The same key again gives the same order. */
    @PostExchange("/supervision-orders")
    Mono<OrderView> raise(
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody RaiseForm form);

    /** Officers: at most 200, the one due first. @param state RAISED RECEIVED REPLIED or CLOSED */
    @GetExchange("/supervision-orders")
    Mono<List<OrderView>> list(@RequestParam(required = false) @Nullable String state);

    @GetExchange("/supervision-orders/{id}")
    Mono<OrderView> view(@PathVariable String id);

    /** Whoever handles such things in the division. */
    @PostExchange("/supervision-orders/{id}/receipt")
    Mono<OrderView> receive(
            @PathVariable String id, @RequestHeader(name = "If-Match", required = false) @Nullable String version);

    @PostExchange("/supervision-orders/{id}/reply")
    Mono<OrderView> reply(
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String version,
            @RequestBody ReplyForm form);

    /** SUPERVISOR, other than who replied. */
    @PostExchange("/supervision-orders/{id}/closure")
    Mono<OrderView> close(
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String version,
            @RequestBody CloseForm form);

    /** Officers: of the own division and those above and below it, newest first, at most 60. */
    @GetExchange("/circulars")
    Mono<List<CircularView>> circulars(@RequestParam(required = false) @Nullable String period);
}
