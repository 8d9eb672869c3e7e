package cn.jince.adapters.mapping;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is taken for a number. JSONata's own {@code $number} makes 1 of true, 31 of 0x1F, 5 of a quoted five and 0 of
 * what is too small for a double: each of them would be kept as a fact nobody stated.
 */
public final class Numbers {
    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,40}(\\.[0-9]{1,40})?([eE][+-]?[0-9]{1,3})?");
    private static final int LONGEST = 60;

    /** A number, or a decimal one as text; null stays null, so that a missing field is a missing attribute. */
    static @Nullable Number of(@Nullable Object said) {
        return switch (said) {
            case null -> null;
            case Number number -> number;
            case String text when DECIMAL.matcher(text.strip()).matches() -> counted(new BigDecimal(text.strip()));
            default -> throw new Unmappable("no number");
        };
    }

    /** As JSONata counts: whole numbers exactly, others as doubles. */
    public static Number counted(BigDecimal exact) {
        if (!bounded(exact)) {
            throw new Unmappable("a number beyond counting");
        }
        if (exact.stripTrailingZeros().scale() <= 0 && exact.abs().compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) <= 0) {
            long whole = exact.longValueExact();
            return whole == (int) whole ? (Number) (int) whole : (Number) whole;
        }
        return exact.doubleValue();
    }

    /** Whether it can be written down: far from infinity, and not so small that it would become nothing. */
    static boolean bounded(BigDecimal exact) {
        return exact.signum() == 0 || Math.abs(exact.precision() - (long) exact.scale()) <= LONGEST;
    }

    private Numbers() {}
}
