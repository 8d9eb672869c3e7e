package cn.jince.adapters.conformance;

import static cn.jince.adapters.conformance.Counterparts.described;
import static cn.jince.adapters.conformance.Counterparts.failed;
import static cn.jince.adapters.conformance.Counterparts.run;
import static org.assertj.core.api.Assertions.assertThat;

import cn.jince.adapters.descriptor.Descriptors;
import cn.jince.adapters.lifecycle.Badge;
import cn.jince.adapters.lifecycle.StageBoard;
import cn.jince.testkit.files.FakeFtpDrop;
import cn.jince.testkit.province.FakeProvince;
import cn.jince.testkit.province.Seat;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The kit against the systems of the province that speak no HTTP, and that it finds what is wrong with them. */
class CollectionKitTest {
    private final FakeProvince province =
            FakeProvince.start(0, EnumSet.complementOf(EnumSet.copyOf(Seat.overHttp())), _ -> {});

    @AfterEach
    void close() {
        province.close();
    }

    private Target target(String system) {
        return described(system, "classpath:systems/*.yaml", province.settings(), null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sx.industry-front", "sx.finance", "sx.credit-messages"})
    void each_gets_its_badge(String system) {
        badged(target(system));
    }

    @Test
    void so_does_an_old_ftp_server() {
        try (FakeFtpDrop drop = FakeFtpDrop.start()) {
            byte[] rows = "dm,mc,rs\r\n91140902MAJC00010Q,忻州𠀀重工,12\r\n91140105MAJC00213F,太原晋阳,7\r\n"
                    .getBytes(Charset.forName("GB18030"));
            drop.put("企业_1.csv", rows, Instant.parse("2026-11-01T00:00:00Z"));
            drop.put("企业_1.csv.ok", new byte[0], Instant.parse("2026-11-01T00:00:00Z"));
            badged(described(
                    "sx.ftp",
                    "classpath:data/sx.ftp.yaml",
                    Map.of(
                            "jince.systems.ftp.url",
                            drop.url(),
                            "jince.systems.ftp.secret",
                            FakeFtpDrop.PASSWORD,
                            "test.whole",
                            "OK_MARKER"),
                    null));
        }
    }

    private static void badged(Target target) {
        Report report = run(target).getFirst();
        assertThat(failed(report)).isEmpty();
        assertThat(report.passed()).isTrue();
        assertThat(report.count(Verdict.PASSED)).isGreaterThan(6);
        Badge badge = Certificate.of(report).badge("key");
        assertThat(badge.contractHash())
                .isEqualTo(new StageBoard(new Descriptors(List.of(target.system())))
                        .contractHash(target.system().system(), report.capability()));
    }

    @Test
    void nothing_at_their_end_is_taken_away() {
        long before = province.creditMessages().waiting();

        run(target("sx.credit-messages"));

        assertThat(before).isPositive();
        // the broker gives back at its own pace what a lost connection held; each look is a session of its own
        long after = 0;
        for (int i = 0; i < 100 && after != before; i++) {
            after = province.creditMessages().waiting();
        }
        assertThat(after).isEqualTo(before);
    }

    @Test
    void a_file_with_rows_that_break_the_contract_gets_no_badge() {
        province.finance().put(LocalDate.parse("2026-11-02"), List.of("91140902MAJC00010Q,甲,,挂牌,2026-11-02"));

        Report report = run(target("sx.finance")).getFirst();

        assertThat(report.passed()).isFalse();
        assertThat(failed(report)).anyMatch(each -> each.startsWith("contract.live: 3 行可采信，1 行不可采信"));
    }

    @Test
    void a_message_nobody_can_read_gets_no_badge() {
        province.creditMessages()
                .tell("bad", "not json".getBytes(StandardCharsets.US_ASCII), LocalDate.parse("2026-11-02"));

        assertThat(run(target("sx.credit-messages")).getFirst().passed()).isFalse();
    }

    @Test
    void an_empty_folder_gets_no_badge() {
        province.finance().drop().rename("上市挂牌企业_20261031.csv", "别的.txt");

        Report report = run(target("sx.finance")).getFirst();

        assertThat(report.passed()).isFalse();
        assertThat(failed(report)).containsExactly("contract.live: 0 行可采信，0 行不可采信");
    }
}
