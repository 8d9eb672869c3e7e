package cn.jince.adapters.frontdb;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryOptions;
import io.r2dbc.spi.IsolationLevel;
import io.r2dbc.spi.Option;
import io.r2dbc.spi.Result;
import io.r2dbc.spi.Row;
import io.r2dbc.spi.RowMetadata;
import io.r2dbc.spi.TransactionDefinition;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.pool.InstrumentedPool;
import reactor.pool.PoolBuilder;
import reactor.pool.PooledRef;

/**
 * PostgreSQL and MySQL without a blocked thread. The pool is the bulkhead: nobody waits in it longer than the
 * capability allows, and a connection whose statement did not end well is thrown away, not given to the next.
 */
final class R2dbcTables implements Tables {
    private static final Duration IDLE = Duration.ofMinutes(1);
    private static final Duration GOODBYE = Duration.ofSeconds(2);
    private static final TransactionDefinition READ_ONLY = new TransactionDefinition() {
        @Override
        @SuppressWarnings("unchecked")
        public <T> @Nullable T getAttribute(Option<T> option) {
            return option.equals(TransactionDefinition.READ_ONLY) ? (T) Boolean.TRUE : null;
        }
    };
    private final InstrumentedPool<Connection> pool;
    private final Duration acquire;
    private final boolean mysql;

    R2dbcTables(FrontSettings settings) {
        ConnectionFactoryOptions address = ConnectionFactoryOptions.parse(settings.url());
        mysql = "mysql".equals(address.getValue(ConnectionFactoryOptions.DRIVER));
        ConnectionFactory factory = ConnectionFactories.get(address.mutate()
                .option(ConnectionFactoryOptions.USER, settings.user())
                .option(ConnectionFactoryOptions.PASSWORD, settings.password())
                .option(ConnectionFactoryOptions.CONNECT_TIMEOUT, settings.connect())
                .build());
        acquire = settings.acquire();
        pool = PoolBuilder.from(Mono.<Connection>from(factory.create()).timeout(settings.connect()))
                .sizeBetween(0, settings.connections())
                .maxPendingAcquire(settings.connections())
                .evictionPredicate((_, use) -> use.idleTime() > IDLE.toMillis())
                .destroyHandler(connection ->
                        Mono.from(connection.close()).timeout(GOODBYE).onErrorComplete())
                .buildPool();
    }

    @Override
    public Mono<List<Map<String, @Nullable Object>>> select(Statement statement, int most, Duration within) {
        return with(
                READ_ONLY,
                within,
                connection -> run(connection, statement)
                        .flatMap(result -> result.map(R2dbcTables::row), 1)
                        .take(most)
                        .collectList());
    }

    @Override
    public Mono<Void> update(List<Statement> statements, Duration within) {
        return with(
                        IsolationLevel.READ_COMMITTED,
                        within,
                        connection -> Flux.fromIterable(statements)
                                .concatMap(each -> run(connection, each).flatMap(Result::getRowsUpdated, 1), 1)
                                .then(Mono.just(true)))
                .then();
    }

    @Override
    public String first(int rows) {
        return mysql ? " LIMIT " + rows : Tables.super.first(rows);
    }

    private Flux<? extends Result> run(Connection connection, Statement statement) {
        IntFunction<String> marker = mysql ? _ -> "?" : n -> "$" + n;
        io.r2dbc.spi.Statement prepared = connection.createStatement(statement.text(marker));
        for (int i = 0; i < statement.values().size(); i++) {
            prepared.bind(i, statement.values().get(i));
        }
        return Flux.from(prepared.execute());
    }

    private <T> Mono<T> with(TransactionDefinition kind, Duration within, Function<Connection, Mono<T>> work) {
        return Mono.usingWhen(
                        pool.acquire(acquire),
                        ref -> inTransaction(kind, ref.poolable(), within, work),
                        PooledRef::release,
                        (ref, _) -> ref.invalidate(),
                        PooledRef::invalidate)
                .onErrorMap(DatabaseFailures::of);
    }

    private static <T> Mono<T> inTransaction(
            TransactionDefinition kind, Connection connection, Duration within, Function<Connection, Mono<T>> work) {
        return Mono.from(connection.setStatementTimeout(within))
                .then(Mono.from(connection.beginTransaction(kind)))
                .then(Mono.defer(() -> work.apply(connection)))
                .flatMap(value -> Mono.from(connection.commitTransaction()).thenReturn(value))
                .timeout(within.plus(GOODBYE));
    }

    private static Map<String, @Nullable Object> row(Row row, RowMetadata metadata) {
        Map<String, @Nullable Object> out = new LinkedHashMap<>();
        metadata.getColumnMetadatas()
                .forEach(column ->
                        out.put(column.getName().toLowerCase(Locale.ROOT), Cells.held(row.get(column.getName()))));
        return out;
    }
}
