package cn.jince.adapters.frontdb;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jince.adapters.collection.Harvest;
import cn.jince.adapters.descriptor.Stage;
import cn.jince.api.enterprise.EnterpriseViews.FactsForm;
import cn.jince.testkit.frontdb.FakeFrontDatabase;
import cn.jince.testkit.store.Stores;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TableCollectionTest {
    private final FakeFrontDatabase front = FakeFrontDatabase.on(Stores.shared().newDatabase(), 0);
    private Harvest harvest = harvest(front.r2dbcUrl());

    private Harvest harvest(String url) {
        return new Harvest(
                "classpath:data/sx.front.yaml",
                Map.of("jince.systems.front.url", url, "jince.systems.front.secret", front.password()));
    }

    @AfterEach
    void close() {
        harvest.close();
        front.close();
    }

    private static String code(int n) {
        return "91140000MA0J%06d".formatted(n);
    }

    private void put(int n, LocalDateTime updated) {
        front.put(n, code(n), "企业" + n, 50_000L * n, "太原市𠀀䶮街" + n + "号", updated);
    }

    @ParameterizedTest
    @ValueSource(strings = {"r2dbc", "jdbc"})
    void every_row_comes_once_in_pages_with_its_gbk_text_and_is_flagged(String driver) {
        harvest = harvest(driver.equals("jdbc") ? front.jdbcUrl() : front.r2dbcUrl());
        LocalDateTime same = harvest.wall().minusHours(1);
        for (int n = 1; n <= 12; n++) {
            put(n, n <= 9 ? same : same.plusMinutes(n));
        }

        var state = harvest.turn();

        assertThat(state.error()).isNull();
        assertThat(state.accepted()).isEqualTo(12);
        assertThat(harvest.platform.rows).hasSize(12);
        assertThat(harvest.platform.fact(code(3), "address")).isEqualTo("太原市𠀀䶮街3号");
        assertThat(harvest.platform.fact(code(3), "registered_capital")).isEqualTo(15);
        assertThat(front.flags().values()).containsOnly("1");
        assertThat(harvest.turn().received()).as("nothing changed").isZero();
    }

    @Test
    void a_late_row_inside_the_overlap_comes_once_and_a_changed_row_comes_again() {
        put(1, harvest.wall().minusMinutes(5));
        harvest.turn();
        harvest.later(Duration.ofMinutes(2));
        put(2, harvest.wall().minusMinutes(9));
        put(1, harvest.wall().minusMinutes(1));
        front.execute("UPDATE qy_jbxx SET qymc = '改名' WHERE id = 1");

        assertThat(harvest.turn().accepted()).isEqualTo(2);
        assertThat(harvest.turn().accepted()).isZero();
        assertThat(harvest.platform.fact(code(1), "name")).isEqualTo("改名");
        assertThat(harvest.platform.rows).hasSize(3);
    }

    @Test
    void a_row_from_the_future_hides_nothing_that_comes_before_it() {
        put(1, harvest.wall().plusYears(3));
        harvest.turn();
        put(2, harvest.wall().minusMinutes(1));

        assertThat(harvest.turn().accepted()).isEqualTo(1);
        assertThat(harvest.platform.dossiers).containsKeys(code(1), code(2));
    }

    @Test
    void a_row_that_changes_during_the_pass_is_not_flagged_and_comes_again() {
        LocalDateTime before = harvest.wall().minusMinutes(30);
        put(1, before);
        harvest.platform.refuses = form -> {
            put(1, harvest.wall());
            front.execute("UPDATE qy_jbxx SET qymc = '中途改名' WHERE id = 1");
            return false;
        };
        harvest.turn();
        assertThat(front.flags()).containsEntry(1L, "0");
        harvest.platform.refuses = _ -> false;

        harvest.turn();

        assertThat(harvest.platform.fact(code(1), "name")).isEqualTo("中途改名");
        assertThat(front.flags()).containsEntry(1L, "1");
    }

    @Test
    void a_crash_between_rows_and_cursor_loses_nothing_and_doubles_nothing() {
        for (int n = 1; n <= 12; n++) {
            put(n, harvest.wall().minusMinutes(60 - n));
        }
        harvest.turn();
        Map<String, FactsForm> before = Map.copyOf(harvest.platform.dossiers);

        harvest.loseProgress("collection_row");
        var state = harvest.turn();

        assertThat(state.accepted()).as("repeated, all of it").isEqualTo(12);
        assertThat(harvest.platform.dossiers).isEqualTo(before).hasSize(12);
    }

    @Test
    void while_the_platform_is_away_nothing_is_flagged_and_the_pass_is_taken_up_where_it_broke() {
        for (int n = 1; n <= 12; n++) {
            put(n, harvest.wall().minusMinutes(60 - n));
        }
        harvest.turn();
        harvest.later(Duration.ofMinutes(1));
        for (int n = 13; n <= 24; n++) {
            put(n, harvest.wall().minusSeconds(60 - n));
        }
        harvest.platform.refuses = form -> {
            harvest.platform.away = true;
            return false;
        };
        var broken = harvest.turn();
        assertThat(broken.failures()).isEqualTo(1);
        assertThat(broken.error()).isNotBlank();
        assertThat(broken.accepted())
                .as("one old row of the overlap and four new ones were a page")
                .isEqualTo(4);
        assertThat(front.flags().values().stream().filter("1"::equals)).hasSize(16);

        harvest.platform.refuses = _ -> false;
        harvest.platform.away = false;

        assertThat(harvest.turn().accepted()).isEqualTo(8);
        assertThat(harvest.platform.dossiers).hasSize(24);
        assertThat(front.flags().values()).containsOnly("1");
    }

    @Test
    void refused_and_damaged_rows_go_to_the_quarantine_without_a_flag() {
        for (int n = 1; n <= 4; n++) {
            put(n, harvest.wall().minusMinutes(n));
        }
        front.execute("UPDATE qy_jbxx SET qymc = ? WHERE id = 1", "坏\uFFFD名");
        front.execute("UPDATE qy_jbxx SET jydz = ? WHERE id = 2", new byte[] {(byte) 0xFF, (byte) 0xFE, 0x41});
        harvest.platform.refuses = form -> form.creditCode().equals(code(3));

        var state = harvest.turn();

        assertThat(state.quarantined()).isEqualTo(3);
        assertThat(front.flags()).isEqualTo(Map.of(1L, "0", 2L, "0", 3L, "0", 4L, "1"));
        assertThat(harvest.count("SELECT count(*) FROM collection_quarantine")).isEqualTo(3);
        assertThat(harvest.platform.rows).noneMatch(row -> row.toString().contains("\uFFFD"));
        assertThat(harvest.turn().received())
                .as("not again while they stand as they are")
                .isZero();
    }

    @Test
    void what_is_deleted_becomes_absent_by_tombstone_and_by_a_pass_over_everything() {
        for (int n = 1; n <= 5; n++) {
            put(n, harvest.wall().minusMinutes(n));
        }
        harvest.turn();
        front.execute("UPDATE qy_jbxx SET sfyx = '0' WHERE id = 1");
        front.delete(2);
        harvest.turn();
        assertThat(harvest.platform.fact(code(1), "name")).isNull();
        assertThat(harvest.platform.fact(code(2), "name")).as("not yet").isEqualTo("企业2");

        harvest.later(Duration.ofHours(25));
        var state = harvest.turn();

        assertThat(state.error()).isNull();
        assertThat(harvest.platform.fact(code(2), "name")).isNull();
        assertThat(harvest.platform.fact(code(3), "name")).isEqualTo("企业3");
        assertThat(harvest.count("SELECT count(*) FROM collection_row")).isEqualTo(4);
    }

    @Test
    void a_table_that_lost_most_of_its_rows_is_their_fault_and_nothing_is_taken_for_gone() {
        for (int n = 1; n <= 5; n++) {
            put(n, harvest.wall().minusMinutes(n));
        }
        harvest.turn();
        front.execute("TRUNCATE qy_jbxx");
        harvest.later(Duration.ofHours(25));

        assertThat(harvest.turn().error()).contains("5 of 5 rows are missing");
        assertThat(harvest.platform.fact(code(1), "name")).isEqualTo("企业1");
    }

    @Test
    void stages_that_do_not_collect_never_connect_and_shadow_keeps_nothing() {
        put(1, harvest.wall().minusMinutes(1));
        int before = front.cable().mostConnections();
        for (Stage stage : new Stage[] {Stage.RESERVED, Stage.SANDBOX, Stage.SUSPENDED, Stage.RETIRED}) {
            harvest.stage(stage);
            assertThat(harvest.turn().started()).isNull();
        }
        assertThat(front.cable().mostConnections()).isEqualTo(before);

        harvest.stage(Stage.SHADOW);
        assertThat(harvest.turn().accepted()).isEqualTo(1);
        assertThat(harvest.platform.rows).isEmpty();
        assertThat(front.flags()).containsEntry(1L, "0");
        assertThat(harvest.count("SELECT count(*) FROM collection_row")).isZero();

        harvest.stage(Stage.LIVE);
        assertThat(harvest.turn().accepted()).isEqualTo(1);
        assertThat(harvest.platform.rows).hasSize(1);
    }
}
