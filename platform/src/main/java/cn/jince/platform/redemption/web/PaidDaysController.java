package cn.jince.platform.redemption.web;

import cn.jince.api.adapters.ReconciliationViews.DayLine;
import cn.jince.api.redemption.PaidDays;
import cn.jince.platform.redemption.Payouts;
import java.time.LocalDate;
import java.util.List;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
class PaidDaysController implements PaidDays {
    private final Payouts payouts;

    PaidDaysController(Payouts payouts) {
        this.payouts = payouts;
    }

    @Override
    public Mono<List<DayLine>> paidOn(LocalDate day) {
        return payouts.paidOn(day).collectList();
    }
}
