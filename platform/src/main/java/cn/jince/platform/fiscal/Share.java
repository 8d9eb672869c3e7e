package cn.jince.platform.fiscal;

import cn.jince.platform.kernel.DivisionCode.Level;
import cn.jince.platform.kernel.Fen;
import cn.jince.platform.kernel.Fraction;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** 分担比例: what part of a line one level of government bears, exactly. */
public record Share(Level level, Fraction part) {

    /** Reads {@code 9/10}. */
    public static Share of(Level level, String fraction) {
        if (!fraction.matches("\\d{1,7}/[1-9]\\d{0,6}")) {
            throw new IllegalArgumentException("share: " + fraction);
        }
        return new Share(level, Fraction.parse(fraction));
    }

    /** True where they make up the whole, each level once. */
    public static boolean whole(List<Share> shares) {
        BigInteger parts = BigInteger.ZERO;
        BigInteger of = BigInteger.ONE;
        for (Share share : shares) {
            parts = parts.multiply(share.part.denominator())
                    .add(share.part.numerator().multiply(of));
            of = of.multiply(share.part.denominator());
        }
        return parts.equals(of) && shares.stream().map(Share::level).distinct().count() == shares.size();
    }

    /** The amount by share, cut to whole fen; what is left over falls to the last. */
    public static List<Long> split(long amountFen, List<Share> shares) {
        List<Long> split = new ArrayList<>();
        long rest = amountFen;
        for (int i = 0; i < shares.size(); i++) {
            boolean last = i == shares.size() - 1;
            long part = last ? rest : shares.get(i).part.of(new Fen(amountFen)).value();
            split.add(part);
            rest -= part;
        }
        return split;
    }
}
