package cn.jince.adapters.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import cn.jince.adapters.Background;
import cn.jince.testkit.store.Database;
import cn.jince.testkit.store.Stores;
import io.r2dbc.spi.ConnectionFactories;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;

class DriftStoreTest {
    private static final Instant NOON = Instant.parse("2026-11-27T04:00:00Z");
    private static R2dbcDriftEvents events;
    private final DriftId id = new DriftId("sx.tax", "tax.standing", "1.2-" + System.nanoTime());

    @BeforeAll
    static void database() {
        Database database = Stores.shared().newDatabase();
        Flyway.configure()
                .dataSource(database.jdbcUrl(), database.user(), database.password())
                .schemas("adapters")
                .locations("classpath:db/adapters")
                .load()
                .migrate();
        events = new R2dbcDriftEvents(DatabaseClient.create(ConnectionFactories.get("r2dbc:postgresql://"
                + database.user() + ":" + database.password() + "@" + database.host() + ":" + database.port() + "/"
                + database.name() + "?schema=adapters")));
    }

    @Test
    void one_row_per_kind_place_and_day_counts_up_from_every_instance() {
        Drift here = new Drift(id);
        Drift there = new Drift(id);
        here.unknownCode("7001", NOON);
        here.unknownCode("7001", NOON.plusSeconds(5));
        there.unknownCode("7001", NOON.plusSeconds(9));
        keep(here);
        keep(there);
        keep(here);
        here.unknownCode("7001", NOON.plus(Duration.ofDays(1)));
        keep(here);

        assertThat(events.of(id).collectList().block(Duration.ofSeconds(10)))
                .extracting(DriftEvent::times, DriftEvent::last)
                .containsExactly(tuple(1L, NOON.plus(Duration.ofDays(1))), tuple(3L, NOON.plusSeconds(9)));
    }

    @Test
    void what_was_learnt_is_known_after_a_start() {
        Drift before = new Drift(id);
        for (int i = 0; i < AnswerShape.ENOUGH; i++) {
            before.looked(Map.of("a", 1, "b", List.of(Map.of("c", "x"))), NOON);
        }
        keep(before);

        Drift after = new Drift(id);
        new KeepDrift(new Drifts(List.of(after)), events, new Background())
                .remember()
                .block(Duration.ofSeconds(10));
        after.looked(Map.of("a", "now a text"), NOON);

        assertThat(after.events())
                .extracting(DriftEvent::kind, DriftEvent::place)
                .containsExactlyInAnyOrder(
                        tuple(DriftEvent.Kind.RETYPED_FIELD, "a"),
                        tuple(DriftEvent.Kind.MISSING_FIELD, "b"),
                        tuple(DriftEvent.Kind.MISSING_FIELD, "b[]"),
                        tuple(DriftEvent.Kind.MISSING_FIELD, "b[].c"));
    }

    @Test
    void what_is_noted_in_memory_has_a_bound() {
        Drift drift = new Drift(id);
        for (int i = 0; i < 10_000; i++) {
            drift.brokenPromise("place" + i, NOON);
        }

        assertThat(drift.events()).hasSizeLessThanOrEqualTo(201);
        assertThat(drift.count()).isEqualTo(10_000);
    }

    private static void keep(Drift drift) {
        new KeepDrift(new Drifts(List.of(drift)), events, new Background())
                .keep()
                .block(Duration.ofSeconds(10));
    }
}
