package cn.jince.adapters.drift;

import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

@Component
class R2dbcDriftEvents implements DriftEvents {
    private final DatabaseClient database;

    R2dbcDriftEvents(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Mono<Void> add(DriftId id, DriftEvent event) {
        return database.sql("""
                        INSERT INTO drift_event
                            (system, capability, contract, kind, place, day, times, first_seen, last_seen)
                        VALUES (:system, :capability, :contract, :kind, :place, :day, :times, :first, :last)
                        ON CONFLICT (system, capability, contract, kind, place, day) DO UPDATE SET
                            times = drift_event.times + excluded.times,
                            last_seen = greatest(drift_event.last_seen, excluded.last_seen)""")
                .bind("system", id.system())
                .bind("capability", id.capability())
                .bind("contract", id.contract())
                .bind("kind", event.kind().name())
                .bind("place", event.place())
                .bind("day", event.day())
                .bind("times", event.times())
                .bind("first", event.first().atOffset(ZoneOffset.UTC))
                .bind("last", event.last().atOffset(ZoneOffset.UTC))
                .then();
    }

    @Override
    public Flux<DriftEvent> of(DriftId id) {
        return database.sql("""
                        SELECT kind, place, day, times, first_seen, last_seen FROM drift_event
                        WHERE system = :system AND capability = :capability AND contract = :contract
                        ORDER BY last_seen DESC LIMIT 500""")
                .bind("system", id.system())
                .bind("capability", id.capability())
                .bind("contract", id.contract())
                .map(row -> new DriftEvent(
                        DriftEvent.Kind.valueOf(text(row, "kind")),
                        text(row, "place"),
                        Objects.requireNonNull(row.get("day", LocalDate.class)),
                        Objects.requireNonNull(row.get("times", Long.class)),
                        instant(row, "first_seen"),
                        instant(row, "last_seen")))
                .all();
    }

    @Override
    public Mono<AnswerShape> shape(DriftId id) {
        return database.sql("""
                        SELECT shape FROM answer_shape
                        WHERE system = :system AND capability = :capability AND contract = :contract""")
                .bind("system", id.system())
                .bind("capability", id.capability())
                .bind("contract", id.contract())
                .map(row -> JsonMapper.shared()
                        .readValue(
                                Objects.requireNonNull(row.get("shape", Json.class))
                                        .asString(),
                                AnswerShape.class))
                .one();
    }

    @Override
    public Mono<Void> learn(DriftId id, AnswerShape shape) {
        return database.sql("""
                        INSERT INTO answer_shape (system, capability, contract, shape, learnt_at)
                        VALUES (:system, :capability, :contract, :shape, now())
                        ON CONFLICT DO NOTHING""")
                .bind("system", id.system())
                .bind("capability", id.capability())
                .bind("contract", id.contract())
                .bind("shape", Json.of(JsonMapper.shared().writeValueAsString(shape)))
                .then();
    }

    private static String text(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, String.class));
    }

    private static Instant instant(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, OffsetDateTime.class)).toInstant();
    }
}
