package cn.jince.platform.rows;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;

/** The columns of one row; the methods without {@code OrNull} fail loudly where the column is null. */
public record Columns(Readable row) {

    public String text(String name) {
        return must(name, textOrNull(name));
    }

    public @Nullable String textOrNull(String name) {
        return row.get(name, String.class);
    }

    public long number(String name) {
        return must(name, numberOrNull(name));
    }

    public int integer(String name) {
        return Math.toIntExact(number(name));
    }

    public @Nullable Long numberOrNull(String name) {
        return row.get(name, Long.class);
    }

    public boolean flag(String name) {
        return must(name, row.get(name, Boolean.class));
    }

    public Instant instant(String name) {
        return must(name, instantOrNull(name));
    }

    public @Nullable Instant instantOrNull(String name) {
        OffsetDateTime at = row.get(name, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    public LocalDate day(String name) {
        return must(name, dayOrNull(name));
    }

    public @Nullable LocalDate dayOrNull(String name) {
        return row.get(name, LocalDate.class);
    }

    /** Binds a value that may be null. */
    public static <T> GenericExecuteSpec bind(GenericExecuteSpec sql, String name, @Nullable T value, Class<T> type) {
        return value == null ? sql.bindNull(name, type) : sql.bind(name, value);
    }

    /** Binds an instant that may be null. */
    public static GenericExecuteSpec bind(GenericExecuteSpec sql, String name, @Nullable Instant value) {
        return bind(sql, name, value == null ? null : value.atOffset(ZoneOffset.UTC), OffsetDateTime.class);
    }

    private static <T> T must(String name, @Nullable T value) {
        return Objects.requireNonNull(value, name);
    }
}
