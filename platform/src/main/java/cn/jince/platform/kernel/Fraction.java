package cn.jince.platform.kernel;

import java.math.BigDecimal;
import java.math.BigInteger;

/** An exact ratio: 2/3 stays 2/3, for 0.6667 pays wrong fen. In lowest terms, so that equal ratios are equal. */
public record Fraction(BigInteger numerator, BigInteger denominator) {
    public Fraction {
        if (numerator.signum() < 0 || denominator.signum() <= 0) {
            throw new IllegalArgumentException(
                    "fraction: " + numerator + "/" + denominator + " (expected: not negative, over a positive)");
        }
        BigInteger common = numerator.gcd(denominator);
        numerator = numerator.divide(common);
        denominator = denominator.divide(common);
    }

    /** @param text {@code 2/3} or {@code 0.4} */
    public static Fraction parse(String text) {
        int slash = text.indexOf('/');
        if (slash > 0) {
            return new Fraction(
                    new BigInteger(text.substring(0, slash).strip()),
                    new BigInteger(text.substring(slash + 1).strip()));
        }
        return of(new BigDecimal(text.strip()));
    }

    public static Fraction of(BigDecimal number) {
        BigDecimal plain = number.scale() < 0 ? number.setScale(0) : number;
        return new Fraction(plain.unscaledValue(), BigInteger.TEN.pow(plain.scale()));
    }

    /** The share of an amount, down to the fen: a bound is never passed by rounding. */
    public Fen of(Fen whole) {
        return new Fen(BigInteger.valueOf(whole.value())
                .multiply(numerator)
                .divide(denominator)
                .longValueExact());
    }

    /** As published: 100%, or 2/3 where a percentage would not be exact. */
    public String said() {
        BigInteger[] percent = numerator.multiply(BigInteger.valueOf(100)).divideAndRemainder(denominator);
        return percent[1].signum() == 0 ? percent[0] + "%" : numerator + "/" + denominator;
    }
}
