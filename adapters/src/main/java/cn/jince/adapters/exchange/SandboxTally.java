package cn.jince.adapters.exchange;

import cn.jince.adapters.intake.batch.Refusal;
import cn.jince.adapters.intake.row.Row;
import cn.jince.adapters.sender.Kind;
import cn.jince.adapters.sender.Sender;
import cn.jince.api.exchange.ExchangeViews.BatchReport;
import cn.jince.api.exchange.ExchangeViews.QuarantinedRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What became of the rows of one upload to the sandbox. */
final class SandboxTally {
    private static final int LISTED = 100;
    private final List<QuarantinedRow> listed = new ArrayList<>();
    private long received;
    private long quarantined;

    void add(List<Row> rows, List<Row.Good> good, List<Refusal> refusals) {
        received += rows.size();
        for (Row row : rows) {
            if (row instanceof Row.Bad(long number, byte[] _, var defect, String content)) {
                quarantine(new QuarantinedRow(number, defect.code(), defect.pointer(), defect.detail(), content));
            }
        }
        for (Refusal no : refusals) {
            Row.Good row = good.get(no.index());
            var defect = no.defect();
            quarantine(new QuarantinedRow(row.number(), defect.code(), defect.pointer(), defect.detail(), row.json()));
        }
    }

    /** One row that is refused. */
    void bad(QuarantinedRow row) {
        received++;
        quarantine(row);
    }

    private void quarantine(QuarantinedRow row) {
        quarantined++;
        if (listed.size() < LISTED) {
            listed.add(row);
        }
    }

    long received() {
        return received;
    }

    /** @param pending rows that are shown as not judged yet */
    BatchReport report(String id, Sender sender, Kind kind, String state, long pending, Instant now) {
        boolean done = state.equals("DONE");
        return new BatchReport(
                id,
                sender.system(),
                kind.word(),
                state,
                done ? received : pending,
                done ? received - quarantined : 0,
                done ? quarantined : 0,
                pending,
                done ? listed.size() : 0,
                now,
                done ? now : null,
                "/open/sandbox/batches/" + id,
                "/open/sandbox/batches/" + id + "/errors",
                done ? listed : List.of());
    }
}
