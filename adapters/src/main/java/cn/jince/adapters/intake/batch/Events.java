package cn.jince.adapters.intake.batch;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Events that were taken, by the sender's id, with a digest of what they said. */
@Component
public class Events {
    private final DatabaseClient database;
    private final Clock clock;

    Events(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Those of the ids that were taken, with their digests. */
    public Mono<Map<String, String>> known(String system, List<String> ids) {
        return database.sql("SELECT event_id, digest FROM open_event WHERE system = :system AND event_id = ANY(:ids)")
                .bind("system", system)
                .bind("ids", ids.toArray(String[]::new))
                .map(row -> Map.entry(
                        Objects.requireNonNull(row.get("event_id", String.class)),
                        Objects.requireNonNull(row.get("digest", String.class))))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    Mono<Void> keep(String system, Map<String, String> digests) {
        if (digests.isEmpty()) {
            return Mono.empty();
        }
        List<String> ids = List.copyOf(digests.keySet());
        return database.sql("""
                        INSERT INTO open_event (system, event_id, digest, taken_at)
                        SELECT :system, id, digest, :now FROM unnest(:ids::text[], :digests::text[]) AS row (id, digest)
                        ON CONFLICT DO NOTHING""")
                .bind("system", system)
                .bind("now", clock.instant().atOffset(ZoneOffset.UTC))
                .bind("ids", ids.toArray(String[]::new))
                .bind("digests", ids.stream().map(digests::get).toArray(String[]::new))
                .then();
    }
}
