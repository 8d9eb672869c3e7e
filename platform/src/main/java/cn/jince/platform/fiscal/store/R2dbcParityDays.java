package cn.jince.platform.fiscal.store;

import cn.jince.platform.fiscal.Ledger;
import cn.jince.platform.fiscal.LedgerAccount;
import cn.jince.platform.fiscal.ParityDays;
import cn.jince.platform.fiscal.ParityLine;
import cn.jince.platform.rows.Columns;
import io.r2dbc.spi.Readable;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Repository
class R2dbcParityDays implements ParityDays {
    private final DatabaseClient db;

    R2dbcParityDays(DatabaseClient db) {
        this.db = db;
    }

    @Override
    public Flux<ParityLine> lines() {
        StringBuilder balances = new StringBuilder();
        StringBuilder names = new StringBuilder();
        for (LedgerAccount account : LedgerAccount.values()) {
            balances.append(", CAST(sum(CASE WHEN account = '%s' THEN amount_fen ELSE 0 END) AS bigint) AS %s"
                    .formatted(account, column(account)));
            names.append(", COALESCE(b.%1$s, 0) AS %1$s".formatted(column(account)));
        }
        return db.sql("SELECT l.id, l.left_fen, COALESCE(r.held, 0) AS held, COALESCE(p.queued, 0) AS queued,"
                        + " COALESCE(p.open, 0) AS open, COALESCE(p.paid, 0) AS paid, COALESCE(p.rejected, 0) AS rejected,"
                        + " COALESCE(c.received, 0) AS received" + names
                        + " FROM fiscal_line l"
                        + " LEFT JOIN (SELECT line_id" + balances + " FROM ledger_posting GROUP BY line_id) b"
                        + " ON b.line_id = l.id"
                        + " LEFT JOIN (SELECT line_id, CAST(sum(amount_fen) AS bigint) AS held FROM reservation"
                        + " WHERE state <> 'RELEASED' GROUP BY line_id) r ON r.line_id = l.id"
                        + " LEFT JOIN (SELECT line_id, CAST(sum(amount_fen) AS bigint) AS queued,"
                        + " CAST(sum(CASE WHEN state IN ('PAID', 'REJECTED') THEN 0 ELSE amount_fen END) AS bigint) AS open,"
                        + " CAST(sum(CASE WHEN state = 'PAID' THEN amount_fen ELSE 0 END) AS bigint) AS paid,"
                        + " CAST(sum(CASE WHEN state = 'REJECTED' THEN amount_fen ELSE 0 END) AS bigint) AS rejected"
                        + " FROM payout_intent GROUP BY line_id) p ON p.line_id = l.id"
                        + " LEFT JOIN (SELECT line_id, CAST(sum(received_fen) AS bigint) AS received FROM clawback"
                        + " GROUP BY line_id) c ON c.line_id = l.id")
                .map(R2dbcParityDays::line)
                .all();
    }

    private static String column(LedgerAccount account) {
        return "in_" + account.name().toLowerCase(java.util.Locale.ROOT);
    }

    private static ParityLine line(Readable row) {
        Columns columns = new Columns(row);
        Map<LedgerAccount, Long> of = new EnumMap<>(LedgerAccount.class);
        for (LedgerAccount account : LedgerAccount.values()) {
            of.put(account, columns.number(column(account)));
        }
        return new ParityLine(
                columns.text("id"),
                columns.number("left_fen"),
                new Ledger.Balances(of),
                columns.number("held"),
                columns.number("queued"),
                columns.number("open"),
                columns.number("paid"),
                columns.number("rejected"),
                columns.number("received"));
    }

    @Override
    public Mono<Boolean> done(LocalDate day) {
        return db.sql("SELECT count(*) AS n FROM parity_day WHERE day = :day")
                .bind("day", day)
                .map(row -> new Columns(row).number("n") > 0)
                .one();
    }

    @Override
    public Mono<Void> keep(Day day, List<ParityLine.Gap> gaps) {
        return db.sql("DELETE FROM parity_gap WHERE day = :day")
                .bind("day", day.day())
                .then()
                .then(db.sql("INSERT INTO parity_day (day, at, lines, gaps) VALUES (:day, :at, :lines, :gaps)"
                                + " ON CONFLICT (day) DO UPDATE SET at = :at, lines = :lines, gaps = :gaps")
                        .bind("day", day.day())
                        .bind("at", day.at().atOffset(ZoneOffset.UTC))
                        .bind("lines", day.lines())
                        .bind("gaps", day.gaps())
                        .then())
                .thenMany(Flux.fromIterable(gaps))
                .concatMap(gap -> db.sql("INSERT INTO parity_gap (day, line_id, account, ledger_fen, other_fen)"
                                + " VALUES (:day, :line, :account, :ledger, :other)")
                        .bind("day", day.day())
                        .bind("line", gap.lineId())
                        .bind("account", gap.account().name())
                        .bind("ledger", gap.ledgerFen())
                        .bind("other", gap.otherFen())
                        .then())
                .then();
    }

    @Override
    public Flux<Day> newest() {
        return db.sql("SELECT day, at, lines, gaps FROM parity_day ORDER BY day DESC LIMIT 31")
                .map(row -> {
                    Columns columns = new Columns(row);
                    return new Day(
                            columns.day("day"),
                            columns.instant("at"),
                            columns.integer("lines"),
                            columns.integer("gaps"));
                })
                .all();
    }

    @Override
    public Flux<Shown> gaps(String divisionPrefix) {
        return db.sql("SELECT g.day, g.line_id, g.account, g.ledger_fen, g.other_fen, l.item_name, l.division_code"
                        + " FROM parity_gap g JOIN fiscal_line l ON l.id = g.line_id"
                        + " WHERE g.day = (SELECT max(day) FROM parity_day) AND l.division_code LIKE :within"
                        + " ORDER BY l.division_code, l.item_name, g.account LIMIT 500")
                .bind("within", divisionPrefix + "%")
                .map(row -> {
                    Columns columns = new Columns(row);
                    return new Shown(
                            columns.day("day"),
                            columns.text("item_name"),
                            columns.text("division_code"),
                            new ParityLine.Gap(
                                    columns.text("line_id"),
                                    LedgerAccount.valueOf(columns.text("account")),
                                    columns.number("ledger_fen"),
                                    columns.number("other_fen")));
                })
                .all();
    }
}
