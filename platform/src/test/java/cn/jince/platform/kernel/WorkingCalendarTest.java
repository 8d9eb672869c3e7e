package cn.jince.platform.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class WorkingCalendarTest {
    private final WorkingCalendar calendar = calendar();

    static WorkingCalendar calendar() {
        try (InputStream in = WorkingCalendarTest.class.getResourceAsStream("/data/holidays.json")) {
            Map<Integer, WorkingCalendar.Year> years = new TreeMap<>();
            JsonMapper.shared()
                    .readTree(in)
                    .path("years")
                    .properties()
                    .forEach(year -> years.put(
                            Integer.parseInt(year.getKey()),
                            new WorkingCalendar.Year(
                                    days(year.getValue().path("off")),
                                    days(year.getValue().path("work")))));
            return new WorkingCalendar(years);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Set<LocalDate> days(JsonNode table) {
        Set<LocalDate> days = new HashSet<>();
        table.propertyNames().forEach(day -> days.add(LocalDate.parse(day)));
        return days;
    }

    @ParameterizedTest
    @CsvSource({
        "2026-02-12, 5, 2026-02-26",
        "2026-02-14, 3, 2026-02-26",
        "2026-04-29, 7, 2026-05-12",
        "2026-09-18, 3, 2026-09-22",
        "2026-09-28, 5, 2026-10-10",
        "2026-01-05, 60, 2026-04-03",
        "2026-07-20, 60, 2026-10-16",
        "2025-12-31, 1, 2026-01-04"
    })
    void golden_sums_of_the_notices_hold(LocalDate start, int days, LocalDate end) {
        assertThat(calendar.plus(start, new WorkingDays(days))).isEqualTo(new WorkingCalendar.Counted(end, false));
        assertThat(calendar.between(start, end)).isEqualTo(days);
    }

    @Test
    void a_year_has_248_working_days_in_2026() {
        assertThat(calendar.between(LocalDate.parse("2025-12-31"), LocalDate.parse("2026-12-31")))
                .isEqualTo(248);
    }

    @Test
    void a_day_beyond_the_notices_is_provisional() {
        assertThat(calendar.plus(LocalDate.parse("2026-12-30"), new WorkingDays(5))
                        .provisional())
                .isTrue();
    }
}
