package cn.jince.platform.evaluation;

import cn.jince.platform.rows.Columns;
import io.r2dbc.spi.Readable;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** What the indicators are computed from: four statements, whatever the population. */
@Repository
class EvaluationStore {
    private static final List<String> REACH = List.of("population", "met", "not_met", "to_be_verified", "told");
    private static final List<String> CLAIMS = List.of(
            "submitted",
            "corrected",
            "not_accepted",
            "open",
            "late",
            "decided",
            "approved",
            "paid",
            "approved_fen",
            "paid_fen",
            "decision_hours",
            "payout_hours");
    private static final List<String> VOICES =
            List.of("rated", "stars", "complaints", "enquiries", "yes", "partly", "no");
    private final DatabaseClient db;

    EvaluationStore(DatabaseClient db) {
        this.db = db;
    }

    Mono<Void> keep(SurveyAnswer answer) {
        return Columns.bind(
                        db.sql(
                                        "INSERT INTO survey_answer (claim_id, item_id, item_name, credit_code, division_code, got,"
                                                + " comment, at) VALUES (:claim, :item, :name, :code, :division, :got, :comment,"
                                                + " :at) ON CONFLICT (claim_id) DO UPDATE SET got = :got, comment = :comment,"
                                                + " at = :at")
                                .bind("claim", answer.claimId())
                                .bind("item", answer.itemId())
                                .bind("name", answer.itemName())
                                .bind("code", answer.creditCode())
                                .bind("division", answer.division())
                                .bind("got", answer.got().name())
                                .bind("at", answer.at().atOffset(ZoneOffset.UTC)),
                        "comment",
                        answer.comment(),
                        String.class)
                .then();
    }

    /** Of the item's newest matching over its whole reach; empty where none ran. */
    Mono<Map<String, Long>> reach(String itemId) {
        return db.sql("SELECT population, met, not_met, to_be_verified, CASE WHEN finished_at IS NULL THEN 0 ELSE met"
                        + " END AS told FROM match_run WHERE item_id = :item ORDER BY version DESC LIMIT 1")
                .bind("item", itemId)
                .map(row -> numbers(row, REACH))
                .one();
    }

    Mono<Map<String, Long>> claims(String itemId, String divisionPrefix) {
        return db.sql("""
                        SELECT count(*) AS submitted,
                               count(*) FILTER (WHERE t.corrected) AS corrected,
                               count(*) FILTER (WHERE t.refused) AS not_accepted,
                               count(*) FILTER (WHERE c.next_stage IS NOT NULL) AS open,
                               count(*) FILTER (WHERE c.decided_late) AS late,
                               count(*) FILTER (WHERE t.decided_at IS NOT NULL) AS decided,
                               count(*) FILTER (WHERE t.approved) AS approved,
                               count(*) FILTER (WHERE t.paid_at IS NOT NULL) AS paid,
                               COALESCE(sum(c.amount_fen) FILTER (WHERE t.approved), 0) AS approved_fen,
                               COALESCE(sum(c.amount_fen) FILTER (WHERE t.paid_at IS NOT NULL), 0) AS paid_fen,
                               CAST(COALESCE(sum(EXTRACT(EPOCH FROM t.decided_at - c.submitted_at)) / 3600, 0) AS bigint)
                                   AS decision_hours,
                               CAST(COALESCE(sum(EXTRACT(EPOCH FROM t.paid_at - c.submitted_at)) / 3600, 0) AS bigint)
                                   AS payout_hours
                        FROM claim c LEFT JOIN (
                            SELECT s.claim_id,
                                   bool_or(s.event = 'CORRECTION_ASKED') AS corrected,
                                   bool_or(s.event = 'NOT_ACCEPTED') AS refused,
                                   bool_or(s.event = 'APPROVED') AS approved,
                                   max(s.at) FILTER (WHERE s.event IN ('APPROVED', 'REJECTED', 'NOT_ACCEPTED')) AS decided_at,
                                   max(s.at) FILTER (WHERE s.event = 'PAID') AS paid_at
                            FROM claim_step s JOIN claim o ON o.id = s.claim_id WHERE o.item_id = :item
                            GROUP BY s.claim_id) t ON t.claim_id = c.id
                        WHERE c.item_id = :item AND c.division_code LIKE :prefix AND c.submitted_at IS NOT NULL""")
                .bind("item", itemId)
                .bind("prefix", divisionPrefix + "%")
                .map(row -> numbers(row, CLAIMS))
                .one();
    }

    Mono<Map<String, Long>> voices(String itemId, String divisionPrefix) {
        return db.sql("""
                        SELECT e.*, s.* FROM
                            (SELECT count(stars) AS rated, COALESCE(sum(stars), 0) AS stars,
                                    count(*) FILTER (WHERE kind = 'COMPLAINT') AS complaints, count(*) AS enquiries
                             FROM enquiry WHERE item_id = :item AND division_code LIKE :prefix) e,
                            (SELECT count(*) FILTER (WHERE got = 'YES') AS yes,
                                    count(*) FILTER (WHERE got = 'PARTLY') AS partly,
                                    count(*) FILTER (WHERE got = 'NO') AS no
                             FROM survey_answer WHERE item_id = :item AND division_code LIKE :prefix) s""")
                .bind("item", itemId)
                .bind("prefix", divisionPrefix + "%")
                .map(row -> numbers(row, VOICES))
                .one();
    }

    private static Map<String, Long> numbers(Readable row, List<String> names) {
        Map<String, Long> numbers = new LinkedHashMap<>();
        names.forEach(name -> numbers.put(name, ((Number) Objects.requireNonNull(row.get(name), name)).longValue()));
        return numbers;
    }
}
