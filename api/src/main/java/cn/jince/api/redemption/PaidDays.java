package cn.jince.api.redemption;

import cn.jince.api.adapters.ReconciliationViews.DayLine;
import java.time.LocalDate;
import java.util.List;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.service.annotation.GetExchange;
import reactor.core.publisher.Mono;

/** Our record of money, day by day, for reconciliation. Served by the platform to the house only. */
public interface PaidDays {

    /** Orders paid that day (Shanghai), by the treasury's time. */
    @GetExchange("/payouts/days/{day}")
    Mono<List<DayLine>> paidOn(@PathVariable LocalDate day);
}
