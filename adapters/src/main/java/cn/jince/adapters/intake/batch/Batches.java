package cn.jince.adapters.intake.batch;

import cn.jince.adapters.intake.batch.Batch.State;
import cn.jince.adapters.sender.Kind;
import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Batches in the database: who holds them, by its clock alone, and how they move on. */
@Component
class Batches {
    private static final String COLUMNS = "id, system, kind, batch, state, upload, attempts, fence";
    private final DatabaseClient database;
    private final Clock clock;

    Batches(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Begins an upload; an earlier one of the same batch that still runs is fenced off. */
    Mono<Batch> begin(String system, Kind kind, String batch) {
        return database.sql("""
                        INSERT INTO open_batch AS kept (system, kind, batch, state, upload, started_at, touched_at, next_at)
                        VALUES (:system, :kind, :batch, 'RECEIVING', 1, :now, :now, now())
                        ON CONFLICT (system, batch) DO UPDATE
                        SET upload = kept.upload + CASE WHEN kept.state = 'RECEIVING' THEN 1 ELSE 0 END
                        RETURNING\s""" + COLUMNS)
                .bind("system", system)
                .bind("kind", kind.name())
                .bind("batch", batch)
                .bind("now", now())
                .map(Batches::batch)
                .one();
    }

    /** False where a later upload has taken over. */
    Mono<Boolean> touch(Batch batch) {
        return changed(database.sql("UPDATE open_batch SET touched_at = :now"
                        + " WHERE id = :id AND upload = :upload AND state = 'RECEIVING'")
                .bind("now", now())
                .bind("id", batch.id())
                .bind("upload", batch.upload()));
    }

    /** Received whole; false where a later upload has taken over. */
    Mono<Boolean> complete(Batch batch) {
        return changed(database.sql("UPDATE open_batch SET state = 'PASSING_ON', touched_at = :now, next_at = now()"
                        + " WHERE id = :id AND upload = :upload AND state = 'RECEIVING'")
                .bind("now", now())
                .bind("id", batch.id())
                .bind("upload", batch.upload()));
    }

    /**
     * Leases the batch that is due. Batches of a system and kind go in the order they came: what is later may say
     * something newer.
     */
    Mono<Batch> lease(Duration lease) {
        return database.sql("""
                        UPDATE open_batch SET lease_until = now() + make_interval(secs => :seconds),
                               fence = fence + 1, attempts = attempts + 1
                        WHERE id = (
                            SELECT b.id FROM open_batch b
                            WHERE b.state = 'PASSING_ON' AND b.next_at <= now()
                              AND (b.lease_until IS NULL OR b.lease_until < now())
                              AND NOT EXISTS (
                                  SELECT 1 FROM open_batch e
                                  WHERE e.system = b.system AND e.kind = b.kind AND e.state = 'PASSING_ON' AND e.id < b.id)
                            ORDER BY b.next_at, b.id LIMIT 1 FOR UPDATE SKIP LOCKED)
                        RETURNING\s""" + COLUMNS)
                .bind("seconds", seconds(lease))
                .map(Batches::batch)
                .one();
    }

    /** False where a later lease has taken over. */
    Mono<Boolean> hold(Batch batch, Duration lease) {
        return changed(
                database.sql("UPDATE open_batch SET lease_until = now() + make_interval(secs => :seconds), attempts = 0"
                                + " WHERE id = :id AND fence = :fence AND state = 'PASSING_ON'")
                        .bind("seconds", seconds(lease))
                        .bind("id", batch.id())
                        .bind("fence", batch.fence()));
    }

    /** Gives the lease back; due again after the wait. */
    Mono<Void> release(Batch batch, Duration wait) {
        return database.sql(
                        "UPDATE open_batch SET lease_until = NULL, next_at = now() + make_interval(secs => :seconds)"
                                + " WHERE id = :id AND fence = :fence")
                .bind("seconds", seconds(wait))
                .bind("id", batch.id())
                .bind("fence", batch.fence())
                .then();
    }

    /** Everything is judged. */
    Mono<Void> finish(Batch batch) {
        return database.sql("""
                        UPDATE open_batch SET state = 'DONE', ended_at = :now, lease_until = NULL
                        WHERE id = :id AND fence = :fence AND state = 'PASSING_ON'
                          AND NOT EXISTS (SELECT 1 FROM open_chunk WHERE batch = :id AND content IS NOT NULL)""")
                .bind("now", now())
                .bind("id", batch.id())
                .bind("fence", batch.fence())
                .then();
    }

    Mono<Batch> find(String system, String batch) {
        return database.sql("SELECT " + COLUMNS + " FROM open_batch WHERE system = :system AND batch = :batch")
                .bind("system", system)
                .bind("batch", batch)
                .map(Batches::batch)
                .one();
    }

    private static Mono<Boolean> changed(DatabaseClient.GenericExecuteSpec update) {
        return update.fetch().rowsUpdated().map(rows -> rows == 1);
    }

    private static double seconds(Duration time) {
        return time.toMillis() / 1000.0;
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static Batch batch(Readable row) {
        return new Batch(
                number(row, "id"),
                text(row, "system"),
                Kind.valueOf(text(row, "kind")),
                text(row, "batch"),
                State.valueOf(text(row, "state")),
                number(row, "upload"),
                (int) number(row, "attempts"),
                number(row, "fence"));
    }

    private static String text(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, String.class), column);
    }

    private static long number(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, Long.class), column);
    }
}
