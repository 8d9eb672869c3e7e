package cn.jince.platform.matching;

import java.util.List;
import org.roaringbitmap.RoaringBitmap;

/** A rule over a population: who meets it and who does not; everyone else is 待核实. Kleene's algebra on sets. */
public record Truth(RoaringBitmap met, RoaringBitmap notMet) {
    static Truth unknown() {
        return new Truth(new RoaringBitmap(), new RoaringBitmap());
    }

    Truth not() {
        return new Truth(notMet, met);
    }

    /** Met where all are met, not met where one is not. */
    static Truth all(List<Truth> of) {
        RoaringBitmap met = of.getFirst().met().clone();
        RoaringBitmap notMet = of.getFirst().notMet().clone();
        of.stream().skip(1).forEach(one -> {
            met.and(one.met());
            notMet.or(one.notMet());
        });
        return new Truth(met, notMet);
    }

    static Truth any(List<Truth> of) {
        return all(of.stream().map(Truth::not).toList()).not();
    }

    RoaringBitmap open(RoaringBitmap among) {
        RoaringBitmap open = RoaringBitmap.andNot(among, met);
        open.andNot(notMet);
        return open;
    }
}
