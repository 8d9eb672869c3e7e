package cn.jince.platform.policy;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jince.platform.kernel.DivisionCode;
import cn.jince.platform.kernel.Divisions;
import cn.jince.platform.kernel.PlatformClock;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

/** Mistakes peers made with regions and days. */
class PeerDefectsTest {
    private final PolicyReader reader = new PolicyReader();

    private PolicyItem item(@Nullable String from, @Nullable String to) {
        ObjectNode policy = LibraryCalls.policy("P-PEER");
        policy.putObject("validity").put("from", from).put("to", to);
        PolicyItem item = reader.read(policy);
        return item.with(1, PolicyItem.ItemState.PUBLISHED, null, null, Instant.EPOCH);
    }

    @Test
    void an_item_of_a_county_reaches_no_other_county_of_its_city() {
        Divisions divisions = Divisions.shanxi();
        for (String code : divisions.all().keySet()) {
            DivisionCode county = new DivisionCode(code);
            if (county.level() != DivisionCode.Level.COUNTY) {
                continue;
            }
            String city = code.substring(0, 4);
            assertThat(county.covers(new DivisionCode(city + "00"))).isFalse();
            divisions.all().keySet().stream()
                    .filter(other -> other.startsWith(city) && !other.endsWith("00") && !other.equals(code))
                    .forEach(other -> assertThat(county.covers(new DivisionCode(other)))
                            .as(code + " and " + other)
                            .isFalse());
        }
    }

    @ParameterizedTest
    @CsvSource({"140971,140922", "140671,140602", "140171,140105"})
    void a_development_zone_and_its_districts_overlap_both_ways(String zone, String district) {
        Divisions divisions = Divisions.shanxi();

        assertThat(divisions.prefixesOf(new DivisionCode(zone))).contains(zone, district);
        assertThat(divisions.prefixesOf(new DivisionCode(district))).contains(zone, district);
        assertThat(divisions.prefixesOf(new DivisionCode("140902"))).containsExactly("140902");
    }

    @Test
    void the_last_day_counts_until_midnight_in_shanghai() {
        PolicyItem item = item(null, "2026-11-27");
        LocalDate justBefore = day("2026-11-27T15:59:59Z");
        LocalDate justAfter = day("2026-11-27T16:00:00Z");

        assertThat(item.inForceOn(justBefore)).isTrue();
        assertThat(PolicySummaries.of(item, justBefore).state()).isEqualTo("PUBLISHED");
        assertThat(item.inForceOn(justAfter)).isFalse();
        assertThat(PolicySummaries.of(item, justAfter).state()).isEqualTo("EXPIRED");
    }

    @Test
    void no_published_end_is_shown_as_none_and_an_early_one_still_ends() {
        PolicyItem open = item("2026-01-01", null);

        assertThat(open.inForceOn(LocalDate.parse("2025-12-31"))).isFalse();
        assertThat(open.inForceOn(LocalDate.parse("2031-01-01"))).isTrue();
        assertThat(PolicySummaries.of(open, LocalDate.parse("2026-11-27")).validTo())
                .as("said as none, not as a day far away")
                .isNull();
        assertThat(item("2026-01-01", "2026-01-02").inForceOn(LocalDate.parse("2026-01-03")))
                .isFalse();
    }

    private static LocalDate day(String instant) {
        return new PlatformClock(Clock.fixed(Instant.parse(instant), ZoneOffset.UTC)).today();
    }
}
