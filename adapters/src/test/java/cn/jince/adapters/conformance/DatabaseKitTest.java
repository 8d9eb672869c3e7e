package cn.jince.adapters.conformance;

import static cn.jince.adapters.conformance.Counterparts.failed;
import static org.assertj.core.api.Assertions.assertThat;

import cn.jince.testkit.frontdb.FakeFrontDatabase;
import cn.jince.testkit.store.Stores;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The kit against a front database, through both drivers. */
class DatabaseKitTest {
    private final FakeFrontDatabase front = FakeFrontDatabase.on(Stores.shared().newDatabase(), 0);

    @BeforeEach
    void enterprise() {
        front.put(1, "91140902MAJC00010Q", "忻州𠀀重工", 30_000, "和平路𠀀号", LocalDateTime.parse("2026-11-01T08:00:00"));
    }

    @AfterEach
    void close() {
        front.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"r2dbc", "jdbc"})
    void a_front_database_gets_its_badge_and_what_does_not_apply_is_named(String driver) {
        Report report = run(driver);

        assertThat(failed(report)).isEmpty();
        assertThat(report.passed()).isTrue();
        assertThat(report.findings().stream()
                        .filter(each -> each.verdict() == Verdict.NOT_APPLICABLE)
                        .map(Finding::suite))
                .containsExactly("codes", "idempotency", "signature", "drift", "reconciliation");
    }

    @Test
    void a_second_row_for_one_enterprise_is_found() {
        front.put(2, "91140902MAJC00010Q", "又一行", 1, "", LocalDateTime.parse("2026-11-01T08:00:00"));

        assertThat(failed(run("r2dbc"))).anyMatch(each -> each.startsWith("contract.live: 得到 BAD_ANSWER"));
    }

    private Report run(String driver) {
        Map<String, String> settings = Map.of(
                "jince.systems.front.url",
                driver.equals("jdbc") ? front.jdbcUrl() : front.r2dbcUrl(),
                "jince.systems.front.secret",
                front.password());
        List<Report> reports =
                Counterparts.run(Counterparts.described("sx.front", "classpath:data/sx.front.yaml", settings, null));
        return reports.getFirst();
    }
}
