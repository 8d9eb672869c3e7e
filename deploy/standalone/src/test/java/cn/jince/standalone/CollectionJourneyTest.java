package cn.jince.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.jince.testkit.store.Database;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a front database, a file drop and a queue deliver stands in the dossiers of the running house. */
class CollectionJourneyTest {
    private static final Duration LONGEST = Duration.ofMinutes(3);
    private final RunningHouse running = RunningHouse.shared();

    @Test
    void every_source_without_http_is_collected_and_nothing_of_it_is_put_aside() {
        await().atMost(LONGEST)
                .untilAsserted(() -> assertThat(rows(
                                "SELECT system FROM adapters.collection_job WHERE finished_at IS NOT NULL ORDER BY 1"))
                        .containsExactly("sx.credit-messages", "sx.finance", "sx.industry-front"));

        assertThat(rows("SELECT row_key || code FROM adapters.collection_quarantine"))
                .isEmpty();
        assertThat(rows("SELECT facts ->> 'listing_market' FROM platform.enterprise_facts WHERE system = 'sx.finance'"
                        + " ORDER BY 1"))
                .containsExactlyInAnyOrder("北交所", "新三板", "晋兴板");
    }

    @Test
    void a_change_at_the_source_reaches_the_dossier() {
        running.house()
                .province()
                .departments()
                .finance()
                .put(LocalDate.parse("2026-11-02"), List.of("91140105MAJC00213F,太原晋阳智能制造有限公司,北交所,受理申报材料,2026-11-02"));
        runNow("sx.finance");

        await().atMost(LONGEST)
                .untilAsserted(() -> assertThat(rows("SELECT facts ->> 'listing_stage' FROM platform.enterprise_facts"
                                + " WHERE system = 'sx.finance' AND credit_code = '91140105MAJC00213F'"))
                        .containsExactly("受理申报材料"));
    }

    private void runNow(String system) {
        rows("UPDATE adapters.collection_job SET due_at = now() WHERE system = '" + system + "' RETURNING system");
    }

    private List<String> rows(String sql) {
        Database database = running.house().stores().database();
        try (Connection connection =
                        DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            List<String> rows = new ArrayList<>();
            while (found.next()) {
                rows.add(found.getString(1));
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
