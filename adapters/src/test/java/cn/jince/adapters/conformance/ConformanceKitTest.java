package cn.jince.adapters.conformance;

import static cn.jince.adapters.conformance.Counterparts.failed;
import static cn.jince.adapters.conformance.Counterparts.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import cn.jince.adapters.descriptor.Descriptors;
import cn.jince.adapters.lifecycle.Badge;
import cn.jince.adapters.lifecycle.StageBoard;
import cn.jince.testkit.province.Counterpart;
import cn.jince.testkit.province.ExchangePlatform;
import cn.jince.testkit.province.Industry;
import cn.jince.testkit.province.OldCity;
import cn.jince.testkit.province.Science;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The same suites as {@code ./dev conform}, against every system of the province. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Execution(ExecutionMode.CONCURRENT)
class ConformanceKitTest {
    private final Counterparts counterparts = new Counterparts();
    private final Map<String, Counterpart> vendors = Map.of(
            "science", Science.alone(),
            "industry", Industry.alone(),
            "old-city", OldCity.alone(),
            "exchange", ExchangePlatform.alone());

    @AfterAll
    void close() {
        counterparts.close();
        vendors.values().forEach(Counterpart::close);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sx.tax",
                "sx.hrss",
                "sx.stats",
                "sx.credit",
                "sx.samr",
                "sx.treasury",
                "sx.xinzhou",
                "sx.changzhi",
                "sx.hotline"
            })
    void every_system_of_the_province_gets_its_badges(String system) {
        badged(counterparts.target(system));
    }

    @ParameterizedTest
    @CsvSource({
        "science, 3945208F7B2144B13F36E38AC6D39F95889393692860B51A42FB81EF4DF7C5B8",
        "industry, industry-secret-for-development",
        "old-city, old-city-secret-for-development",
        "exchange, exchange-secret-for-development"
    })
    void so_do_systems_of_other_vendors(String vendor, String secret) {
        Map<String, String> settings = new HashMap<>(Map.of("test.exchange.sm4", "0123456789abcdeffedcba9876543210"));
        settings.put("test." + vendor + ".url", vendors.get(vendor).url());
        settings.put("test." + vendor + ".secret", secret);

        badged(counterparts.target("sx." + vendor, "classpath:protocols/" + vendor + ".yaml", settings, null));
    }

    private static void badged(Target target) {
        for (Report report : run(target)) {
            assertThat(failed(report)).as(report.capability()).isEmpty();
            assertThat(report.passed()).isTrue();
            Badge badge = Certificate.of(report).badge("key");
            assertThat(badge.contractHash())
                    .isEqualTo(new StageBoard(new Descriptors(List.of(target.system())))
                            .contractHash(target.system().system(), report.capability()));
            assertThat(badge.inForce(badge.issuedAt())).isTrue();
        }
    }

    @Test
    void who_does_not_answer_gets_no_badge_and_a_page_that_says_so() {
        Report report = run(counterparts.target(
                        "sx.credit", vendors.get("science").url()))
                .getFirst();
        Certificate certificate = Certificate.of(report);

        assertThat(report.passed()).isFalse();
        assertThat(failed(report))
                .containsExactly(
                        "contract.live: 应为 ANSWERED，实为 BAD_ANSWER", "contract.absent: 应为 ABSENT，实为 BAD_ANSWER");
        assertThatIllegalStateException().isThrownBy(() -> certificate.badge("key"));
        assertThat(Page.of(List.of(certificate))).contains("未通过，不签发符合性证书").doesNotContain("http:", "https:", "<script");
    }

    /** Where a system is does not belong to its contract. */
    @Test
    void a_badge_earned_at_a_test_address_is_for_the_same_contract() {
        Target usual = counterparts.target("sx.tax");
        Target elsewhere = counterparts.target("sx.tax", "http://127.0.0.1:9/test");

        assertThat(Report.of(elsewhere, elsewhere.system().capabilities().getFirst(), List.of())
                        .contractHash())
                .isEqualTo(Report.of(usual, usual.system().capabilities().getFirst(), List.of())
                        .contractHash());
    }

    @Test
    void a_secret_never_stands_in_a_report() {
        Certificate certificate =
                Certificate.of(run(counterparts.target("sx.credit")).getFirst());

        assertThat(certificate.json() + Page.of(List.of(certificate))).doesNotContain("credit-secret-for-development");
    }

    @Test
    void a_port_where_nobody_listens_is_found_out_at_once() {
        Target nobody = FaultProxy.open("http://localhost:1")
                .flatMap(proxy -> proxy.close().thenReturn(proxy.url()))
                .map(url -> counterparts.target("sx.tax", url))
                .block();

        assertThat(Targets.reachable(nobody).block()).isFalse();
        assertThat(Targets.reachable(counterparts.target("sx.tax")).block()).isTrue();
    }
}
