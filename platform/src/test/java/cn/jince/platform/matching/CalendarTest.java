package cn.jince.platform.matching;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jince.platform.kernel.CreditCode;
import cn.jince.platform.kernel.Verdict;
import cn.jince.platform.matching.ListDeadlines.Deadline;
import cn.jince.platform.policy.Awards;
import cn.jince.platform.policy.Evaluation;
import cn.jince.platform.policy.PolicyItem;
import cn.jince.platform.policy.PolicyReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class CalendarTest {
    private static final CreditCode CODE = CreditCode.complete("91140902MATET9001");
    private static final Instant NOW = Instant.parse("2026-11-01T01:02:03Z");

    @Test
    void a_narrow_window_is_shown_whole_and_its_last_day_is_inside() {
        String calendar = calendar(deadline("2026-11-20", "2026-11-24", true, false));

        assertThat(lines(calendar))
                .contains(
                        "DTSTART;VALUE=DATE:20261120",
                        "DTEND;VALUE=DATE:20261125",
                        "TRIGGER:-P9DT15H",
                        "TRIGGER:-P2DT15H",
                        "TRIGGER:P1DT9H",
                        "TRIGGER:P3DT9H",
                        "DTSTAMP:20261101T010203Z",
                        "X-WR-TIMEZONE:Asia/Shanghai");
    }

    @Test
    void a_long_window_is_its_last_day_with_the_ladder_before_it() {
        String calendar = calendar(deadline("2025-01-01", "2026-12-31", false, false));

        assertThat(lines(calendar))
                .contains(
                        "DTSTART;VALUE=DATE:20261231",
                        "DTEND;VALUE=DATE:20270101",
                        "TRIGGER:-P13DT15H",
                        "TRIGGER:-P6DT15H",
                        "TRIGGER:-P2DT15H",
                        "TRIGGER:-PT15H");
    }

    @Test
    void after_the_claim_nothing_rings() {
        String calendar = calendar(deadline("2025-01-01", "2026-12-31", false, true));

        assertThat(calendar).doesNotContain("VALARM").contains("（已申报）");
    }

    @Test
    void lines_are_folded_between_characters_and_text_is_escaped() {
        String calendar = calendar(deadline("2025-01-01", "2026-12-31", false, false));

        for (String line : calendar.split("\r\n")) {
            assertThat(line.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(75);
        }
        assertThat(calendar).endsWith("END:VCALENDAR\r\n").doesNotContain("\uFFFD");
        assertThat(String.join("\n", lines(calendar)))
                .contains("SUMMARY:申报截止：工业企业\\,首次“小升规”奖励\\;" + "很长的名称".repeat(12))
                .contains("定额 30 万元\\n主管单位：市工信局");
    }

    private static String calendar(Deadline deadline) {
        return Calendar.of(CODE, "某有限公司", List.of(deadline), NOW);
    }

    private static List<String> lines(String calendar) {
        return List.of(calendar.replace("\r\n ", "").split("\r\n"));
    }

    private static Deadline deadline(String from, String to, boolean narrow, boolean submitted) {
        PolicyItem item =
                new PolicyReader().read(JsonMapper.shared().readTree("""
                {"id":"D1","name":"工业企业,首次“小升规”奖励;%s","level":"市","region_code":"140900","type":"奖补",
                 "target":"enterprise","department":"市工信局","benefit":{"kind":"fixed","amount":30,"unit":"万元"},
                 "conditions":{},"redemption_mode":"申报审核","validity":{"from":"%s","to":"%s"}}""".formatted("很长的名称".repeat(12), from, to)));
        MatchedItem match = new MatchedItem(
                item,
                new Evaluation(item.eligibility(), Verdict.MET, null, List.of()),
                new Awards.Estimate.NotEstimable(""));
        return new Deadline(match, java.time.LocalDate.parse(to), 10, narrow, submitted);
    }
}
