package cn.jince.adapters.frontdb;

import cn.jince.adapters.call.CallFailed;
import cn.jince.adapters.collection.Threads;
import cn.jince.api.reply.Reply.Reason;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Databases that only have a JDBC driver (Oracle, SQL Server, 达梦, 人大金仓): virtual threads, as many as there are
 * connections; the next caller is told at once that there is no room. A statement that is cancelled is cancelled at
 * their side too.
 */
final class JdbcTables implements Tables {
    private static final Duration GOODBYE = Duration.ofSeconds(2);
    private final HikariDataSource pool;
    private final Semaphore permits;

    JdbcTables(FrontSettings settings) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(settings.url());
        config.setUsername(settings.user());
        config.setPassword(settings.password());
        config.setMaximumPoolSize(settings.connections());
        config.setMinimumIdle(0);
        config.setIdleTimeout(60_000);
        config.setConnectionTimeout(
                Math.max(250, settings.connect().plus(settings.acquire()).toMillis()));
        config.setValidationTimeout(Math.max(250, settings.connect().toMillis()));
        config.setInitializationFailTimeout(-1);
        config.setAutoCommit(false);
        pool = new HikariDataSource(config);
        permits = new Semaphore(settings.connections());
    }

    /** Work with a connection that may be cancelled from outside. */
    @FunctionalInterface
    private interface Work<T> {
        T with(Connection connection, Running running) throws SQLException;
    }

    /** The statement that runs, for whoever cancels it. */
    private static final class Running {
        private @Nullable PreparedStatement statement;
        private boolean cancelled;

        synchronized PreparedStatement runs(PreparedStatement now) throws SQLException {
            if (cancelled) {
                throw new SQLException("cancelled", "57014");
            }
            statement = now;
            return now;
        }

        synchronized void over() {
            statement = null;
        }

        synchronized void cancel() {
            cancelled = true;
            if (statement != null) {
                try {
                    statement.cancel();
                } catch (SQLException e) {
                    // the statement's own timeout ends it
                }
            }
        }
    }

    @Override
    public Mono<List<Map<String, @Nullable Object>>> select(Statement statement, int most, Duration within) {
        return bounded(true, within, (connection, running) -> {
            try (PreparedStatement prepared = prepared(connection, statement, within)) {
                prepared.setMaxRows(most);
                running.runs(prepared);
                try (ResultSet rows = prepared.executeQuery()) {
                    List<Map<String, @Nullable Object>> out = new ArrayList<>();
                    while (rows.next()) {
                        out.add(row(rows));
                    }
                    return out;
                } finally {
                    running.over();
                }
            }
        });
    }

    @Override
    public Mono<Void> update(List<Statement> statements, Duration within) {
        return bounded(false, within, (connection, running) -> {
                    for (Statement each : statements) {
                        try (PreparedStatement prepared = prepared(connection, each, within)) {
                            running.runs(prepared).executeUpdate();
                        } finally {
                            running.over();
                        }
                    }
                    return true;
                })
                .then();
    }

    private <T> Mono<T> bounded(boolean readOnly, Duration within, Work<T> work) {
        return Mono.defer(() -> {
            if (!permits.tryAcquire()) {
                return Mono.error(CallFailed.because(Reason.SATURATED, "no free connection"));
            }
            Running running = new Running();
            return Mono.<T>create(sink -> {
                sink.onCancel(() -> Threads.virtual().schedule(running::cancel));
                Threads.virtual().schedule(() -> {
                    try (Connection connection = pool.getConnection()) {
                        sink.success(inTransaction(connection, readOnly, within, running, work));
                    } catch (SQLException | RuntimeException e) {
                        sink.error(DatabaseFailures.of(e));
                    } finally {
                        permits.release();
                    }
                });
            });
        });
    }

    private static <T> T inTransaction(
            Connection connection, boolean readOnly, Duration within, Running running, Work<T> work)
            throws SQLException {
        // a wire that is dead without saying so would hold its thread for ever
        connection.setNetworkTimeout(
                Runnable::run, Math.toIntExact(within.plus(GOODBYE).toMillis()));
        connection.setReadOnly(readOnly);
        boolean well = false;
        try {
            T value = work.with(connection, running);
            connection.commit();
            well = true;
            return value;
        } finally {
            if (!well) {
                connection.rollback();
            }
        }
    }

    private static PreparedStatement prepared(Connection connection, Statement statement, Duration within)
            throws SQLException {
        PreparedStatement prepared = connection.prepareStatement(statement.text(_ -> "?"));
        prepared.setQueryTimeout(Math.toIntExact(Math.max(1, within.toSeconds())));
        for (int i = 0; i < statement.values().size(); i++) {
            prepared.setObject(i + 1, statement.values().get(i));
        }
        return prepared;
    }

    private static Map<String, @Nullable Object> row(ResultSet rows) throws SQLException {
        ResultSetMetaData columns = rows.getMetaData();
        Map<String, @Nullable Object> out = new LinkedHashMap<>();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            out.put(columns.getColumnLabel(i).toLowerCase(Locale.ROOT), Cells.held(rows.getObject(i)));
        }
        return out;
    }
}
