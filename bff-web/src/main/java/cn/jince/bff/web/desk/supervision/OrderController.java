package cn.jince.bff.web.desk.supervision;

import cn.jince.api.supervision.OrderViews.CircularView;
import cn.jince.api.supervision.OrderViews.CloseForm;
import cn.jince.api.supervision.OrderViews.OrderView;
import cn.jince.api.supervision.OrderViews.OverdueView;
import cn.jince.api.supervision.OrderViews.RaiseForm;
import cn.jince.api.supervision.OrderViews.ReplyForm;
import cn.jince.api.supervision.Orders;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What is overdue, orders about it, and the circular of each month. */
@RestController
@RequestMapping("/api/w/desk")
class OrderController {
    private final Orders orders;

    OrderController(Orders orders) {
        this.orders = orders;
    }

    @GetMapping("/overdue")
    Mono<List<OverdueView>> overdue() {
        return orders.overdue();
    }

    @PostMapping("/supervision-orders")
    Mono<OrderView> raise(
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody RaiseForm form) {
        return orders.raise(key, form);
    }

    @GetMapping("/supervision-orders")
    Mono<List<OrderView>> list(@RequestParam(required = false) @Nullable String state) {
        return orders.list(state);
    }

    @GetMapping("/supervision-orders/{id}")
    Mono<OrderView> view(@PathVariable String id) {
        return orders.view(id);
    }

    @PostMapping("/supervision-orders/{id}/receipt")
    Mono<OrderView> receive(
            @PathVariable String id, @RequestHeader(name = "If-Match", required = false) @Nullable String version) {
        return orders.receive(id, version);
    }

    @PostMapping("/supervision-orders/{id}/reply")
    Mono<OrderView> reply(
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String version,
            @RequestBody ReplyForm form) {
        return orders.reply(id, version, form);
    }

    @PostMapping("/supervision-orders/{id}/closure")
    Mono<OrderView> close(
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String version,
            @RequestBody CloseForm form) {
        return orders.close(id, version, form);
    }

    @GetMapping("/circulars")
    Mono<List<CircularView>> circulars(@RequestParam(required = false) @Nullable String period) {
        return orders.circulars(period);
    }
}
