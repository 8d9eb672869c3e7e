package cn.jince.platform.bundle.store;

import cn.jince.platform.bundle.Bundle;
import cn.jince.platform.bundle.Bundles;
import cn.jince.platform.privacy.SealedColumn;
import cn.jince.platform.privacy.Sealing;
import cn.jince.platform.rows.Columns;
import java.time.ZoneOffset;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

@Repository
class R2dbcBundles implements Bundles {
    private final DatabaseClient db;
    private final JsonMapper json;
    private final Sealing sealing;

    R2dbcBundles(DatabaseClient db, JsonMapper json, Sealing sealing) {
        this.db = db;
        this.json = json;
        this.sealing = sealing;
    }

    @Override
    public Mono<Bundle> find(String id) {
        return db.sql("SELECT document FROM claim_bundle WHERE id = :id")
                .bind("id", id)
                .map(row -> json.readValue(
                        sealing.open(SealedColumn.CLAIM_BUNDLE, new Columns(row).text("document"), id), Bundle.class))
                .one();
    }

    @Override
    public Mono<Void> add(Bundle bundle) {
        return db.sql("INSERT INTO claim_bundle (id, credit_code, version, started_at, document)"
                        + " VALUES (:id, :code, :version, :at, :document)")
                .bind("id", bundle.id())
                .bind("code", bundle.creditCode())
                .bind("version", bundle.version())
                .bind("at", bundle.startedAt().atOffset(ZoneOffset.UTC))
                .bind("document", sealed(bundle))
                .then();
    }

    @Override
    public Mono<Boolean> save(Bundle next) {
        return db.sql("UPDATE claim_bundle SET version = :version, document = :document"
                        + " WHERE id = :id AND version = :before")
                .bind("version", next.version())
                .bind("before", next.version() - 1)
                .bind("id", next.id())
                .bind("document", sealed(next))
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    private String sealed(Bundle bundle) {
        return sealing.seal(SealedColumn.CLAIM_BUNDLE, json.writeValueAsString(bundle), bundle.id());
    }
}
