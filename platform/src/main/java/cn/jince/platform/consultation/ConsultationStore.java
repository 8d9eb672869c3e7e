package cn.jince.platform.consultation;

import cn.jince.platform.consultation.Consultation.Decision;
import cn.jince.platform.consultation.Consultation.Opinion;
import cn.jince.platform.kernel.DivisionCode;
import cn.jince.platform.rows.Columns;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Consultations and opinions as they are kept. */
@Repository
class ConsultationStore {
    private static final int MOST_OPINIONS = 2000;
    private final DatabaseClient db;

    ConsultationStore(DatabaseClient db) {
        this.db = db;
    }

    Mono<Void> insert(Consultation consultation, String by) {
        return db.sql(
                        "INSERT INTO consultation (id, item_id, title, body, division_code, department, opened_by, opens_on,"
                                + " closes_on) VALUES (:id, :item, :title, :body, :division, :department, :by, :opens, :closes)")
                .bind("id", consultation.id())
                .bind("item", consultation.itemId())
                .bind("title", consultation.title())
                .bind("body", consultation.text())
                .bind("division", consultation.division().value())
                .bind("department", consultation.department())
                .bind("by", by)
                .bind("opens", consultation.opensOn())
                .bind("closes", consultation.closesOn())
                .then();
    }

    Mono<Consultation> find(String id) {
        return db.sql("SELECT * FROM consultation WHERE id = :id")
                .bind("id", id)
                .map(row -> consultation(row, List.of()))
                .one()
                .flatMap(found -> opinions(id)
                        .map(opinions -> new Consultation(
                                found.id(),
                                found.itemId(),
                                found.title(),
                                found.text(),
                                found.division(),
                                found.department(),
                                found.opensOn(),
                                found.closesOn(),
                                found.publishedAt(),
                                opinions)));
    }

    /** Without their opinions. */
    Flux<Consultation> newest() {
        return db.sql("SELECT * FROM consultation ORDER BY opens_on DESC, id LIMIT 100")
                .map(row -> consultation(row, List.of()))
                .all();
    }

    private Mono<List<Opinion>> opinions(String id) {
        return db.sql("SELECT * FROM consultation_opinion WHERE consultation_id = :id ORDER BY at, id LIMIT "
                        + MOST_OPINIONS)
                .bind("id", id)
                .map(ConsultationStore::opinion)
                .all()
                .collectList();
    }

    Mono<Void> add(String consultation, Opinion opinion, String by, String key) {
        return db.sql(
                        "INSERT INTO consultation_opinion (id, consultation_id, credit_code, enterprise_name, said_by, idempotency_key,"
                                + " body, at) VALUES (:id, :consultation, :code, :name, :by, :key, :body, :at)"
                                + " ON CONFLICT (said_by, idempotency_key) DO NOTHING")
                .bind("id", opinion.id())
                .bind("consultation", consultation)
                .bind("code", opinion.creditCode())
                .bind("name", opinion.enterpriseName())
                .bind("by", by)
                .bind("key", key)
                .bind("body", opinion.text())
                .bind("at", opinion.at().atOffset(ZoneOffset.UTC))
                .then();
    }

    Mono<Void> decide(String opinion, Decision decision, String reason, String by) {
        return db.sql(
                        "UPDATE consultation_opinion SET decision = :decision, reason = :reason, decided_by = :by WHERE id = :id"
                                + " AND consultation_id IN (SELECT id FROM consultation WHERE published_at IS NULL)")
                .bind("decision", decision.name())
                .bind("reason", reason)
                .bind("by", by)
                .bind("id", opinion)
                .then();
    }

    Mono<Void> publish(String id, Instant at) {
        return db.sql("UPDATE consultation SET published_at = :at WHERE id = :id AND published_at IS NULL")
                .bind("at", at.atOffset(ZoneOffset.UTC))
                .bind("id", id)
                .then();
    }

    private static Consultation consultation(Readable row, List<Opinion> opinions) {
        Columns columns = new Columns(row);
        return new Consultation(
                columns.text("id"),
                columns.text("item_id"),
                columns.text("title"),
                columns.text("body"),
                new DivisionCode(columns.text("division_code")),
                columns.text("department"),
                columns.day("opens_on"),
                columns.day("closes_on"),
                columns.instantOrNull("published_at"),
                opinions);
    }

    private static Opinion opinion(Readable row) {
        Columns columns = new Columns(row);
        String decision = columns.textOrNull("decision");
        return new Opinion(
                columns.text("id"),
                columns.text("credit_code"),
                columns.text("enterprise_name"),
                columns.text("body"),
                columns.instant("at"),
                decision == null ? null : Decision.valueOf(decision),
                columns.textOrNull("reason"));
    }
}
