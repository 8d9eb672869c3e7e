package cn.jince.platform.local.store;

import cn.jince.platform.kernel.DivisionCode;
import cn.jince.platform.local.Additions;
import cn.jince.platform.local.LocalAdditions;
import cn.jince.platform.local.LocalRules;
import cn.jince.platform.local.LocalRules.Level;
import cn.jince.platform.rows.Columns;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

@Repository
class R2dbcLocalAdditions implements LocalAdditions {
    private static final String NEWEST = "SELECT a.* FROM local_addition a WHERE a.version = (SELECT max(b.version)"
            + " FROM local_addition b WHERE b.item_id = a.item_id AND b.division_code = a.division_code)";
    private final DatabaseClient db;
    private final JsonMapper json;

    R2dbcLocalAdditions(DatabaseClient db, JsonMapper json) {
        this.db = db;
        this.json = json;
    }

    @Override
    public Mono<LocalRules> of(String itemId, DivisionCode division) {
        return db.sql(NEWEST + " AND a.item_id IN (:items) AND a.division_code IN (:levels)"
                        // 140000, 140900, 140902: from above; what counts for every item first.
                        + " ORDER BY a.division_code, CASE WHEN a.item_id = 'ALL' THEN 0 ELSE 1 END")
                .bind("items", List.of(LocalRules.EVERY_ITEM, itemId))
                .bind("levels", chain(division.value()))
                .map(this::level)
                .all()
                .collectList()
                .map(LocalRules::new);
    }

    private static List<String> chain(String division) {
        return Stream.of(division.substring(0, 2) + "0000", division.substring(0, 4) + "00", division)
                .distinct()
                .toList();
    }

    @Override
    public Mono<Level> find(String itemId, String division) {
        return db.sql(NEWEST + " AND a.item_id = :item AND a.division_code = :division")
                .bind("item", itemId)
                .bind("division", division)
                .map(this::level)
                .one();
    }

    @Override
    public Mono<Boolean> keep(Level next, String by, Instant at) {
        return db.sql("INSERT INTO local_addition (item_id, division_code, version, document, changed_by, changed_at)"
                        + " SELECT :item, :division, :version, :document, :by, :at WHERE :before = (SELECT"
                        + " COALESCE(max(version), 0) FROM local_addition WHERE item_id = :item"
                        + " AND division_code = :division)")
                .bind("item", next.itemId())
                .bind("division", next.division())
                .bind("version", next.version())
                .bind("before", next.version() - 1)
                .bind("document", json.writeValueAsString(next.additions()))
                .bind("by", by)
                .bind("at", at.atOffset(ZoneOffset.UTC))
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1)
                .onErrorResume(DuplicateKeyException.class, _ -> Mono.just(false));
    }

    private Level level(Readable row) {
        Columns columns = new Columns(row);
        return new Level(
                columns.text("item_id"),
                columns.text("division_code"),
                columns.integer("version"),
                json.readValue(columns.text("document"), Additions.class));
    }
}
