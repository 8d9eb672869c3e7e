package cn.jince.platform.matching.store;

import cn.jince.platform.matching.MatchRun;
import cn.jince.platform.matching.MatchRuns;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

@Repository
class R2dbcMatchRuns implements MatchRuns {
    private final DatabaseClient db;

    R2dbcMatchRuns(DatabaseClient db) {
        this.db = db;
    }

    @Override
    public Mono<Void> add(MatchRun run) {
        return db.sql("""
                        INSERT INTO match_run
                            (item_id, version, at, population, met, not_met, to_be_verified, matched)
                        VALUES (:item, :version, :at, :population, :met, :notMet, :open, :matched)
                        ON CONFLICT (item_id, version) DO NOTHING""")
                .bind("item", run.itemId())
                .bind("version", run.version())
                .bind("at", run.at().atOffset(ZoneOffset.UTC))
                .bind("population", run.population())
                .bind("met", run.matched().getLongCardinality())
                .bind("notMet", run.notMet())
                .bind("open", run.toBeVerified())
                .bind("matched", Bitmaps.bytes(run.matched()))
                .then();
    }

    @Override
    public Mono<MatchRun> lockUnfinished() {
        return db.sql("SELECT * FROM match_run WHERE finished_at IS NULL ORDER BY at LIMIT 1 FOR UPDATE SKIP LOCKED")
                .map(this::run)
                .one();
    }

    @Override
    public Mono<Void> told(MatchRun run, int upTo) {
        return db.sql("UPDATE match_run SET told_up_to = :upTo WHERE item_id = :item AND version = :version")
                .bind("upTo", upTo)
                .bind("item", run.itemId())
                .bind("version", run.version())
                .then();
    }

    @Override
    public Mono<Void> finish(MatchRun run, Instant at) {
        return db.sql("UPDATE match_run SET finished_at = :at WHERE item_id = :item AND version = :version")
                .bind("at", at.atOffset(ZoneOffset.UTC))
                .bind("item", run.itemId())
                .bind("version", run.version())
                .then();
    }

    private MatchRun run(Readable row) {
        return new MatchRun(
                Objects.requireNonNull(row.get("item_id", String.class)),
                Objects.requireNonNull(row.get("version", Integer.class)),
                Objects.requireNonNull(row.get("at", OffsetDateTime.class)).toInstant(),
                whole(row, "population"),
                whole(row, "not_met"),
                whole(row, "to_be_verified"),
                Bitmaps.of(row, "matched"),
                Objects.requireNonNull(row.get("told_up_to", Integer.class)));
    }

    private static long whole(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, Long.class));
    }
}
