package cn.jince.adapters.collection;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jince.testkit.frontdb.FakeFrontDatabase;
import cn.jince.testkit.store.Database;
import cn.jince.testkit.store.Stores;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** Two instances of the service and one database of ours: of a job's lease there is one holder, and it alone writes. */
class TwoCollectorsTest {
    private final FakeFrontDatabase front = FakeFrontDatabase.on(Stores.shared().newDatabase(), 0);
    private final Database shared = Stores.shared().newDatabase();
    private final Harvest one = instance();
    private final Harvest other = instance();

    private Harvest instance() {
        return new Harvest(
                "classpath:data/sx.front.yaml",
                Map.of("jince.systems.front.url", front.r2dbcUrl(), "jince.systems.front.secret", front.password()),
                shared);
    }

    @AfterEach
    void close() {
        one.close();
        other.close();
        front.close();
    }

    private void put(int n) {
        front.put(n, code(n), "企业" + n, 50_000L * n, "太原市", one.wall().minusMinutes(60 - n));
    }

    private static String code(int n) {
        return "91140000MA0J%06d".formatted(n);
    }

    @Test
    void a_job_that_is_due_is_run_by_one_of_them() {
        for (int round = 0; round < 5; round++) {
            int before = taken();
            for (int n = 1; n <= 4; n++) {
                put(4 * round + n);
            }
            one.due();

            Mono.when(one.ownTurn(), other.ownTurn(), one.ownTurn(), other.ownTurn())
                    .block(Duration.ofSeconds(60));

            assertThat(taken() - before).as("round %d", round).isEqualTo(4);
            assertThat(one.state().accepted()).isEqualTo(4);
            assertThat(one.count("SELECT epoch FROM collection_job"))
                    .as("leases, one a round")
                    .isEqualTo(round + 1);
        }
    }

    private int taken() {
        return one.platform.rows.size() + other.platform.rows.size();
    }

    @Test
    void who_was_paused_past_the_lease_writes_nothing_down() {
        for (int n = 1; n <= 4; n++) {
            put(n);
        }
        Sinks.Empty<Void> asleep = Sinks.empty();
        Sinks.Empty<Void> reached = Sinks.empty();
        one.platform.pause = Mono.<Void>fromRunnable(reached::tryEmitEmpty).then(asleep.asMono());
        one.due();
        CompletableFuture<Void> paused = one.ownTurn().toFuture();
        reached.asMono().block(Duration.ofSeconds(20));
        one.database
                .sql("UPDATE collection_job SET lease_until = now() - interval '1 second'")
                .then()
                .block();

        other.ownTurn().block(Duration.ofSeconds(20));
        JobState after = other.state();
        assertThat(after.accepted()).isEqualTo(4);
        assertThat(after.finished()).isNotNull();
        one.platform.refuses = form -> form.creditCode().equals(code(2));
        asleep.tryEmitEmpty();
        paused.orTimeout(20, TimeUnit.SECONDS).join();

        assertThat(one.platform.rows).as("it did go on").hasSize(3);
        assertThat(other.state()).as("but nothing of it was written down").isEqualTo(after);
        assertThat(one.count("SELECT count(*) FROM collection_quarantine")).isZero();
        assertThat(one.count("SELECT epoch FROM collection_job")).isEqualTo(2);
    }
}
