package cn.jince.platform.matching;

import cn.jince.platform.kernel.FactValue;
import cn.jince.platform.policy.Eligibility.Compare;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import org.roaringbitmap.RoaringBitmap;

/** Full years since a date, asked of the date: so that nothing need be indexed again because a day passed. */
final class Age {
    private Age() {}

    static RoaringBitmap yes(Compare compare, NumberColumn dates, LocalDate today) {
        BigDecimal first = number(compare.values().getFirst());
        return switch (compare.op()) {
            case GE -> atLeast(up(first), dates, today);
            case GT -> atLeast(down(first) + 1, dates, today);
            case LE -> others(atLeast(down(first) + 1, dates, today), dates);
            case LT -> others(atLeast(up(first), dates, today), dates);
            case BETWEEN -> {
                RoaringBitmap between = atLeast(up(first), dates, today);
                between.andNot(atLeast(down(number(compare.values().getLast())) + 1, dates, today));
                yield between;
            }
            case EQ -> oneOf(compare.values().subList(0, 1), dates, today);
            case IN -> oneOf(compare.values(), dates, today);
            case NE -> others(oneOf(compare.values().subList(0, 1), dates, today), dates);
            case NOT_IN -> others(oneOf(compare.values(), dates, today), dates);
        };
    }

    private static RoaringBitmap oneOf(List<FactValue> values, NumberColumn dates, LocalDate today) {
        RoaringBitmap one = new RoaringBitmap();
        for (FactValue value : values) {
            BigDecimal years = number(value);
            if (up(years) == down(years) && years.signum() >= 0) {
                RoaringBitmap exactly = atLeast(up(years), dates, today);
                exactly.andNot(atLeast(up(years) + 1, dates, today));
                one.or(exactly);
            }
        }
        return one;
    }

    private static RoaringBitmap atLeast(int years, NumberColumn dates, LocalDate today) {
        if (years <= 0) {
            return dates.known.clone();
        }
        long firstTooLate = today.minusYears(years).toEpochDay() + 1;
        return others(dates.atLeast(firstTooLate, dates.known), dates);
    }

    private static RoaringBitmap others(RoaringBitmap than, NumberColumn dates) {
        return RoaringBitmap.andNot(dates.known, than);
    }

    private static BigDecimal number(FactValue value) {
        if (value instanceof FactValue.Number(BigDecimal number)) {
            return number;
        }
        throw new IllegalArgumentException("years: " + value + " (expected: a number)");
    }

    private static int up(BigDecimal years) {
        return years.setScale(0, RoundingMode.CEILING).intValueExact();
    }

    private static int down(BigDecimal years) {
        return years.setScale(0, RoundingMode.FLOOR).intValueExact();
    }
}
