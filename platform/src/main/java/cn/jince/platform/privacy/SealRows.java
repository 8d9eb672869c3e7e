package cn.jince.platform.privacy;

import cn.jince.platform.outbox.Background;
import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Seals what lies in clear from before, and with the new key what the old one sealed: a migration that needs no stop.
 */
@Component
class SealRows {
    private static final int AT_ONCE = 200;
    private final DatabaseClient db;
    private final Sealing sealing;

    SealRows(DatabaseClient db, Sealing sealing, Background background) {
        this.db = db;
        this.sealing = sealing;
        background.repeat("sealing", Duration.ofMinutes(10), this::round);
    }

    private record Row(List<Object> keys, String kept) {}

    /** How many rows were sealed. */
    Mono<Long> round() {
        return Flux.fromArray(SealedColumn.values()).concatMap(this::all).reduce(0L, Long::sum);
    }

    private Mono<Long> all(SealedColumn column) {
        return some(column)
                .expand(done -> done < AT_ONCE ? Mono.empty() : some(column))
                .reduce(0L, Long::sum);
    }

    private Mono<Long> some(SealedColumn column) {
        return db.sql("SELECT " + String.join(", ", column.keys()) + ", " + column.column() + " FROM " + column.table()
                        + " WHERE " + column.column() + " <> '' AND " + column.column() + " NOT LIKE :current LIMIT "
                        + AT_ONCE)
                .bind("current", sealing.current() + "%")
                .map(row -> row(row, column))
                .all()
                .collectList()
                .flatMapMany(Flux::fromIterable)
                .concatMap(row -> seal(column, row))
                .reduce(0L, Long::sum);
    }

    private static Row row(Readable row, SealedColumn column) {
        List<Object> keys = new ArrayList<>();
        column.keys().forEach(key -> keys.add(Objects.requireNonNull(row.get(key), key)));
        return new Row(keys, Objects.requireNonNull(row.get(column.column(), String.class)));
    }

    /** A row that somebody changed in between is sealed already. */
    private Mono<Long> seal(SealedColumn column, Row row) {
        Object[] keys = row.keys().toArray();
        String clear = sealing.open(column, row.kept(), keys);
        StringBuilder sql = new StringBuilder("UPDATE ")
                .append(column.table())
                .append(" SET ")
                .append(column.column())
                .append(" = :sealed WHERE ")
                .append(column.column())
                .append(" = :kept");
        column.keys()
                .forEach(key -> sql.append(" AND ").append(key).append(" = :").append(key));
        GenericExecuteSpec update = db.sql(sql.toString())
                .bind("sealed", sealing.seal(column, clear, keys))
                .bind("kept", row.kept());
        for (int i = 0; i < keys.length; i++) {
            update = update.bind(column.keys().get(i), keys[i]);
        }
        return update.fetch().rowsUpdated().thenReturn(1L);
    }
}
