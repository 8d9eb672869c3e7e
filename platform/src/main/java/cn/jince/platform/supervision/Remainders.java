package cn.jince.platform.supervision;

import cn.jince.api.supervision.MonitoringView.Count;
import cn.jince.api.supervision.MonitoringView.RedemptionRow;
import cn.jince.platform.kernel.DivisionCode;
import cn.jince.platform.rows.Columns;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** 应兑尽兑: per item who is eligible, told, claimed, approved, paid, and why the rest is not; two statements. */
@Repository
class Remainders {
    /** One row an enterprise and item: its newest claim, and its newest place in a run where it has no claim. */
    private static final String STEPS = """
            SELECT item_id, max(item_name) AS item_name, state, count(*) AS n,
                   CAST(COALESCE(sum(amount_fen), 0) AS bigint) AS fen
            FROM (SELECT s.*, ROW_NUMBER() OVER (PARTITION BY item_id, credit_code ORDER BY at DESC, id) AS newest
                  FROM (SELECT c.id, c.item_id, c.item_name, c.credit_code, c.amount_fen, c.started_at AS at,
                               CASE WHEN p.state = 'REJECTED' AND c.state = 'PAYABLE' THEN 'PAYOUT_REJECTED'
                                    ELSE c.state END AS state
                        FROM claim c LEFT JOIN payout_intent p
                          ON p.subject_id = c.id AND p.credit_code = c.credit_code AND p.state = 'REJECTED'
                        WHERE c.division_code LIKE :prefix
                        UNION ALL
                        SELECT r.id, r.item_id, r.item_name, m.credit_code, m.amount_fen, r.started_at,
                               CASE WHEN m.state = 'PAYABLE' AND p.state = 'REJECTED' THEN 'PAYOUT_REJECTED'
                                    WHEN m.state <> 'LEFT_OUT' THEN 'RUN_' || m.state
                                    WHEN m.reason LIKE '数据待核实%' THEN 'RUN_UNKNOWN'
                                    WHEN m.reason LIKE '本年度预算%' OR m.reason LIKE '超过%' THEN 'RUN_FUNDS'
                                    ELSE 'RUN_LEFT_OUT' END
                        FROM claim_free_member m JOIN claim_free_run r ON r.id = m.run_id
                        LEFT JOIN payout_intent p
                          ON p.subject_id = r.id AND p.credit_code = m.credit_code AND p.state = 'REJECTED'
                        WHERE m.division_code LIKE :prefix) s) t
            WHERE newest = 1 GROUP BY item_id, state ORDER BY item_id LIMIT 4000""";

    private static final String KNOWN = """
            SELECT p.id, p.name, m.met, m.to_be_verified,
                   CASE WHEN m.finished_at IS NULL THEN 0 ELSE m.met END AS told
            FROM policy_item p JOIN match_run m ON m.item_id = p.id AND m.version = p.version
            WHERE p.state = 'PUBLISHED' AND p.division LIKE :prefix
              AND m.version = (SELECT max(o.version) FROM match_run o WHERE o.item_id = p.id)
            ORDER BY m.met DESC, p.id LIMIT 200""";

    private final DatabaseClient db;

    Remainders(DatabaseClient db) {
        this.db = db;
    }

    private record Known(String name, long met, long toBeVerified, long told) {}

    private static final class Tally {
        private String name = "";
        private long paidFen;
        private final Map<RedemptionStep, Long> counts = new EnumMap<>(RedemptionStep.class);

        private void add(Columns row) {
            RedemptionStep step = RedemptionStep.of(row.text("state"));
            name = row.text("item_name");
            counts.merge(step, row.number("n"), Long::sum);
            paidFen += step == RedemptionStep.PAID ? row.number("fen") : 0;
        }

        private long sum(java.util.function.Predicate<RedemptionStep> which) {
            return counts.entrySet().stream()
                    .filter(entry -> which.test(entry.getKey()))
                    .mapToLong(Map.Entry::getValue)
                    .sum();
        }
    }

    Mono<List<RedemptionRow>> of(DivisionCode division) {
        String prefix = division.prefix() + "%";
        Mono<Map<String, Known>> known = db.sql(KNOWN)
                .bind("prefix", prefix)
                .map(Columns::new)
                .all()
                .collectMap(
                        row -> row.text("id"),
                        row -> new Known(
                                row.text("name"), row.number("met"), row.number("to_be_verified"), row.number("told")));
        Mono<Map<String, Tally>> steps = db.sql(STEPS)
                .bind("prefix", prefix)
                .map(Columns::new)
                .all()
                .collect(
                        TreeMap<String, Tally>::new,
                        (all, row) -> all.computeIfAbsent(row.text("item_id"), _ -> new Tally())
                                .add(row))
                .map(all -> all);
        return Mono.zip(known, steps, Remainders::rows);
    }

    private static List<RedemptionRow> rows(Map<String, Known> known, Map<String, Tally> steps) {
        List<RedemptionRow> rows = new ArrayList<>();
        steps.forEach((item, tally) -> rows.add(row(item, known.get(item), tally)));
        known.forEach((item, one) -> {
            if (!steps.containsKey(item)) {
                rows.add(row(item, one, new Tally()));
            }
        });
        rows.sort(Comparator.comparingLong(RedemptionRow::remainder).reversed().thenComparing(RedemptionRow::itemId));
        return List.copyOf(rows.subList(0, Math.min(400, rows.size())));
    }

    private static RedemptionRow row(String item, @Nullable Known known, Tally tally) {
        long seen = tally.sum(_ -> true);
        if (known != null) {
            tally.counts.put(RedemptionStep.NOT_TOLD, known.met - known.told);
            tally.counts.put(RedemptionStep.NOT_CLAIMED, Math.max(0, known.told - seen));
        }
        List<Count> reasons = new ArrayList<>();
        tally.counts.forEach((step, n) -> {
            if (step != RedemptionStep.PAID && n > 0) {
                reasons.add(new Count(step.name(), step.text(), n));
            }
        });
        return new RedemptionRow(
                item,
                known == null ? tally.name : known.name,
                known == null ? null : known.met,
                known == null ? null : known.toBeVerified,
                known == null ? null : known.told,
                tally.sum(RedemptionStep::claimed),
                tally.sum(RedemptionStep::approved),
                tally.sum(step -> step == RedemptionStep.PAID),
                tally.paidFen,
                reasons.stream().mapToLong(Count::count).sum(),
                reasons);
    }
}
