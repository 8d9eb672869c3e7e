package cn.jince.api.supervision;

import cn.jince.api.supervision.MonitoringView.RedemptionRow;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.PostExchange;
import reactor.core.publisher.Mono;

/** Monitoring 监测, and the clock of a demonstration. */
public interface Supervision {

    /** SUPERVISOR. Without {@code division}: the caller's own. */
    @GetExchange("/monitoring")
    Mono<MonitoringView> monitoring(@RequestParam(required = false) @Nullable String division);

    /** SUPERVISOR. Per item: known, told, claimed, approved, paid, and why the rest is not. At most 400 items. */
    @GetExchange("/monitoring/redemption")
    Mono<List<RedemptionRow>> redemption(@RequestParam(required = false) @Nullable String division);

    @GetExchange("/clock")
    Mono<ClockView> clock();

    /** OPERATOR, and only where {@code jince.clock.adjustable=true}: moves the platform's clock forward. */
    @PostExchange("/clock")
    Mono<ClockView> advance(@RequestBody AdvanceForm form);

    /** @param now the platform's instant, moved or not */
    record ClockView(Instant now, boolean adjustable) {}

    /** @param by ISO-8601 period of days or hours, for example P8D or PT6H; never negative */
    record AdvanceForm(String by) {}
}
