package cn.jince.adapters.frontdb;

import cn.jince.adapters.collection.Pass;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The rows of a table as they were seen last. */
final class SeenRows {
    private final DatabaseClient database;

    SeenRows(DatabaseClient database) {
        this.database = database;
    }

    /** @param kept false where it was refused */
    record Seen(String key, String subject, String digest, boolean kept) {}

    Mono<Map<String, Seen>> among(Pass pass, List<String> keys) {
        return database.sql("""
                        SELECT row_key, subject, digest, kept FROM collection_row
                        WHERE system = :system AND capability = :capability AND row_key = ANY(:keys)""")
                .bind("system", pass.system())
                .bind("capability", pass.capability())
                .bind("keys", keys.toArray(String[]::new))
                .map(row -> seen(row))
                .all()
                .collect(HashMap::new, (map, seen) -> map.put(seen.key(), seen));
    }

    /** Rows the pass did not see. */
    Flux<Seen> unseen(Pass pass) {
        return database.sql("""
                        SELECT row_key, subject, digest, kept FROM collection_row
                        WHERE system = :system AND capability = :capability AND seen_at < :started
                        ORDER BY row_key""")
                .bind("system", pass.system())
                .bind("capability", pass.capability())
                .bind("started", pass.wallTime())
                .map(row -> seen(row))
                .all();
    }

    Mono<Long> known(Pass pass) {
        return database.sql("SELECT count(*) FROM collection_row WHERE system = :system AND capability = :capability")
                .bind("system", pass.system())
                .bind("capability", pass.capability())
                .mapValue(Long.class)
                .one();
    }

    Mono<Void> mark(Pass pass, List<Seen> rows) {
        if (rows.isEmpty()) {
            return Mono.empty();
        }
        LocalDateTime at = pass.wallTime();
        return database.sql("""
                        INSERT INTO collection_row (system, capability, row_key, subject, digest, kept, seen_at)
                        SELECT :system, :capability, k, s, d, b, :at FROM unnest(:keys, :subjects, :digests, :kept)
                            AS rows (k, s, d, b)
                        ON CONFLICT (system, capability, row_key) DO UPDATE
                        SET subject = excluded.subject, digest = excluded.digest, kept = excluded.kept,
                            seen_at = excluded.seen_at""")
                .bind("system", pass.system())
                .bind("capability", pass.capability())
                .bind("at", at)
                .bind("keys", rows.stream().map(Seen::key).toArray(String[]::new))
                .bind("subjects", rows.stream().map(Seen::subject).toArray(String[]::new))
                .bind("digests", rows.stream().map(Seen::digest).toArray(String[]::new))
                .bind("kept", rows.stream().map(Seen::kept).toArray(Boolean[]::new))
                .then();
    }

    Mono<Void> forget(Pass pass, List<String> keys) {
        return database.sql("""
                        DELETE FROM collection_row
                        WHERE system = :system AND capability = :capability AND row_key = ANY(:keys)""")
                .bind("system", pass.system())
                .bind("capability", pass.capability())
                .bind("keys", keys.toArray(String[]::new))
                .then();
    }

    private static Seen seen(io.r2dbc.spi.Readable row) {
        return new Seen(
                text(row.get("row_key", String.class)),
                text(row.get("subject", String.class)),
                text(row.get("digest", String.class)),
                Boolean.TRUE.equals(row.get("kept", Boolean.class)));
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
