package cn.jince.platform.faq;

import cn.jince.api.directline.FaqViews.FrequentView;
import cn.jince.platform.rows.Columns;
import io.r2dbc.spi.Readable;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Frequent questions as they are kept. */
@Repository
class FaqStore {
    private static final String COLUMNS =
            "SELECT f.*, (SELECT count(*) FROM faq_enquiry e WHERE e.faq_id = f.id) AS asked FROM faq f WHERE ";
    private final DatabaseClient db;

    FaqStore(DatabaseClient db) {
        this.db = db;
    }

    Mono<Faq> find(String id) {
        return db.sql(COLUMNS + "f.id = :id AND f.merged_into IS NULL")
                .bind("id", id)
                .map(FaqStore::faq)
                .one();
    }

    Mono<String> answering(String questionKey, String division) {
        return db.sql("SELECT id FROM faq WHERE question_key = :key AND division_code = :division"
                        + " AND merged_into IS NULL")
                .bind("key", questionKey)
                .bind("division", division)
                .map(row -> new Columns(row).text("id"))
                .one();
    }

    Flux<Faq> search(@Nullable String query, @Nullable String itemId) {
        GenericExecuteSpec sql = db.sql(COLUMNS + "f.merged_into IS NULL"
                + " AND (CAST(:item AS varchar) IS NULL OR f.item_id = :item)"
                + " AND (CAST(:words AS varchar) IS NULL OR f.question LIKE :words OR f.answer LIKE :words)"
                + " ORDER BY asked DESC, f.id LIMIT 100");
        sql = Columns.bind(sql, "item", itemId, String.class);
        String words = query == null || query.isBlank()
                ? null
                : "%" + query.strip().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
        return Columns.bind(sql, "words", words, String.class)
                .map(FaqStore::faq)
                .all();
    }

    Flux<Faq> due(String divisionPrefix, LocalDate today) {
        return db.sql(COLUMNS + "f.merged_into IS NULL AND f.division_code LIKE :prefix AND f.review_on < :today"
                        + " ORDER BY f.review_on, f.id LIMIT 200")
                .bind("prefix", divisionPrefix + "%")
                .bind("today", today)
                .map(FaqStore::faq)
                .all();
    }

    /** Answered enquiries that no frequent question answers yet, two or more with one item or one title. */
    Flux<FrequentView> frequent(String divisionPrefix) {
        return db.sql("SELECT item_id, max(item_name) AS item_name, count(*) AS n,"
                        + " string_agg(id, ',' ORDER BY asked_at) AS ids,"
                        + " string_agg(title, E'\\n' ORDER BY asked_at) AS titles FROM enquiry"
                        + " WHERE division_code LIKE :prefix AND answer IS NOT NULL AND kind = 'QUESTION'"
                        + " AND id NOT IN (SELECT enquiry_id FROM faq_enquiry)"
                        + " GROUP BY item_id, CASE WHEN item_id IS NULL THEN title END"
                        + " HAVING count(*) > 1 ORDER BY n DESC LIMIT 50")
                .bind("prefix", divisionPrefix + "%")
                .map(row -> {
                    Columns columns = new Columns(row);
                    return new FrequentView(
                            columns.textOrNull("item_id"),
                            columns.textOrNull("item_name"),
                            columns.integer("n"),
                            List.of(columns.text("ids").split(",")),
                            columns.text("titles").lines().distinct().toList());
                })
                .all();
    }

    Mono<Void> insert(Faq faq) {
        return Columns.bind(
                        db.sql("INSERT INTO faq (id, version, question, question_key, answer, item_id, division_code,"
                                        + " department, owner, review_on) VALUES (:id, :version, :question, :key,"
                                        + " :answer, :item, :division, :department, :owner, :review)")
                                .bind("id", faq.id())
                                .bind("version", faq.version())
                                .bind("question", faq.question())
                                .bind("key", Faq.key(faq.question()))
                                .bind("answer", faq.answer())
                                .bind("division", faq.division())
                                .bind("department", faq.department())
                                .bind("owner", faq.owner())
                                .bind("review", faq.reviewOn()),
                        "item",
                        faq.itemId(),
                        String.class)
                .then();
    }

    Mono<Boolean> save(Faq next) {
        return db.sql("UPDATE faq SET version = :version, question = :question, question_key = :key, answer = :answer,"
                        + " owner = :owner, review_on = :review WHERE id = :id AND version = :version - 1")
                .bind("version", next.version())
                .bind("question", next.question())
                .bind("key", Faq.key(next.question()))
                .bind("answer", next.answer())
                .bind("owner", next.owner())
                .bind("review", next.reviewOn())
                .bind("id", next.id())
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    /** Only enquiries of the division and below are linked. */
    Mono<Void> link(String faq, List<String> enquiries, String divisionPrefix) {
        return enquiries.isEmpty()
                ? Mono.empty()
                : db.sql("INSERT INTO faq_enquiry (faq_id, enquiry_id) SELECT CAST(:faq AS varchar), id FROM enquiry"
                                + " WHERE id IN (:enquiries) AND division_code LIKE :prefix ON CONFLICT DO NOTHING")
                        .bind("faq", faq)
                        .bind("enquiries", enquiries)
                        .bind("prefix", divisionPrefix + "%")
                        .then();
    }

    Mono<Void> merge(String from, String into) {
        return db.sql("UPDATE faq_enquiry SET faq_id = :into WHERE faq_id = :from")
                .bind("into", into)
                .bind("from", from)
                .then()
                .then(db.sql("UPDATE faq SET merged_into = :into, question_key = id WHERE id = :from")
                        .bind("into", into)
                        .bind("from", from)
                        .then());
    }

    private static Faq faq(Readable row) {
        Columns columns = new Columns(row);
        return new Faq(
                columns.text("id"),
                columns.integer("version"),
                columns.text("question"),
                columns.text("answer"),
                columns.textOrNull("item_id"),
                columns.text("division_code"),
                columns.text("department"),
                columns.text("owner"),
                columns.day("review_on"),
                Math.toIntExact(((Number) Objects.requireNonNull(row.get("asked"))).longValue()));
    }
}
