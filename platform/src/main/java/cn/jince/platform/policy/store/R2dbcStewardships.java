package cn.jince.platform.policy.store;

import cn.jince.platform.kernel.PlatformClock;
import cn.jince.platform.policy.Stewardship;
import cn.jince.platform.policy.Stewardships;
import cn.jince.platform.rows.Columns;
import io.r2dbc.spi.Readable;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

@Repository
class R2dbcStewardships implements Stewardships {
    private final DatabaseClient db;

    R2dbcStewardships(DatabaseClient db) {
        this.db = db;
    }

    @Override
    public Mono<Stewardship> find(String itemId) {
        return db.sql("SELECT * FROM item_stewardship WHERE item_id = :id")
                .bind("id", itemId)
                .map(R2dbcStewardships::stewardship)
                .one();
    }

    @Override
    public Mono<Boolean> save(Stewardship next) {
        boolean first = next.version() == 1;
        GenericExecuteSpec sql = db.sql(
                        first
                                ? "INSERT INTO item_stewardship (item_id, version, makes, sorts, explains, updates, owner_id,"
                                        + " owner_name, interpretation, interpreted_at, review_on) VALUES (:id, :version, :makes,"
                                        + " :sorts, :explains, :updates, :owner, :ownerName, :text, :textAt, :review)"
                                : "UPDATE item_stewardship SET version = :version, makes = :makes, sorts = :sorts,"
                                        + " explains = :explains, updates = :updates, owner_id = :owner,"
                                        + " owner_name = :ownerName, interpretation = :text, interpreted_at = :textAt,"
                                        + " review_on = :review WHERE item_id = :id AND version = :version - 1")
                .bind("id", next.itemId())
                .bind("version", next.version())
                .bind("makes", next.makes())
                .bind("sorts", next.sorts())
                .bind("explains", next.explains())
                .bind("updates", next.updates())
                .bind("owner", next.ownerId())
                .bind("ownerName", next.ownerName())
                .bind("review", next.reviewOn());
        sql = Columns.bind(sql, "text", next.interpretation(), String.class);
        return Columns.bind(sql, "textAt", next.interpretedAt())
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1)
                .onErrorResume(DuplicateKeyException.class, _ -> Mono.just(false));
    }

    @Override
    public Mono<List<Stale>> stale(String divisionPrefix, @Nullable String owner, LocalDate today) {
        GenericExecuteSpec sql = db.sql(
                        "SELECT p.id, p.name, p.division, p.authority, s.owner_id, s.owner_name, s.review_on"
                                + " FROM policy_item p LEFT JOIN item_stewardship s ON s.item_id = p.id"
                                + " WHERE p.state = 'PUBLISHED' AND p.version ="
                                + " (SELECT max(version) FROM policy_item WHERE id = p.id AND published_at IS NOT NULL)"
                                + " AND p.division LIKE :prefix AND (p.valid_to IS NULL OR p.valid_to >= :today)"
                                + " AND (s.review_on < :today OR (s.item_id IS NULL AND p.published_at < :cutoff))"
                                + (owner == null ? "" : " AND s.owner_id = :owner")
                                + " ORDER BY s.review_on NULLS FIRST, p.id LIMIT 500")
                .bind("prefix", divisionPrefix + "%")
                .bind("today", today)
                .bind(
                        "cutoff",
                        today.minusDays(Stewardship.DAYS)
                                .atStartOfDay(PlatformClock.SHANGHAI)
                                .toOffsetDateTime());
        return (owner == null ? sql : sql.bind("owner", owner))
                .map(row -> {
                    Columns columns = new Columns(row);
                    return new Stale(
                            columns.text("id"),
                            columns.text("name"),
                            columns.text("division"),
                            columns.text("authority"),
                            Objects.requireNonNullElse(columns.textOrNull("owner_id"), ""),
                            Objects.requireNonNullElse(columns.textOrNull("owner_name"), ""),
                            columns.dayOrNull("review_on"));
                })
                .all()
                .collectList();
    }

    private static Stewardship stewardship(Readable row) {
        Columns columns = new Columns(row);
        return new Stewardship(
                columns.text("item_id"),
                columns.integer("version"),
                columns.text("makes"),
                columns.text("sorts"),
                columns.text("explains"),
                columns.text("updates"),
                columns.text("owner_id"),
                columns.text("owner_name"),
                columns.textOrNull("interpretation"),
                columns.instantOrNull("interpreted_at"),
                columns.day("review_on"));
    }
}
