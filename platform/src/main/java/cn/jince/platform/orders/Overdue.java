package cn.jince.platform.orders;

import cn.jince.platform.kernel.Port;
import cn.jince.platform.orders.SupervisionOrder.Subject;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

/** 超期与滞留: what is over its limit, or stands still. */
@Port
public interface Overdue {
    /**
     * @param dueOn null where there is no limit, but trouble
     * @param orderId of the order about it that is not closed
     */
    record Line(
            Subject subject,
            String enterprise,
            String division,
            String department,
            @Nullable LocalDate dueOn,
            @Nullable String orderId) {
        /** As it may be read by officers who have nothing to do with the enterprise. */
        Line unnamed() {
            return new Line(subject, "", division, department, dueOn, orderId);
        }
    }

    /** Over their limit, with no order by rule about that limit yet, longest over first, at most 200 of each kind. */
    Flux<Line> untold(LocalDate today);

    /** Of divisions with that prefix, longest over first, at most 200 of each kind. */
    Flux<Line> of(String divisionPrefix, LocalDate today);
}
