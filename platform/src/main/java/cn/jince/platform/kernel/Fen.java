package cn.jince.platform.kernel;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Money in Fen 分. Never negative where money is promised; sums overflow loudly. */
public record Fen(long value) implements Comparable<Fen> {
    public static final Fen ZERO = new Fen(0);
    private static final BigDecimal PER_WAN = BigDecimal.valueOf(1_000_000);

    /** 万元, rounded half up to the fen. */
    public static Fen ofWan(BigDecimal wan) {
        return new Fen(wan.multiply(PER_WAN).setScale(0, RoundingMode.HALF_UP).longValueExact());
    }

    public static Fen ofYuan(BigDecimal yuan) {
        return new Fen(yuan.movePointRight(2).setScale(0, RoundingMode.HALF_UP).longValueExact());
    }

    public BigDecimal wan() {
        return BigDecimal.valueOf(value).divide(PER_WAN).stripTrailingZeros();
    }

    public Fen plus(Fen other) {
        return new Fen(Math.addExact(value, other.value));
    }

    public Fen min(Fen other) {
        return value <= other.value ? this : other;
    }

    @Override
    public int compareTo(Fen other) {
        return Long.compare(value, other.value);
    }
}
