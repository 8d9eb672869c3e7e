package cn.jince.platform.matching.store;

import cn.jince.platform.matching.MatchChange;
import cn.jince.platform.matching.MatchChange.Cause;
import cn.jince.platform.matching.MatchChange.Known;
import cn.jince.platform.matching.MatchChange.Seen;
import cn.jince.platform.matching.MatchChanges;
import cn.jince.platform.rows.Columns;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.roaringbitmap.RoaringBitmap;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

@Repository
class R2dbcMatchChanges implements MatchChanges {
    private final DatabaseClient db;

    R2dbcMatchChanges(DatabaseClient db) {
        this.db = db;
    }

    @Override
    public Mono<Map<String, Seen>> seen() {
        return db.sql("SELECT item_id, version, day, at FROM match_known")
                .map(row -> Map.entry(
                        new Columns(row).text("item_id") + "/" + new Columns(row).integer("version"), seen(row)))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    private static Seen seen(Readable row) {
        Columns columns = new Columns(row);
        return new Seen(
                Objects.requireNonNull(columns.dayOrNull("day")), Objects.requireNonNull(columns.instantOrNull("at")));
    }

    @Override
    public Mono<Map<String, Instant>> received() {
        return db.sql("SELECT system, received_at FROM collected_source")
                .map(row -> Map.entry(
                        new Columns(row).text("system"),
                        Objects.requireNonNull(new Columns(row).instantOrNull("received_at"))))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    @Override
    public Mono<RoaringBitmap> runOf(String itemId, int version) {
        return db.sql("SELECT matched FROM match_run WHERE item_id = :item AND version = :version")
                .bind("item", itemId)
                .bind("version", version)
                .map(row -> Bitmaps.of(row, "matched"))
                .one();
    }

    @Override
    public Mono<Void> begin(String itemId, int version, Known known) {
        return write("""
                INSERT INTO match_known (item_id, version, day, at, known) VALUES (:item, :version, :day, :at, :known)
                ON CONFLICT (item_id, version) DO NOTHING""", itemId, version, known);
    }

    @Override
    public Mono<Void> keep(String itemId, int version, Known known) {
        return write(
                "UPDATE match_known SET day = :day, at = :at, known = :known"
                        + " WHERE item_id = :item AND version = :version",
                itemId,
                version,
                known);
    }

    private Mono<Void> write(String sql, String itemId, int version, Known known) {
        return db.sql(sql)
                .bind("item", itemId)
                .bind("version", version)
                .bind("day", known.seen().day())
                .bind("at", known.seen().at().atOffset(ZoneOffset.UTC))
                .bind("known", Bitmaps.bytes(known.met()))
                .then();
    }

    @Override
    public Mono<Known> lock(String itemId, int version) {
        return db.sql("SELECT day, at, known FROM match_known WHERE item_id = :item AND version = :version"
                        + " FOR UPDATE SKIP LOCKED")
                .bind("item", itemId)
                .bind("version", version)
                .map(row -> new Known(seen(row), Bitmaps.of(row, "known")))
                .one();
    }

    @Override
    public Mono<Void> add(MatchChange change) {
        DatabaseClient.GenericExecuteSpec insert = db.sql("""
                        INSERT INTO match_change (item_id, version, at, cause, because, matched, enterprises, step)
                        VALUES (:item, :version, :at, :cause, :because, :matched, :enterprises, :step)
                        ON CONFLICT (item_id, version, step) DO NOTHING""")
                .bind("item", change.itemId())
                .bind("version", change.version())
                .bind("at", change.at().atOffset(ZoneOffset.UTC))
                .bind("cause", change.cause().name())
                .bind("because", change.because())
                .bind("matched", Bitmaps.bytes(change.matched()))
                .bind("enterprises", change.matched().getLongCardinality());
        return (change.step() == null ? insert.bindNull("step", Integer.class) : insert.bind("step", change.step()))
                .then();
    }

    @Override
    public Mono<Boolean> reminded(String itemId, int version, int step) {
        return db.sql("SELECT 1 AS one FROM match_change WHERE item_id = :item AND version = :version AND step = :step")
                .bind("item", itemId)
                .bind("version", version)
                .bind("step", step)
                .map(row -> true)
                .one()
                .defaultIfEmpty(false);
    }

    @Override
    public Mono<MatchChange> lockUnfinished() {
        return db.sql("SELECT * FROM match_change WHERE finished_at IS NULL ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED")
                .map(R2dbcMatchChanges::change)
                .one();
    }

    @Override
    public Mono<Void> told(long id, int upTo) {
        return db.sql("UPDATE match_change SET told_up_to = :upTo WHERE id = :id")
                .bind("upTo", upTo)
                .bind("id", id)
                .then();
    }

    @Override
    public Mono<Void> finish(long id, Instant at) {
        return db.sql("UPDATE match_change SET finished_at = :at WHERE id = :id")
                .bind("at", at.atOffset(ZoneOffset.UTC))
                .bind("id", id)
                .then();
    }

    @Override
    public Mono<List<MatchChange>> newest(int limit) {
        return db.sql("SELECT * FROM match_change WHERE step IS NULL ORDER BY id DESC LIMIT :limit")
                .bind("limit", limit)
                .map(R2dbcMatchChanges::change)
                .all()
                .collectList();
    }

    private static MatchChange change(Readable row) {
        Columns columns = new Columns(row);
        return new MatchChange(
                Objects.requireNonNull(row.get("id", Long.class)),
                columns.text("item_id"),
                columns.integer("version"),
                Objects.requireNonNull(columns.instantOrNull("at")),
                Cause.valueOf(columns.text("cause")),
                columns.text("because"),
                Bitmaps.of(row, "matched"),
                columns.integer("told_up_to"),
                row.get("step", Integer.class));
    }

    @Override
    public Mono<Instant> silentSince() {
        return db.sql("SELECT since FROM match_silence WHERE id = 1")
                .map(row -> Objects.requireNonNull(new Columns(row).instantOrNull("since")))
                .one();
    }

    @Override
    public Mono<Void> silence(Instant since) {
        return db.sql("INSERT INTO match_silence (id, since) VALUES (1, :since)"
                        + " ON CONFLICT (id) DO UPDATE SET since = excluded.since")
                .bind("since", since.atOffset(ZoneOffset.UTC))
                .then();
    }

    @Override
    public Mono<Void> speak() {
        return db.sql("DELETE FROM match_silence WHERE id = 1").then();
    }
}
