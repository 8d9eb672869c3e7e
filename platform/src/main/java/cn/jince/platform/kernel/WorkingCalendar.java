package cn.jince.platform.kernel;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;

/**
 * 工作日历: counts working days after the State Council's notices. Years without a notice count weekends only, and every
 * date reached through one is provisional.
 *
 * @param years what each year's notice says
 */
public record WorkingCalendar(Map<Integer, Year> years) {

    /** @param off days off that are no weekend days, or are; @param work weekend days that are worked (调休) */
    public record Year(Set<LocalDate> off, Set<LocalDate> work) {}

    /** A day that was counted to. @param provisional true where a day of a year without a notice was counted */
    public record Counted(LocalDate day, boolean provisional) {}

    public boolean isWorkingDay(LocalDate day) {
        Year year = years.get(day.getYear());
        boolean weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
        if (year == null) {
            return !weekend;
        }
        return year.work().contains(day) || (!weekend && !year.off().contains(day));
    }

    /** The last day of a period of working days; the first day does not count. */
    public Counted plus(LocalDate start, WorkingDays period) {
        LocalDate day = start;
        boolean provisional = false;
        int left = period.count();
        while (left > 0) {
            day = day.plusDays(1);
            provisional |= !years.containsKey(day.getYear());
            if (isWorkingDay(day)) {
                left--;
            }
        }
        return new Counted(day, provisional);
    }

    /** Working days after {@code from}, up to and with {@code to}; negative where {@code to} is earlier. */
    public int between(LocalDate from, LocalDate to) {
        if (to.isBefore(from)) {
            return -between(to, from);
        }
        return (int) from.plusDays(1)
                .datesUntil(to.plusDays(1))
                .filter(this::isWorkingDay)
                .count();
    }
}
