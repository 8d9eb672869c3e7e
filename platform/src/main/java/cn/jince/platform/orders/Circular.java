package cn.jince.platform.orders;

import cn.jince.platform.kernel.DivisionCode;
import java.time.Instant;
import java.util.List;

/**
 * 通报: what a month left undone in a division, by division below and by name; never changed once it is issued.
 *
 * @param period as {@code 2026-11}
 */
public record Circular(
        DivisionCode division, String period, Instant issuedAt, List<Row> rows, List<Overdue.Line> overdue) {

    /** @param decided in the period, by working-day limits or late */
    public record Row(
            String division,
            long overdueClaims,
            long overdueEnquiries,
            long ordersOpen,
            long ordersEscalated,
            long decided,
            long decidedInTime) {
        boolean isEmpty() {
            return overdueClaims + overdueEnquiries + ordersOpen + decided == 0;
        }
    }
}
