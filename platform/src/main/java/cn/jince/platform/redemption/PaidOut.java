package cn.jince.platform.redemption;

import cn.jince.platform.kernel.DivisionCode;
import cn.jince.platform.kernel.Port;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

/** 兑付结果: what was paid, as everybody may see it. */
@Port
public interface PaidOut {
    record Wanted(
            int year,
            @Nullable DivisionCode within,
            @Nullable String department) {}

    record Row(
            String itemId,
            String itemName,
            String enterpriseName,
            String creditCode,
            String division,
            String department,
            long amountFen,
            LocalDate paidOn,
            PayoutIntent.Funds funds,
            long recoveredFen,
            @Nullable String noticeId) {}

    /** Newest first. */
    Flux<Row> list(Wanted wanted, int limit, long offset);
}
