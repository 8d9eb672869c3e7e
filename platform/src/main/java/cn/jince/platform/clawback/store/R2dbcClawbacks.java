package cn.jince.platform.clawback.store;

import cn.jince.platform.clawback.Clawback;
import cn.jince.platform.clawback.Clawbacks;
import cn.jince.platform.rows.Columns;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Repository
class R2dbcClawbacks implements Clawbacks {
    private final DatabaseClient db;

    R2dbcClawbacks(DatabaseClient db) {
        this.db = db;
    }

    @Override
    public Mono<Void> add(Clawback clawback) {
        Clawback.About about = clawback.about();
        return db.sql("INSERT INTO clawback (id, intent_id, open_intent, item_name, claim_number, payee, credit_code,"
                        + " division_code, line_id, amount_fen, reason, ordered_by, ordered_by_name, ordered_at, due_on)"
                        + " VALUES (:id, :intent, :intent, :item, :number, :payee, :code, :division, :line, :amount,"
                        + " :reason, :by, :byName, :at, :due)")
                .bind("id", clawback.id())
                .bind("intent", clawback.intentId())
                .bind("item", about.itemName())
                .bind("number", about.claimNumber())
                .bind("payee", about.payee())
                .bind("code", about.creditCode())
                .bind("division", about.division())
                .bind("line", about.lineId())
                .bind("amount", clawback.amountFen())
                .bind("reason", clawback.reason())
                .bind("by", clawback.orderedBy().id())
                .bind("byName", clawback.orderedBy().name())
                .bind("at", clawback.orderedAt().atOffset(ZoneOffset.UTC))
                .bind("due", clawback.dueOn())
                .then();
    }

    @Override
    public Mono<Clawback> find(String id) {
        return one(id, "");
    }

    @Override
    public Mono<Clawback> lock(String id) {
        return one(id, " FOR UPDATE");
    }

    private Mono<Clawback> one(String id, String how) {
        return db.sql("SELECT * FROM clawback WHERE id = :id" + how)
                .bind("id", id)
                .map(R2dbcClawbacks::clawback)
                .one();
    }

    @Override
    public Flux<Clawback> ofIntent(String intentId) {
        return db.sql("SELECT * FROM clawback WHERE intent_id = :intent ORDER BY ordered_at")
                .bind("intent", intentId)
                .map(R2dbcClawbacks::clawback)
                .all();
    }

    @Override
    public Mono<Receipt> receipt(String voucher) {
        return db.sql("SELECT clawback_id, voucher, amount_fen FROM clawback_receipt WHERE voucher = :voucher")
                .bind("voucher", voucher)
                .map(row -> {
                    Columns columns = new Columns(row);
                    return new Receipt(
                            columns.text("clawback_id"), columns.text("voucher"), columns.number("amount_fen"));
                })
                .one();
    }

    @Override
    public Mono<Void> receive(Clawback after, Receipt receipt, String by, Instant at) {
        return db.sql("INSERT INTO clawback_receipt (clawback_id, voucher, amount_fen, taken_by, at)"
                        + " VALUES (:id, :voucher, :amount, :by, :at)")
                .bind("id", receipt.clawbackId())
                .bind("voucher", receipt.voucher())
                .bind("amount", receipt.amountFen())
                .bind("by", by)
                .bind("at", at.atOffset(ZoneOffset.UTC))
                .then()
                .then(db.sql("UPDATE clawback SET received_fen = :received, open_intent ="
                                + " CASE WHEN amount_fen = :received THEN NULL ELSE open_intent END WHERE id = :id")
                        .bind("received", after.receivedFen())
                        .bind("id", after.id())
                        .then());
    }

    @Override
    public Mono<Boolean> whole(String reservationId) {
        return db.sql("SELECT r.amount_fen = COALESCE((SELECT sum(c.received_fen) FROM clawback c"
                        + " JOIN payout_intent p ON p.id = c.intent_id WHERE p.reservation_id = r.id), 0) AS whole"
                        + " FROM reservation r WHERE r.id = :id")
                .bind("id", reservationId)
                .map(row -> new Columns(row).flag("whole"))
                .one();
    }

    @Override
    public Flux<Clawback> list(@Nullable String divisionPrefix, @Nullable String creditCode) {
        return db.sql("SELECT * FROM clawback WHERE division_code LIKE :within AND credit_code LIKE :code"
                        + " ORDER BY CASE WHEN open_intent IS NULL THEN 1 ELSE 0 END, due_on, id LIMIT 200")
                .bind("within", (divisionPrefix == null ? "" : divisionPrefix) + "%")
                .bind("code", creditCode == null ? "%" : creditCode)
                .map(R2dbcClawbacks::clawback)
                .all();
    }

    private static Clawback clawback(Readable row) {
        Columns columns = new Columns(row);
        return new Clawback(
                columns.text("id"),
                columns.text("intent_id"),
                new Clawback.About(
                        columns.text("item_name"),
                        columns.text("claim_number"),
                        columns.text("payee"),
                        columns.text("credit_code"),
                        columns.text("division_code"),
                        columns.text("line_id")),
                columns.number("amount_fen"),
                columns.number("received_fen"),
                columns.text("reason"),
                new Clawback.By(columns.text("ordered_by"), columns.text("ordered_by_name")),
                columns.instant("ordered_at"),
                columns.day("due_on"));
    }
}
