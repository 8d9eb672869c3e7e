package cn.jince.adapters.frontdb;

import cn.jince.adapters.call.CallFailed;
import cn.jince.api.reply.Reply.Reason;
import io.r2dbc.spi.R2dbcException;
import io.r2dbc.spi.R2dbcPermissionDeniedException;
import io.r2dbc.spi.R2dbcTimeoutException;
import java.sql.SQLException;
import java.sql.SQLInvalidAuthorizationSpecException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import reactor.pool.PoolAcquirePendingLimitException;
import reactor.pool.PoolAcquireTimeoutException;

/** What goes wrong at a database, by kind; never its message, which may hold data. */
final class DatabaseFailures {
    private static final Set<String> CANCELLED = Set.of("57014", "HY008");
    // MySQL: query execution was interrupted, maximum statement execution time exceeded; MariaDB: the same
    private static final Set<Integer> INTERRUPTED = Set.of(1317, 3024, 1969);

    static Throwable of(Throwable failure) {
        return switch (failure) {
            case CallFailed known -> known;
            case PoolAcquireTimeoutException _, PoolAcquirePendingLimitException _, SQLTransientConnectionException _ ->
                CallFailed.because(Reason.SATURATED, "no free connection");
            case TimeoutException _, SQLTimeoutException _, R2dbcTimeoutException _ ->
                CallFailed.because(Reason.TIMEOUT, "no rows in time");
            case R2dbcPermissionDeniedException _, SQLInvalidAuthorizationSpecException _ ->
                CallFailed.because(Reason.FORBIDDEN, "they do not let us in");
            case R2dbcException database -> coded(database, database.getSqlState(), database.getErrorCode());
            case SQLException database -> coded(database, database.getSQLState(), database.getErrorCode());
            default -> CallFailed.badAnswer(failure.getClass().getSimpleName());
        };
    }

    private static CallFailed coded(Exception failure, @Nullable String state, int code) {
        if (state != null && CANCELLED.contains(state) || INTERRUPTED.contains(code)) {
            return CallFailed.because(Reason.TIMEOUT, "the statement took too long");
        }
        if (state != null && (state.startsWith("28") || state.equals("42501"))) {
            return CallFailed.because(Reason.FORBIDDEN, "they do not let us");
        }
        return CallFailed.badAnswer(failure.getClass().getSimpleName() + (state == null ? "" : " " + state));
    }

    private DatabaseFailures() {}
}
