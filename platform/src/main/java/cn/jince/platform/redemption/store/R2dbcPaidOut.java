package cn.jince.platform.redemption.store;

import cn.jince.platform.kernel.DivisionCode;
import cn.jince.platform.kernel.PlatformClock;
import cn.jince.platform.redemption.PaidOut;
import cn.jince.platform.redemption.PayoutIntent;
import cn.jince.platform.rows.Columns;
import io.r2dbc.spi.Readable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;

@Repository
class R2dbcPaidOut implements PaidOut {
    private final DatabaseClient db;

    R2dbcPaidOut(DatabaseClient db) {
        this.db = db;
    }

    @Override
    public Flux<Row> list(Wanted wanted, int limit, long offset) {
        DivisionCode within = wanted.within();
        String department = wanted.department();
        return db.sql(
                        "SELECT p.item_id, p.purpose, p.payee, p.credit_code, p.division_code, l.department, p.amount_fen,"
                                + " p.paid_at, p.line_id, p.reservation_id, p.stage, p.stages, n.id AS notice_id,"
                                + " COALESCE((SELECT CAST(sum(c.received_fen) AS bigint) FROM clawback c"
                                + " WHERE c.intent_id = p.id), 0) AS recovered"
                                + " FROM payout_intent p JOIN fiscal_line l ON l.id = p.line_id"
                                + " LEFT JOIN public_notice n ON n.subject_id = p.subject_id AND n.credit_code = p.credit_code"
                                + " WHERE p.state = 'PAID' AND l.fiscal_year = :year AND p.division_code LIKE :within"
                                + " AND l.department LIKE :department ORDER BY p.paid_at DESC, p.id LIMIT :limit OFFSET :offset")
                .bind("year", wanted.year())
                .bind("within", (within == null ? "" : within.prefix()) + "%")
                .bind("department", department == null ? "%" : "%" + literal(department) + "%")
                .bind("limit", limit)
                .bind("offset", offset)
                .map(R2dbcPaidOut::row)
                .all();
    }

    /** So that what is asked for is no pattern. */
    private static String literal(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }

    private static Row row(Readable row) {
        Columns columns = new Columns(row);
        return new Row(
                columns.text("item_id"),
                columns.text("purpose"),
                columns.text("payee"),
                columns.text("credit_code"),
                columns.text("division_code"),
                columns.text("department"),
                columns.number("amount_fen"),
                PlatformClock.dayOf(columns.instant("paid_at")),
                new PayoutIntent.Funds(
                        columns.text("line_id"),
                        columns.text("reservation_id"),
                        columns.integer("stage"),
                        columns.integer("stages")),
                columns.number("recovered"),
                columns.textOrNull("notice_id"));
    }
}
