package cn.jince.platform.claim.store;

import cn.jince.platform.claim.ClaimEvent.Actor;
import cn.jince.platform.claim.MaterialPromise;
import cn.jince.platform.claim.Promises;
import cn.jince.platform.rows.Columns;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Repository
class R2dbcPromises implements Promises {
    private final DatabaseClient db;

    R2dbcPromises(DatabaseClient db) {
        this.db = db;
    }

    @Override
    public Flux<MaterialPromise> of(String claimId) {
        return db.sql("SELECT material, kind, due_on FROM material_promise WHERE claim_id = :claim ORDER BY material")
                .bind("claim", claimId)
                .map(row -> new MaterialPromise(
                        new Columns(row).text("material"),
                        MaterialPromise.Kind.valueOf(new Columns(row).text("kind")),
                        new Columns(row).dayOrNull("due_on")))
                .all();
    }

    @Override
    public Mono<Void> keep(String claimId, MaterialPromise promise, Actor by, Instant at) {
        GenericExecuteSpec sql = db.sql(
                        "INSERT INTO material_promise (claim_id, material, kind, due_on, promised_by, at)"
                                + " VALUES (:claim, :material, :kind, :due, :by, :at) ON CONFLICT (claim_id, material)"
                                + " DO UPDATE SET kind = :kind, due_on = :due, promised_by = :by, at = :at")
                .bind("claim", claimId)
                .bind("material", promise.material())
                .bind("kind", promise.kind().name())
                .bind("by", by.id())
                .bind("at", at.atOffset(ZoneOffset.UTC));
        return Columns.bind(sql, "due", promise.dueOn(), LocalDate.class).then();
    }
}
