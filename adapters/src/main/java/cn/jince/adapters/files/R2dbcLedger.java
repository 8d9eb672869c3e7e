package cn.jince.adapters.files;

import cn.jince.adapters.collection.Kept;
import cn.jince.adapters.collection.Pass;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** The ledger in our database. */
final class R2dbcLedger implements Ledger {
    private final DatabaseClient database;

    R2dbcLedger(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Mono<Entry> look(Pass pass, Found file) {
        return database.sql("""
                        INSERT INTO collection_file (system, capability, name, size, modified_at, seen_at, state)
                        VALUES (:system, :capability, :name, :size, :modified, :now, 'SEEN')
                        ON CONFLICT (system, capability, name, size, modified_at) DO UPDATE SET size = excluded.size
                        RETURNING id, state, seen_at, sm3, received""")
                .bind("system", pass.system())
                .bind("capability", pass.capability())
                .bind("name", file.name())
                .bind("size", file.size())
                .bind("modified", file.modified().atOffset(ZoneOffset.UTC))
                .bind("now", pass.started().atOffset(ZoneOffset.UTC))
                .map(row -> entry(file, row))
                .one();
    }

    private static Entry entry(Found file, Readable row) {
        return new Entry(
                Objects.requireNonNull(row.get("id", Long.class)),
                file,
                Objects.requireNonNull(row.get("state", String.class)),
                Objects.requireNonNull(row.get("seen_at", Instant.class)),
                row.get("sm3", String.class),
                Objects.requireNonNull(row.get("received", Long.class)));
    }

    @Override
    public Mono<Boolean> taken(Pass pass, Entry entry, String sm3) {
        return database.sql("""
                        SELECT count(*) > 0 FROM collection_file
                        WHERE system = :system AND capability = :capability AND sm3 = :sm3 AND state = 'DONE'
                          AND id <> :id""")
                .bind("system", pass.system())
                .bind("capability", pass.capability())
                .bind("sm3", sm3)
                .bind("id", entry.id())
                .mapValue(Boolean.class)
                .one();
    }

    @Override
    public Mono<Long> begin(Entry entry, String sm3) {
        long from = sm3.equals(entry.sm3()) ? entry.received() : 0;
        return database.sql("""
                        UPDATE collection_file SET state = 'READING', sm3 = :sm3, received = :from,
                               accepted = CASE WHEN :from = 0 THEN 0 ELSE accepted END,
                               quarantined = CASE WHEN :from = 0 THEN 0 ELSE quarantined END
                        WHERE id = :id""")
                .bind("sm3", sm3)
                .bind("from", from)
                .bind("id", entry.id())
                .then()
                .thenReturn(from);
    }

    @Override
    public Mono<Void> close(Entry entry, String state, String sm3, @Nullable String reason) {
        DatabaseClient.GenericExecuteSpec sql = database.sql(
                        "UPDATE collection_file SET state = :state, sm3 = :sm3, reason = :reason WHERE id = :id")
                .bind("state", state)
                .bind("sm3", sm3)
                .bind("id", entry.id());
        return (reason == null ? sql.bindNull("reason", String.class) : sql.bind("reason", reason)).then();
    }

    @Override
    public Mono<Void> read(Entry entry, Kept kept, String state) {
        return database.sql("""
                        UPDATE collection_file SET received = received + :received, accepted = accepted + :accepted,
                               quarantined = quarantined + :quarantined, state = :state
                        WHERE id = :id""")
                .bind("received", kept.accepted().size() + kept.refused().size())
                .bind("accepted", kept.accepted().size())
                .bind("quarantined", kept.refused().size())
                .bind("state", state)
                .bind("id", entry.id())
                .then();
    }
}
