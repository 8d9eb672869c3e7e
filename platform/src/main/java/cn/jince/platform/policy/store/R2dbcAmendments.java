package cn.jince.platform.policy.store;

import cn.jince.api.policy.PolicyViews.PolicyDraftForm;
import cn.jince.platform.policy.Amendment;
import cn.jince.platform.policy.Amendments;
import cn.jince.platform.rows.Columns;
import io.r2dbc.spi.Readable;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

@Repository
class R2dbcAmendments implements Amendments {
    private final DatabaseClient db;
    private final JsonMapper json;

    R2dbcAmendments(DatabaseClient db, JsonMapper json) {
        this.db = db;
        this.json = json;
    }

    @Override
    public Mono<Amendment> add(Amendment amendment, String key) {
        return db.sql("INSERT INTO item_amendment (id, version, item_id, base_version, proposer_id, proposer_name,"
                        + " proposer_from, idempotency_key, change, reason, state, proposed_at) VALUES (:id, :version, :item,"
                        + " :base, :by, :name, :from, :key, :change, :reason, :state, :at)"
                        + " ON CONFLICT (proposer_id, idempotency_key) DO NOTHING")
                .bind("id", amendment.id())
                .bind("version", amendment.version())
                .bind("item", amendment.itemId())
                .bind("base", amendment.baseVersion())
                .bind("by", amendment.proposer().id())
                .bind("name", amendment.proposer().name())
                .bind("from", amendment.proposer().from())
                .bind("key", key)
                .bind("change", json.writeValueAsString(amendment.change()))
                .bind("reason", amendment.reason())
                .bind("state", amendment.state().name())
                .bind("at", amendment.proposedAt().atOffset(ZoneOffset.UTC))
                .then()
                .then(Mono.defer(
                        () -> db.sql("SELECT * FROM item_amendment WHERE proposer_id = :by AND idempotency_key = :key")
                                .bind("by", amendment.proposer().id())
                                .bind("key", key)
                                .map(this::amendment)
                                .one()));
    }

    @Override
    public Mono<Amendment> lock(String id) {
        return db.sql("SELECT * FROM item_amendment WHERE id = :id FOR UPDATE")
                .bind("id", id)
                .map(this::amendment)
                .one();
    }

    @Override
    public Mono<Void> save(Amendment next) {
        GenericExecuteSpec sql = db.sql(
                        "UPDATE item_amendment SET version = :version, state = :state, answer = :answer,"
                                + " answered_at = :answeredAt, draft_version = :draft WHERE id = :id")
                .bind("id", next.id())
                .bind("version", next.version())
                .bind("state", next.state().name());
        sql = Columns.bind(sql, "answer", next.answer(), String.class);
        sql = Columns.bind(sql, "answeredAt", next.answeredAt());
        return Columns.bind(sql, "draft", next.draftVersion(), Integer.class).then();
    }

    @Override
    public Mono<List<Amendment>> of(String divisionPrefix, @Nullable String proposer) {
        GenericExecuteSpec sql = db.sql("SELECT a.* FROM item_amendment a WHERE EXISTS"
                        + " (SELECT 1 FROM policy_item p WHERE p.id = a.item_id AND p.division LIKE :prefix)"
                        + (proposer == null ? "" : " AND a.proposer_id = :proposer")
                        + " ORDER BY CASE a.state WHEN 'OPEN' THEN 0 ELSE 1 END, a.proposed_at DESC LIMIT 200")
                .bind("prefix", divisionPrefix + "%");
        return (proposer == null ? sql : sql.bind("proposer", proposer))
                .map(this::amendment)
                .all()
                .collectList();
    }

    private Amendment amendment(Readable row) {
        Columns columns = new Columns(row);
        Long draft = columns.numberOrNull("draft_version");
        return new Amendment(
                columns.text("id"),
                columns.integer("version"),
                columns.text("item_id"),
                columns.integer("base_version"),
                new Amendment.Proposer(
                        columns.text("proposer_id"), columns.text("proposer_name"), columns.text("proposer_from")),
                json.readValue(columns.text("change"), PolicyDraftForm.class),
                columns.text("reason"),
                Amendment.State.valueOf(columns.text("state")),
                columns.instant("proposed_at"),
                columns.textOrNull("answer"),
                columns.instantOrNull("answered_at"),
                draft == null ? null : draft.intValue());
    }
}
