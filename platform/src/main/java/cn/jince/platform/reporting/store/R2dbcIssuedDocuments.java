package cn.jince.platform.reporting.store;

import cn.jince.platform.kernel.DivisionCode;
import cn.jince.platform.reporting.IssuedDocument;
import cn.jince.platform.reporting.IssuedDocuments;
import cn.jince.platform.rows.Columns;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Repository
class R2dbcIssuedDocuments implements IssuedDocuments {
    private final DatabaseClient db;

    R2dbcIssuedDocuments(DatabaseClient db) {
        this.db = db;
    }

    @Override
    public Mono<IssuedDocument> add(IssuedDocument document) {
        return db.sql(
                        "INSERT INTO issued_document (id, number, plain_number, title, issuer, division, kind, happened_on,"
                                + " due_on, provisional, registered_by, reminded) VALUES (:id, :number, :plain, :title, :issuer,"
                                + " :division, :kind, :happened, :due, :provisional, :by, 0)"
                                + " ON CONFLICT (plain_number, division, kind, happened_on) DO NOTHING")
                .bind("id", document.id())
                .bind("number", document.number())
                .bind("plain", IssuedDocument.plain(document.number()))
                .bind("title", document.title())
                .bind("issuer", document.issuer())
                .bind("division", document.division().value())
                .bind("kind", document.kind().name())
                .bind("happened", document.happenedOn())
                .bind("due", document.dueOn())
                .bind("provisional", document.provisional())
                .bind("by", document.registeredBy())
                .then()
                .then(Mono.defer(() -> same(document)));
    }

    private Mono<IssuedDocument> same(IssuedDocument document) {
        return db.sql("SELECT * FROM issued_document WHERE plain_number = :plain AND division = :division"
                        + " AND kind = :kind AND happened_on = :happened")
                .bind("plain", IssuedDocument.plain(document.number()))
                .bind("division", document.division().value())
                .bind("kind", document.kind().name())
                .bind("happened", document.happenedOn())
                .map(R2dbcIssuedDocuments::document)
                .one();
    }

    @Override
    public Mono<IssuedDocument> find(String id) {
        return db.sql("SELECT * FROM issued_document WHERE id = :id")
                .bind("id", id)
                .map(R2dbcIssuedDocuments::document)
                .one();
    }

    @Override
    public Flux<IssuedDocument> of(String divisionPrefix, @Nullable Boolean settled, @Nullable LocalDate overdueOn) {
        Map<String, Object> values = new LinkedHashMap<>(Map.of("prefix", divisionPrefix + "%"));
        StringBuilder where = new StringBuilder("division LIKE :prefix");
        if (settled != null) {
            where.append(settled ? " AND settled_on IS NOT NULL" : " AND settled_on IS NULL");
        }
        if (overdueOn != null) {
            where.append(" AND settled_on IS NULL AND due_on < :today");
            values.put("today", overdueOn);
        }
        return db.sql("SELECT * FROM issued_document WHERE " + where + " ORDER BY due_on, id LIMIT 500")
                .bindValues(values)
                .map(R2dbcIssuedDocuments::document)
                .all();
    }

    @Override
    public Mono<Boolean> settle(String id, String itemId, Instant at, LocalDate on) {
        return db.sql("UPDATE issued_document SET item_id = :item, settled_at = :at, settled_on = :on"
                        + " WHERE id = :id AND settled_on IS NULL")
                .bind("item", itemId)
                .bind("at", at.atOffset(ZoneOffset.UTC))
                .bind("on", on)
                .bind("id", id)
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    @Override
    public Flux<IssuedDocument> open(String plainNumber) {
        return db.sql("SELECT * FROM issued_document WHERE plain_number = :number AND settled_on IS NULL ORDER BY id")
                .bind("number", plainNumber)
                .map(R2dbcIssuedDocuments::document)
                .all();
    }

    @Override
    public Flux<IssuedDocument> toRemind(LocalDate dueBy, int stage) {
        return db.sql("SELECT * FROM issued_document WHERE settled_on IS NULL AND due_on <= :due AND reminded < :stage"
                        + " ORDER BY due_on, id LIMIT 50 FOR UPDATE SKIP LOCKED")
                .bind("due", dueBy)
                .bind("stage", stage)
                .map(R2dbcIssuedDocuments::document)
                .all();
    }

    @Override
    public Mono<Void> reminded(String id, int stage) {
        return db.sql("UPDATE issued_document SET reminded = :stage WHERE id = :id")
                .bind("stage", stage)
                .bind("id", id)
                .then();
    }

    @Override
    public Mono<List<Punctuality>> punctuality(String divisionPrefix, LocalDate today) {
        return db.sql("SELECT issuer, division,"
                        + " sum(CASE WHEN settled_on IS NULL THEN 1 ELSE 0 END) AS open,"
                        + " sum(CASE WHEN settled_on IS NULL AND due_on < :today THEN 1 ELSE 0 END) AS overdue,"
                        + " sum(CASE WHEN settled_on <= due_on THEN 1 ELSE 0 END) AS in_time,"
                        + " sum(CASE WHEN settled_on > due_on THEN 1 ELSE 0 END) AS late"
                        + " FROM issued_document WHERE division LIKE :prefix GROUP BY issuer, division"
                        + " ORDER BY overdue DESC, issuer LIMIT 500")
                .bind("today", today)
                .bind("prefix", divisionPrefix + "%")
                .map(row -> {
                    Columns columns = new Columns(row);
                    return new Punctuality(
                            columns.text("issuer"),
                            columns.text("division"),
                            columns.integer("open"),
                            columns.integer("overdue"),
                            columns.integer("in_time"),
                            columns.integer("late"));
                })
                .all()
                .collectList();
    }

    private static IssuedDocument document(Readable row) {
        Columns columns = new Columns(row);
        return new IssuedDocument(
                columns.text("id"),
                columns.text("number"),
                columns.text("title"),
                columns.text("issuer"),
                new DivisionCode(columns.text("division")),
                IssuedDocument.Kind.valueOf(columns.text("kind")),
                columns.day("happened_on"),
                columns.day("due_on"),
                columns.flag("provisional"),
                columns.text("registered_by"),
                columns.textOrNull("item_id"),
                columns.instantOrNull("settled_at"),
                columns.dayOrNull("settled_on"));
    }
}
