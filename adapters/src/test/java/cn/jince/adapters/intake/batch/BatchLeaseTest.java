package cn.jince.adapters.intake.batch;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jince.adapters.Background;
import cn.jince.adapters.OurDatabase;
import cn.jince.adapters.intake.TestIntake;
import cn.jince.adapters.intake.row.Row;
import cn.jince.adapters.sender.Kind;
import cn.jince.adapters.sender.Senders;
import cn.jince.testkit.store.Database;
import cn.jince.testkit.store.Stores;
import io.r2dbc.spi.ConnectionFactory;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** Two instances of the service pass batches of one database on: each row once, and verdicts by the lease's holder. */
class BatchLeaseTest {
    private static final Duration LONG = Duration.ofSeconds(40);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private final Database shared = Stores.shared().newDatabase();
    private final Instance one = new Instance(Clock.systemUTC());
    private final Instance other = new Instance(Clock.systemUTC());

    /** All of the service that passes batches on, with connections and a platform of its own to be counted at. */
    private final class Instance {
        final TestIntake platform = new TestIntake();
        final DatabaseClient database;
        final Batches batches;
        final Chunks chunks;
        final PassBatchesOn passing;

        Instance(Clock clock) {
            ConnectionFactory connections = OurDatabase.connect(shared);
            database = DatabaseClient.create(connections);
            batches = new Batches(database, clock);
            chunks = new Chunks(database);
            passing = new PassBatchesOn(
                    batches,
                    chunks,
                    new Quarantine(database),
                    new PassOnOnce(platform.passOn(), new Events(database, clock)),
                    Senders.read(new StandardEnvironment(), "classpath:senders/push-city.yaml"),
                    TransactionalOperator.create(new R2dbcTransactionManager(connections)),
                    new Background());
        }

        /** Received whole: two chunks of fifty rows. */
        Batch receive(String id) {
            Batch batch = batches.begin("push-city", Kind.FACTS, id).block();
            for (int chunk = 0; chunk < 2; chunk++) {
                chunks.keep(batch, new Chunk(chunk, rows(id, 50 * chunk))).block();
            }
            assertThat(batches.complete(batch).block()).isTrue();
            return batch;
        }

        long count(String sql) {
            return database.sql(sql).map(row -> row.get(0, Long.class)).one().block();
        }
    }

    private static List<Row> rows(String id, int from) {
        return IntStream.range(from, from + 50)
                .<Row>mapToObj(n -> new Row.Good(
                        n + 1,
                        new byte[8],
                        "{\"creditCode\":\"91140105MA%s%06d\",\"system\":\"sx.tech\",\"asOf\":\"2026-11-01\",\"facts\":{\"certification_times\":1}}"
                                .formatted(id, n)))
                .toList();
    }

    @Test
    void each_row_of_many_batches_is_passed_on_once_by_one_of_them() {
        for (int n = 0; n < 12; n++) {
            one.receive("%02d".formatted(n));
        }

        Mono.when(one.passing.passDue(), other.passing.passDue()).block(Duration.ofSeconds(60));
        Mono.when(one.passing.passDue(), other.passing.passDue()).block(Duration.ofSeconds(60));

        assertThat(one.count("SELECT count(*) FROM open_batch WHERE state = 'DONE'"))
                .isEqualTo(12);
        assertThat(one.platform.rows.size() + other.platform.rows.size()).isEqualTo(1_200);
        assertThat(one.count("SELECT sum(accepted) FROM open_chunk")).isEqualTo(1_200);
        assertThat(one.count("SELECT sum(fence)::bigint FROM open_batch"))
                .as("a lease a batch")
                .isEqualTo(12);
    }

    @Test
    void who_was_paused_past_the_lease_cannot_write_its_verdicts() {
        one.receive("99");
        Sinks.Empty<Void> asleep = Sinks.empty();
        Sinks.Empty<Void> reached = Sinks.empty();
        one.platform.pause = Mono.<Void>fromRunnable(reached::tryEmitEmpty).then(asleep.asMono());
        one.platform.refuses = form -> true;
        CompletableFuture<Void> paused = one.passing.passDue().toFuture();
        reached.asMono().block(PATIENCE);
        one.database
                .sql("UPDATE open_batch SET lease_until = now() - interval '1 second'")
                .then()
                .block();

        other.passing.passDue().block(PATIENCE);
        assertThat(other.count("SELECT count(*) FROM open_batch WHERE state = 'DONE' AND fence = 2"))
                .isEqualTo(1);
        asleep.tryEmitEmpty();
        paused.orTimeout(20, TimeUnit.SECONDS).join();

        assertThat(other.count("SELECT sum(accepted) FROM open_chunk")).isEqualTo(100);
        assertThat(other.count("SELECT sum(refused) FROM open_chunk")).isZero();
        assertThat(other.count("SELECT count(*) FROM open_quarantine")).isZero();
        assertThat(other.count("SELECT count(*) FROM open_batch WHERE state = 'DONE' AND fence = 2"))
                .isEqualTo(1);
    }

    @Test
    void an_instance_whose_clock_runs_ahead_takes_no_lease_that_still_holds() {
        Instance ahead = new Instance(Clock.offset(Clock.systemUTC(), Duration.ofMinutes(5)));
        Instance behind = new Instance(Clock.offset(Clock.systemUTC(), Duration.ofMinutes(-5)));
        ahead.receive("77");

        Batch held = behind.batches.lease(LONG).block();
        assertThat(held).as("due at once, whoever's clock received it").isNotNull();
        assertThat(ahead.batches.lease(LONG).block()).isNull();
        assertThat(behind.batches.hold(held, LONG).block()).isTrue();
        assertThat(ahead.batches.lease(LONG).block()).isNull();
        behind.batches.release(held, Duration.ZERO).block();
        assertThat(ahead.batches.lease(LONG).block()).isNotNull();
    }
}
