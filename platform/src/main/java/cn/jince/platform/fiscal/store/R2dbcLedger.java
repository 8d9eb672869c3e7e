package cn.jince.platform.fiscal.store;

import cn.jince.platform.fiscal.Ledger;
import cn.jince.platform.fiscal.LedgerAccount;
import cn.jince.platform.fiscal.Movement;
import cn.jince.platform.kernel.PlatformClock;
import cn.jince.platform.rows.Columns;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

@Repository
class R2dbcLedger implements Ledger {
    private final DatabaseClient db;

    R2dbcLedger(DatabaseClient db) {
        this.db = db;
    }

    @Override
    public Mono<Void> post(String lineId, Movement movement, long amountFen, String reference, Instant at) {
        LocalDate day = PlatformClock.dayOf(at);
        return db.sql("INSERT INTO ledger_entry (line_id, movement, from_account, to_account, amount_fen, reference,"
                        + " fiscal_month, at) VALUES (:line, :movement, :from, :to, :amount, :reference, :month, :at)")
                .bind("line", lineId)
                .bind("movement", movement.name())
                .bind("from", movement.from().name())
                .bind("to", movement.to().name())
                .bind("amount", amountFen)
                .bind("reference", reference)
                .bind("month", day.getYear() * 100 + day.getMonthValue())
                .bind("at", at.atOffset(ZoneOffset.UTC))
                .then();
    }

    @Override
    public Mono<Map<String, Balances>> balances(Collection<String> lineIds) {
        if (lineIds.isEmpty()) {
            return Mono.just(Map.of());
        }
        return db.sql("SELECT line_id, account, CAST(sum(amount_fen) AS bigint) AS fen FROM ledger_posting"
                        + " WHERE line_id IN (:lines) GROUP BY line_id, account")
                .bind("lines", lineIds)
                .map(row -> new Columns(row))
                .all()
                .collect(
                        HashMap<String, Map<LedgerAccount, Long>>::new,
                        (sums, row) -> sums.computeIfAbsent(
                                        row.text("line_id"), _ -> new EnumMap<>(LedgerAccount.class))
                                .put(LedgerAccount.valueOf(row.text("account")), row.number("fen")))
                .map(sums -> {
                    Map<String, Balances> balances = new HashMap<>();
                    sums.forEach((line, of) -> balances.put(line, new Balances(Map.copyOf(of))));
                    return balances;
                });
    }

    @Override
    public Mono<Map<String, Map<Integer, Month>>> months(Collection<String> lineIds, int fiscalYear) {
        if (lineIds.isEmpty()) {
            return Mono.just(Map.of());
        }
        return db.sql("SELECT line_id, fiscal_month,"
                        + " CAST(sum(CASE WHEN account = 'COMMITTED' AND movement IN ('COMMIT', 'RETURN', 'ORDER_AGAIN')"
                        + " THEN amount_fen ELSE 0 END) AS bigint) AS committed,"
                        + " CAST(sum(CASE WHEN account = 'PAID' THEN amount_fen ELSE 0 END) AS bigint) AS paid"
                        + " FROM ledger_posting WHERE line_id IN (:lines) AND account IN ('COMMITTED', 'PAID')"
                        + " GROUP BY line_id, fiscal_month ORDER BY fiscal_month")
                .bind("lines", lineIds)
                .map(row -> new Columns(row))
                .all()
                .collect(
                        HashMap<String, Map<Integer, Month>>::new,
                        (all, row) -> all.computeIfAbsent(row.text("line_id"), _ -> new TreeMap<>())
                                .merge(
                                        month(row.integer("fiscal_month"), fiscalYear),
                                        new Month(row.number("committed"), row.number("paid")),
                                        (one, other) -> new Month(
                                                one.committedFen() + other.committedFen(),
                                                one.paidFen() + other.paidFen())))
                .map(all -> all);
    }

    private static int month(int yearAndMonth, int fiscalYear) {
        int year = yearAndMonth / 100;
        return year > fiscalYear ? 12 : year < fiscalYear ? 1 : yearAndMonth % 100;
    }
}
