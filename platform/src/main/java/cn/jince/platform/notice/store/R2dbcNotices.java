package cn.jince.platform.notice.store;

import cn.jince.platform.notice.Notices;
import cn.jince.platform.notice.PublicNotice;
import cn.jince.platform.rows.Columns;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Repository
class R2dbcNotices implements Notices {
    private static final String SELECT =
            "SELECT n.*, (SELECT count(*) FROM objection o WHERE o.notice_id = n.id) AS objections"
                    + " FROM public_notice n";
    private final DatabaseClient db;

    R2dbcNotices(DatabaseClient db) {
        this.db = db;
    }

    @Override
    public Mono<Void> open(PublicNotice notice) {
        return db.sql(
                        "INSERT INTO public_notice (id, subject_kind, subject_id, item_id, item_name, enterprise_name,"
                                + " credit_code, division_code, amount_fen, opens_on, closes_on, state, local_text) VALUES (:id, :kind,"
                                + " :subject, :item, :itemName, :name, :code, :division, :amount, :opens, :closes, :state, :text)")
                .bind("id", notice.id())
                .bind("kind", notice.subject().name())
                .bind("subject", notice.subjectId())
                .bind("item", notice.itemId())
                .bind("itemName", notice.itemName())
                .bind("name", notice.about().enterpriseName())
                .bind("code", notice.about().creditCode())
                .bind("division", notice.about().division())
                .bind("amount", notice.about().amountFen())
                .bind("opens", notice.opensOn())
                .bind("closes", notice.closesOn())
                .bind("state", notice.state().name())
                .bind("text", notice.localText())
                .then();
    }

    @Override
    public Mono<PublicNotice> find(String id) {
        return db.sql(SELECT + " WHERE n.id = :id")
                .bind("id", id)
                .map(R2dbcNotices::notice)
                .one();
    }

    @Override
    public Mono<PublicNotice> ofSubject(String subjectId, String creditCode) {
        return db.sql(SELECT + " WHERE n.subject_id = :subject AND n.credit_code = :code")
                .bind("subject", subjectId)
                .bind("code", creditCode)
                .map(R2dbcNotices::notice)
                .one();
    }

    @Override
    public Flux<PublicNotice> open() {
        return db.sql(SELECT + " WHERE n.state IN ('OPEN', 'OBJECTED') ORDER BY n.closes_on, n.id LIMIT 500")
                .map(R2dbcNotices::notice)
                .all();
    }

    @Override
    public Flux<String> due(LocalDate today) {
        return db.sql("SELECT id FROM public_notice WHERE state = 'OPEN' AND closes_on < :today"
                        + " ORDER BY closes_on LIMIT 100")
                .bind("today", today)
                .map(row -> new Columns(row).text("id"))
                .all();
    }

    @Override
    public Mono<Boolean> move(String id, List<PublicNotice.State> from, PublicNotice.State to) {
        return db.sql("UPDATE public_notice SET state = :to WHERE id = :id AND state IN (:from)")
                .bind("to", to.name())
                .bind("id", id)
                .bind("from", from.stream().map(PublicNotice.State::name).toList())
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    @Override
    public Mono<Void> addObjection(String noticeId, String saidBy, String reason, Instant at) {
        return db.sql("INSERT INTO objection (id, notice_id, said_by, reason, at)"
                        + " VALUES (:id, :notice, :by, :reason, :at)")
                .bind("id", UUID.randomUUID().toString())
                .bind("notice", noticeId)
                .bind("by", saidBy)
                .bind("reason", reason)
                .bind("at", at.atOffset(ZoneOffset.UTC))
                .then();
    }

    @Override
    public Mono<Void> settleObjections(String noticeId, String officer, String outcome, Instant at) {
        return db.sql("UPDATE objection SET settled_at = :at, settled_by = :by, outcome = :outcome"
                        + " WHERE notice_id = :notice AND settled_at IS NULL")
                .bind("at", at.atOffset(ZoneOffset.UTC))
                .bind("by", officer)
                .bind("outcome", outcome)
                .bind("notice", noticeId)
                .then();
    }

    private static PublicNotice notice(Readable row) {
        Columns columns = new Columns(row);
        return new PublicNotice(
                columns.text("id"),
                PublicNotice.Subject.valueOf(columns.text("subject_kind")),
                columns.text("subject_id"),
                columns.text("item_id"),
                columns.text("item_name"),
                new PublicNotice.About(
                        columns.text("enterprise_name"),
                        columns.text("credit_code"),
                        columns.text("division_code"),
                        columns.number("amount_fen")),
                columns.day("opens_on"),
                columns.day("closes_on"),
                PublicNotice.State.valueOf(columns.text("state")),
                columns.integer("objections"),
                columns.text("local_text"));
    }
}
