package cn.jince.platform.redemption.store;

import cn.jince.api.adapters.ReconciliationViews.DayLine;
import cn.jince.platform.claim.Account;
import cn.jince.platform.privacy.SealedColumn;
import cn.jince.platform.privacy.Sealing;
import cn.jince.platform.redemption.PayoutIntent;
import cn.jince.platform.redemption.PayoutIntent.State;
import cn.jince.platform.redemption.Payouts;
import cn.jince.platform.rows.Columns;
import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Repository
class R2dbcPayouts implements Payouts {
    private static final String COLUMNS = "id, order_id, subject_kind, subject_id, credit_code, claim_number, item_id,"
            + " division_code, payee, bank, account, amount_fen, purpose, state, attempts, epoch, receipt, paid_at, note,"
            + " line_id, reservation_id, stage, stages";
    private final DatabaseClient db;
    private final Sealing sealing;

    R2dbcPayouts(DatabaseClient db, Sealing sealing) {
        this.db = db;
        this.sealing = sealing;
    }

    @Override
    public Mono<Void> queue(
            String id, PayoutIntent.About about, PayoutIntent.Funds funds, Account account, long amountFen) {
        return db.sql("INSERT INTO payout_intent (id, order_id, subject_kind, subject_id, credit_code, claim_number,"
                        + " item_id, division_code, payee, bank, account, amount_fen, purpose, line_id, reservation_id,"
                        + " stage, stages, state, next_at) VALUES"
                        + " (:id, :id, :kind, :subject, :code, :number, :item, :division, :payee, :bank, :account,"
                        + " :amount, :purpose, :line, :reservation, :stage, :stages, 'QUEUED', CURRENT_TIMESTAMP)")
                .bind("id", id)
                .bind("kind", about.subject().name())
                .bind("subject", about.subjectId())
                .bind("code", about.creditCode())
                .bind("number", about.claimNumber())
                .bind("item", about.itemId())
                .bind("division", about.division())
                .bind("payee", account.holder())
                .bind("bank", account.bank())
                .bind("account", sealing.seal(SealedColumn.PAYOUT_ACCOUNT, account.number(), id))
                .bind("amount", amountFen)
                .bind("purpose", about.purpose())
                .bind("line", funds.lineId())
                .bind("reservation", funds.reservationId())
                .bind("stage", funds.stage())
                .bind("stages", funds.stages())
                .then();
    }

    @Override
    public Mono<PayoutIntent> lease(Duration lease) {
        return db.sql("SELECT " + COLUMNS + " FROM payout_intent"
                        + " WHERE state IN ('QUEUED', 'SENDING', 'UNCERTAIN', 'ORDERED')"
                        + " AND next_at <= CURRENT_TIMESTAMP"
                        + " AND (lease_until IS NULL OR lease_until < CURRENT_TIMESTAMP)"
                        + " ORDER BY next_at LIMIT 1 FOR UPDATE SKIP LOCKED")
                .map(this::intent)
                .one()
                .flatMap(found -> db.sql("UPDATE payout_intent SET epoch = epoch + 1, attempts = attempts + 1,"
                                + " state = CASE WHEN state = 'ORDERED' THEN state ELSE 'SENDING' END,"
                                + " lease_until = CURRENT_TIMESTAMP + make_interval(secs => :seconds)"
                                + " WHERE id = :id")
                        .bind("seconds", (double) lease.toSeconds())
                        .bind("id", found.id())
                        .then()
                        .thenReturn(leased(found)));
    }

    private static PayoutIntent leased(PayoutIntent found) {
        return new PayoutIntent(
                found.id(),
                found.orderId(),
                found.about(),
                found.account(),
                found.amountFen(),
                found.state(),
                found.attempts() + 1,
                found.epoch() + 1,
                found.receipt(),
                found.paidAt(),
                found.note(),
                found.funds());
    }

