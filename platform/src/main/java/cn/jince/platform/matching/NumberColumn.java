package cn.jince.platform.matching;

import cn.jince.platform.kernel.FactValue;
import cn.jince.platform.policy.Eligibility.Compare;
import cn.jince.platform.policy.Eligibility.Leaf;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.roaringbitmap.RoaringBitmap;

/** Numbers as whole ten-thousandths, dates as days: bit-sliced. The collection refuses finer numbers. */
final class NumberColumn extends Column {
    static final int DECIMALS = 4;
    private final Slices slices = new Slices();

    @Override
    void loadValue(int ordinal, FactValue value) {
        slices.load(ordinal, exact(value).longValueExact());
    }

    @Override
    void sealValues() {
        slices.seal();
    }

    @Override
    void putValue(int ordinal, FactValue value, boolean wasKnown) {
        slices.put(ordinal, exact(value).longValueExact());
    }

    @Override
    void removeValue(int ordinal) {
        slices.remove(ordinal);
    }

    @Override
    RoaringBitmap yes(Leaf leaf) {
        if (!(leaf instanceof Compare compare)) {
            throw new IllegalArgumentException("leaf: " + leaf + " (expected: a comparison)");
        }
        List<FactValue> given = compare.values();
        return switch (compare.op()) {
            case EQ -> equal(given.getFirst());
            case NE -> others(equal(given.getFirst()));
            case IN -> oneOf(given);
            case NOT_IN -> others(oneOf(given));
            case GE -> from(given.getFirst(), RoundingMode.CEILING, 0);
            case GT -> from(given.getFirst(), RoundingMode.FLOOR, 1);
            case LE -> others(from(given.getFirst(), RoundingMode.FLOOR, 1));
            case LT -> others(from(given.getFirst(), RoundingMode.CEILING, 0));
            case BETWEEN -> {
                RoaringBitmap between = from(given.getFirst(), RoundingMode.CEILING, 0);
                between.andNot(from(given.getLast(), RoundingMode.FLOOR, 1));
                yield between;
            }
        };
    }

    /** In ten-thousandths. */
    RoaringBitmap atLeast(long bound, RoaringBitmap among) {
        return slices.atLeast(bound, among);
    }

    /** In ten-thousandths. */
    long sum(RoaringBitmap among) {
        return slices.sum(RoaringBitmap.and(among, known));
    }

    private RoaringBitmap from(FactValue bound, RoundingMode rounding, int plus) {
        return slices.atLeast(exact(bound).setScale(0, rounding).longValueExact() + plus, known);
    }

    private RoaringBitmap equal(FactValue value) {
        BigDecimal exact = exact(value).stripTrailingZeros();
        if (exact.scale() > 0) {
            return new RoaringBitmap();
        }
        RoaringBitmap equal = slices.atLeast(exact.longValueExact(), known);
        equal.andNot(slices.atLeast(exact.longValueExact() + 1, known));
        return equal;
    }

    private RoaringBitmap oneOf(List<FactValue> values) {
        RoaringBitmap one = new RoaringBitmap();
        values.forEach(value -> one.or(equal(value)));
        return one;
    }

    private RoaringBitmap others(RoaringBitmap than) {
        return RoaringBitmap.andNot(known, than);
    }

    private static BigDecimal exact(FactValue value) {
        return switch (value) {
            case FactValue.Number(BigDecimal number) -> number.movePointRight(DECIMALS);
            case FactValue.Date(var date) -> BigDecimal.valueOf(date.toEpochDay());
            case FactValue.Text _, FactValue.TextSet _, FactValue.Bool _ ->
                throw new IllegalArgumentException("value: " + value + " (expected: number or date)");
        };
    }
}
