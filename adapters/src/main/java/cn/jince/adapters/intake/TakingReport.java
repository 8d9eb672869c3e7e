package cn.jince.adapters.intake;

import cn.jince.api.adapters.AdapterViews.ExchangeReport;
import cn.jince.api.enterprise.EnterpriseViews.CollectionReport;
import cn.jince.api.enterprise.EnterpriseViews.RowRefusal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What became of the rows of one push, by the row numbers the sender knows. The first hundred refusals are listed. */
final class TakingReport {
    private static final int LISTED = 100;
    private final List<String> refusals = new ArrayList<>();
    private long[] bad = new long[16];
    private int badRows;
    private long received;

    synchronized void count(FactsRow row) {
        received++;
        if (row instanceof FactsRow.Bad(var number, var code, var detail)) {
            if (badRows == bad.length) {
                bad = Arrays.copyOf(bad, bad.length * 2);
            }
            bad[badRows++] = number;
            list(number, code, detail);
        }
    }

    synchronized ExchangeReport with(CollectionReport platform) {
        for (RowRefusal refusal : platform.refusals()) {
            list(sendersRow(refusal.row()), refusal.code(), refusal.detail());
        }
        return new ExchangeReport(
                received, platform.accepted(), platform.quarantined() + badRows, List.copyOf(refusals));
    }

    private void list(long row, String code, String detail) {
        if (refusals.size() < LISTED) {
            refusals.add("第%d行 %s %s".formatted(row, code, detail));
        }
    }

    /** The platform counts only the rows that were passed on. */
    private long sendersRow(long passedOn) {
        long row = passedOn;
        for (int i = 0; i < badRows && bad[i] <= row; i++) {
            row++;
        }
        return row;
    }
}
