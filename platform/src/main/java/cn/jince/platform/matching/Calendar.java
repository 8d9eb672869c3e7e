package cn.jince.platform.matching;

import cn.jince.platform.kernel.CreditCode;
import cn.jince.platform.matching.ListDeadlines.Deadline;
import cn.jince.platform.policy.PolicyItem;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;

/**
 * Deadlines as iCalendar (RFC 5545): all-day events, the last day inclusive (so {@code DTEND} is the day after), alarms
 * at nine in the morning 14, 7, 3 and 1 days before; none where a claim was submitted.
 */
public final class Calendar {
    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final int OCTETS = 75;

    private final StringBuilder text = new StringBuilder();

    private Calendar() {}

    public static String of(CreditCode code, String name, List<Deadline> deadlines, Instant now) {
        Calendar calendar = new Calendar();
        calendar.line("BEGIN:VCALENDAR");
        calendar.line("VERSION:2.0");
        calendar.line("PRODID:-//Jince//Deadlines//ZH");
        calendar.line("CALSCALE:GREGORIAN");
        calendar.line("METHOD:PUBLISH");
        calendar.line("X-WR-CALNAME:" + escaped(name + " 申报截止日"));
        calendar.line("X-WR-TIMEZONE:Asia/Shanghai");
        deadlines.forEach(deadline -> calendar.event(code, deadline, now));
        calendar.line("END:VCALENDAR");
        return calendar.text.toString();
    }

    private void event(CreditCode code, Deadline deadline, Instant now) {
        PolicyItem item = deadline.match().item();
        LocalDate begin = deadline.narrow() ? Objects.requireNonNull(item.validFrom()) : deadline.closes();
        line("BEGIN:VEVENT");
        line("UID:" + item.id() + "-" + code.value() + "@jince");
        line("SEQUENCE:" + item.version());
        line("DTSTAMP:" + STAMP.format(now));
        line("DTSTART;VALUE=DATE:" + DAY.format(begin));
        line("DTEND;VALUE=DATE:" + DAY.format(deadline.closes().plusDays(1)));
        String done = deadline.submitted() ? "（已申报）" : "";
        line("SUMMARY:" + escaped((deadline.narrow() ? "申报窗口：" : "申报截止：") + item.name() + done));
        line("DESCRIPTION:"
                + escaped(
                        item.award().text() + "\n主管单位：" + item.authority() + "\n最后一日 " + deadline.closes() + "（含当日）"));
        line("TRANSP:TRANSPARENT");
        if (!deadline.submitted()) {
            RemindDeadlines.LADDER.forEach(days -> alarm(item, deadline, begin, days));
        }
        line("END:VEVENT");
    }

    /** Triggers count from the begin, in whole days and fifteen hours before midnight: at nine the day before that. */
    private void alarm(PolicyItem item, Deadline deadline, LocalDate begin, int days) {
        long fromBegin = java.time.temporal.ChronoUnit.DAYS.between(begin, deadline.closes()) - days;
        line("BEGIN:VALARM");
        line("ACTION:DISPLAY");
        line("DESCRIPTION:" + escaped(item.name() + " 还有 " + days + " 天截止"));
        line("TRIGGER:" + (fromBegin >= 0 ? "P" + fromBegin + "DT9H" : before(-fromBegin)));
        line("END:VALARM");
    }

    private static String before(long days) {
        return days == 1 ? "-PT15H" : "-P" + (days - 1) + "DT15H";
    }

    static String escaped(String value) {
        return value.replace("\\", "\\\\")
                .replace(";", "\\;")
                .replace(",", "\\,")
                .replace("\r", "")
                .replace("\n", "\\n");
    }

    /** Folds after 75 octets, never inside a character. */
    private void line(String line) {
        int octets = 0;
        for (int at = 0; at < line.length(); ) {
            int character = line.codePointAt(at);
            String one = Character.toString(character);
            int size = one.getBytes(StandardCharsets.UTF_8).length;
            if (octets + size > OCTETS) {
                text.append("\r\n ");
                octets = 1;
            }
            text.append(one);
            octets += size;
            at += one.length();
        }
        text.append("\r\n");
    }
}
