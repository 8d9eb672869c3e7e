package cn.jince.platform.matching.store;

import cn.jince.platform.kernel.CreditCode;
import cn.jince.platform.matching.MatchRefusal;
import cn.jince.platform.matching.Outreach;
import cn.jince.platform.rows.Columns;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

@Repository
class R2dbcOutreach implements Outreach {
    private static final String RATES = """
            SELECT t.item_id, t.told,
                   (SELECT count(*) FROM match_view v WHERE v.item_id = t.item_id) AS viewed,
                   (SELECT count(DISTINCT c.credit_code) FROM claim c
                    WHERE c.item_id = t.item_id AND c.submitted_at IS NOT NULL) AS acted,
                   (SELECT count(*) FROM match_refusal r WHERE r.item_id = t.item_id) AS refused
            FROM (SELECT item_id, CAST(sum(told) AS bigint) AS told
                  FROM (SELECT item_id, met AS told FROM match_run WHERE finished_at IS NOT NULL
                        UNION ALL
                        SELECT item_id, enterprises FROM match_change
                        WHERE finished_at IS NOT NULL AND step IS NULL) AS once
                  GROUP BY item_id) AS t
            ORDER BY t.told DESC, t.item_id LIMIT :limit""";
    private final DatabaseClient db;

    R2dbcOutreach(DatabaseClient db) {
        this.db = db;
    }

    @Override
    public Mono<Void> refuse(MatchRefusal refusal) {
        return db.sql("""
                        INSERT INTO match_refusal (credit_code, item_id, reason, remark, person, at)
                        VALUES (:code, :item, :reason, :remark, :person, :at)
                        ON CONFLICT (credit_code, item_id) DO UPDATE
                        SET reason = excluded.reason, remark = excluded.remark, person = excluded.person, at = excluded.at""")
                .bind("code", refusal.creditCode())
                .bind("item", refusal.itemId())
                .bind("reason", refusal.reason().name())
                .bind("remark", refusal.remark())
                .bind("person", refusal.person())
                .bind("at", refusal.at().atOffset(ZoneOffset.UTC))
                .then();
    }

    @Override
    public Mono<Void> restore(CreditCode code, String itemId) {
        return db.sql("DELETE FROM match_refusal WHERE credit_code = :code AND item_id = :item")
                .bind("code", code.value())
                .bind("item", itemId)
                .then();
    }

    @Override
    public Mono<Set<String>> refused(CreditCode code) {
        return ids(db.sql("SELECT item_id AS id FROM match_refusal WHERE credit_code = :code")
                .bind("code", code.value()));
    }

    @Override
    public Mono<Set<String>> submitted(CreditCode code) {
        return ids(db.sql("SELECT DISTINCT item_id AS id FROM claim WHERE credit_code = :code"
                        + " AND submitted_at IS NOT NULL AND state <> 'WITHDRAWN'")
                .bind("code", code.value()));
    }

    @Override
    public Mono<Set<String>> notToTell(String itemId, Collection<String> codes, boolean submitters) {
        String refused =
                "SELECT credit_code AS id FROM match_refusal WHERE item_id = :item AND credit_code IN (:codes)";
        String submitted = " UNION SELECT credit_code FROM claim WHERE item_id = :item AND credit_code IN (:codes)"
                + " AND submitted_at IS NOT NULL AND state <> 'WITHDRAWN'";
        return codes.isEmpty()
                ? Mono.just(Set.of())
                : ids(db.sql(submitters ? refused + submitted : refused)
                        .bind("item", itemId)
                        .bind("codes", codes));
    }

    private static Mono<Set<String>> ids(DatabaseClient.GenericExecuteSpec query) {
        return query.map(row -> new Columns(row).text("id")).all().collect(HashSet::new, Set::add);
    }

    @Override
    public Mono<Void> viewed(CreditCode code, String itemId, Instant at) {
        return db.sql("INSERT INTO match_view (item_id, credit_code, at) VALUES (:item, :code, :at)"
                        + " ON CONFLICT (item_id, credit_code) DO NOTHING")
                .bind("item", itemId)
                .bind("code", code.value())
                .bind("at", at.atOffset(ZoneOffset.UTC))
                .then();
    }

    @Override
    public Mono<List<Rates>> rates(int limit) {
        return db.sql(RATES)
                .bind("limit", limit)
                .map(row -> new Rates(
                        new Columns(row).text("item_id"),
                        count(row.get("told", Long.class)),
                        count(row.get("viewed", Long.class)),
                        count(row.get("acted", Long.class)),
                        count(row.get("refused", Long.class))))
                .all()
                .collectList();
    }

    private static long count(@org.jspecify.annotations.Nullable Long count) {
        return Objects.requireNonNull(count);
    }
}