    @Override
    public Mono<Boolean> settle(
            PayoutIntent leased, State state, Duration askAgainAfter, @Nullable String receipt, @Nullable String note) {
        GenericExecuteSpec sql = db.sql(
                        "UPDATE payout_intent SET state = :state, lease_until = NULL, receipt = :receipt,"
                                + " note = :note, next_at = CURRENT_TIMESTAMP + make_interval(secs => :seconds)"
                                + " WHERE id = :id AND epoch = :epoch AND state <> 'PAID'")
                .bind("state", state.name())
                .bind("seconds", askAgainAfter.toMillis() / 1000.0)
                .bind("id", leased.id())
                .bind("epoch", leased.epoch());
        sql = Columns.bind(sql, "receipt", receipt, String.class);
        return Columns.bind(sql, "note", note, String.class)
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    @Override
    public Mono<Boolean> paid(PayoutIntent leased, String receipt, Instant paidAt) {
        return db.sql("UPDATE payout_intent SET state = 'PAID', lease_until = NULL, receipt = :receipt,"
                        + " paid_at = :paidAt, note = NULL WHERE id = :id AND epoch = :epoch AND state <> 'PAID'")
                .bind("receipt", receipt)
                .bind("paidAt", paidAt.atOffset(ZoneOffset.UTC))
                .bind("id", leased.id())
                .bind("epoch", leased.epoch())
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    @Override
    public Mono<Boolean> retry(PayoutIntent rejected, Account account) {
        return db.sql("UPDATE payout_intent SET state = 'QUEUED', tries = tries + 1,"
                        + " order_id = id || '-' || (tries + 1), payee = :payee, bank = :bank, account = :account,"
                        + " note = NULL, receipt = NULL, next_at = CURRENT_TIMESTAMP, epoch = epoch + 1"
                        + " WHERE id = :id AND state = 'REJECTED'")
                .bind("payee", account.holder())
                .bind("bank", account.bank())
                .bind("account", sealing.seal(SealedColumn.PAYOUT_ACCOUNT, account.number(), rejected.id()))
                .bind("id", rejected.id())
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    @Override
    public Flux<DayLine> paidOn(LocalDate day) {
        return db.sql("SELECT order_id, amount_fen FROM payout_intent WHERE state = 'PAID'"
                        + " AND (paid_at AT TIME ZONE 'Asia/Shanghai')::date = :day")
                .bind("day", day)
                .map(row -> new DayLine(new Columns(row).text("order_id"), new Columns(row).number("amount_fen")))
                .all();
    }

    @Override
    public Mono<PayoutIntent> ofSubject(String subjectId, String creditCode) {
        return db.sql("SELECT " + COLUMNS + " FROM payout_intent WHERE subject_id = :subject AND credit_code = :code"
                        + " ORDER BY stage DESC LIMIT 1")
                .bind("subject", subjectId)
                .bind("code", creditCode)
                .map(this::intent)
                .one();
    }

    @Override
    public Mono<PayoutIntent> find(String id) {
        return db.sql("SELECT " + COLUMNS + " FROM payout_intent WHERE id = :id")
                .bind("id", id)
                .map(this::intent)
                .one();
    }

    @Override
    public Mono<PayoutIntent> ofOrder(String orderId) {
        return db.sql("SELECT " + COLUMNS + " FROM payout_intent WHERE order_id = :order")
                .bind("order", orderId)
                .map(this::intent)
                .one();
    }

    @Override
    public Mono<Void> makeDue(String id) {
        return db.sql("UPDATE payout_intent SET next_at = CURRENT_TIMESTAMP WHERE id = :id"
                        + " AND state IN ('SENDING', 'UNCERTAIN', 'ORDERED')")
                .bind("id", id)
                .then();
    }

    @Override
    public Flux<PayoutIntent> stuck(String divisionPrefix) {
        return stuck("division_code LIKE :whose", divisionPrefix + "%");
    }

    @Override
    public Flux<PayoutIntent> stuckOf(String creditCode) {
        return stuck("credit_code = :whose", creditCode);
    }

    private Flux<PayoutIntent> stuck(String where, String whose) {
        return db.sql("SELECT " + COLUMNS + " FROM payout_intent WHERE (state IN ('REJECTED', 'DISPUTED')"
                        + " OR (state <> 'PAID' AND note IS NOT NULL)) AND " + where + " ORDER BY next_at LIMIT 200")
                .bind("whose", whose)
                .map(this::intent)
                .all();
    }

    private PayoutIntent intent(Readable row) {
        Columns columns = new Columns(row);
        return new PayoutIntent(
                columns.text("id"),
                columns.text("order_id"),
                new PayoutIntent.About(
                        PayoutIntent.Subject.valueOf(columns.text("subject_kind")),
                        columns.text("subject_id"),
                        columns.text("credit_code"),
                        columns.text("claim_number"),
                        columns.text("item_id"),
                        columns.text("division_code"),
                        columns.text("purpose")),
                new Account(
                        columns.text("payee"),
                        columns.text("bank"),
                        sealing.open(SealedColumn.PAYOUT_ACCOUNT, columns.text("account"), columns.text("id"))),
                columns.number("amount_fen"),
                State.valueOf(columns.text("state")),
                columns.integer("attempts"),
                columns.number("epoch"),
                columns.textOrNull("receipt"),
                columns.instantOrNull("paid_at"),
                columns.textOrNull("note"),
                new PayoutIntent.Funds(
                        columns.text("line_id"),
                        columns.text("reservation_id"),
                        columns.integer("stage"),
                        columns.integer("stages")));
    }
}
