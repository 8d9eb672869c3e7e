package cn.jince.adapters.intake.batch;

import java.nio.ByteBuffer;
import java.util.Objects;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Chunks in the database. */
@Component
class Chunks {
    private final DatabaseClient database;

    Chunks(DatabaseClient database) {
        this.database = database;
    }

    /** What is still to be passed on of a batch, the earliest first. */
    record Waiting(int number, byte[] content) {}

    /** Hashes of a kept chunk; empty where it is not there. */
    Mono<byte[]> hashes(Batch batch, int chunk) {
        return database.sql("SELECT hashes FROM open_chunk WHERE batch = :batch AND chunk = :chunk")
                .bind("batch", batch.id())
                .bind("chunk", chunk)
                .map(row -> Objects.requireNonNull(row.get("hashes", byte[].class)))
                .one();
    }

    Mono<Void> keep(Batch batch, Chunk chunk) {
        boolean nothingGood = chunk.good().isEmpty();
        DatabaseClient.GenericExecuteSpec sql = database.sql("""
                        INSERT INTO open_chunk (batch, chunk, row_count, hashes, content, accepted, refused)
                        VALUES (:batch, :chunk, :rows, :hashes, :content, 0, :refused)
                        ON CONFLICT (batch, chunk) DO UPDATE
                        SET row_count = excluded.row_count, hashes = excluded.hashes, content = excluded.content,
                            refused = excluded.refused""")
                .bind("batch", batch.id())
                .bind("chunk", chunk.number())
                .bind("rows", chunk.rows().size())
                .bind("hashes", ByteBuffer.wrap(chunk.hashes()))
                .bind("refused", chunk.bad().size());
        return (nothingGood
                        ? sql.bindNull("content", ByteBuffer.class)
                        : sql.bind("content", ByteBuffer.wrap(chunk.packed())))
                .then();
    }

    /** What an upload that was cut left behind beyond the end of the one that came whole. */
    Mono<Void> dropFrom(Batch batch, int chunk) {
        return database.sql("DELETE FROM open_chunk WHERE batch = :batch AND chunk >= :chunk")
                .bind("batch", batch.id())
                .bind("chunk", chunk)
                .then();
    }

    Mono<Waiting> firstWaiting(Batch batch) {
        return database.sql("SELECT chunk, content FROM open_chunk WHERE batch = :batch AND content IS NOT NULL"
                        + " ORDER BY chunk LIMIT 1")
                .bind("batch", batch.id())
                .map(row -> new Waiting(
                        Objects.requireNonNull(row.get("chunk", Integer.class)),
                        Objects.requireNonNull(row.get("content", byte[].class))))
                .one();
    }

    Mono<Void> judged(Batch batch, int chunk, int accepted, int refused) {
        return database.sql("UPDATE open_chunk SET content = NULL, accepted = :accepted, refused = refused + :refused"
                        + " WHERE batch = :batch AND chunk = :chunk AND content IS NOT NULL")
                .bind("accepted", accepted)
                .bind("refused", refused)
                .bind("batch", batch.id())
                .bind("chunk", chunk)
                .then();
    }

    /** A quarantined row was corrected. */
    Mono<Void> corrected(Batch batch, int chunk) {
        return database.sql("UPDATE open_chunk SET accepted = accepted + 1, refused = refused - 1"
                        + " WHERE batch = :batch AND chunk = :chunk")
                .bind("batch", batch.id())
                .bind("chunk", chunk)
                .then();
    }

    Mono<Long> rows(Batch batch) {
        return database.sql("SELECT coalesce(sum(row_count), 0) AS n FROM open_chunk WHERE batch = :batch")
                .bind("batch", batch.id())
                .map(row -> Objects.requireNonNull(row.get("n", Long.class)))
                .one();
    }
}
