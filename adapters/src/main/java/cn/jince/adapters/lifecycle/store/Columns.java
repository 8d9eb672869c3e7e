package cn.jince.adapters.lifecycle.store;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;

/** Columns read and bound, null or not. */
final class Columns {
    static String text(Readable row, String name) {
        return Objects.requireNonNullElse(row.get(name, String.class), "");
    }

    static long number(Readable row, String name) {
        return Objects.requireNonNullElse(row.get(name, Long.class), 0L);
    }

    static Instant at(Readable row, String name) {
        return Objects.requireNonNull(row.get(name, OffsetDateTime.class)).toInstant();
    }

    static <T> GenericExecuteSpec bind(GenericExecuteSpec sql, String name, @Nullable T value, Class<T> type) {
        return value == null ? sql.bindNull(name, type) : sql.bind(name, value);
    }

    private Columns() {}
}
