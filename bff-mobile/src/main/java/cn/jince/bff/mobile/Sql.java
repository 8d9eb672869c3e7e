package cn.jince.bff.mobile;

import io.r2dbc.spi.Parameter;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Columns that may be null, read and written. */
public final class Sql {

    public static Parameter text(@Nullable String value) {
        return value == null ? Parameters.in(R2dbcType.VARCHAR) : Parameters.in(R2dbcType.VARCHAR, value);
    }

    public static <T> T required(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type), column);
    }

    public static String text(Readable row, String column) {
        return required(row, column, String.class);
    }

    public static @Nullable String optional(Readable row, String column) {
        return row.get(column, String.class);
    }

    public static Instant instant(Readable row, String column) {
        return required(row, column, Instant.class);
    }

    private Sql() {}
}
