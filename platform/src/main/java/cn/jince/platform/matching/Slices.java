package cn.jince.platform.matching;

import org.roaringbitmap.RoaringBitmap;

/** Bit-sliced whole numbers: slice i holds the ordinals whose magnitude has bit i; the sign has a bitmap of its own. */
final class Slices {
    private static final int BITS = 62;
    private BitmapWriter[] writers = writers();
    private BitmapWriter negativeWriter = new BitmapWriter();
    private RoaringBitmap[] slices = new RoaringBitmap[0];
    private RoaringBitmap negative = new RoaringBitmap();

    private static BitmapWriter[] writers() {
        BitmapWriter[] writers = new BitmapWriter[BITS];
        for (int i = 0; i < BITS; i++) {
            writers[i] = new BitmapWriter();
        }
        return writers;
    }

    void load(int ordinal, long value) {
        if (value < 0) {
            negativeWriter.add(ordinal);
        }
        for (long rest = Math.abs(value); rest != 0; rest &= rest - 1) {
            writers[Long.numberOfTrailingZeros(rest)].add(ordinal);
        }
    }

    void seal() {
        negative = negativeWriter.done();
        RoaringBitmap[] done = new RoaringBitmap[BITS];
        int used = 0;
        for (int i = 0; i < BITS; i++) {
            done[i] = writers[i].done();
            used = done[i].isEmpty() ? used : i + 1;
        }
        slices = java.util.Arrays.copyOf(done, used);
        writers = new BitmapWriter[0];
        negativeWriter = new BitmapWriter();
    }

    void put(int ordinal, long value) {
        remove(ordinal);
        if (value < 0) {
            negative.add(ordinal);
        }
        long magnitude = Math.abs(value);
        grow(Long.SIZE - Long.numberOfLeadingZeros(magnitude));
        for (long rest = magnitude; rest != 0; rest &= rest - 1) {
            slices[Long.numberOfTrailingZeros(rest)].add(ordinal);
        }
    }

    private void grow(int bits) {
        int before = slices.length;
        if (bits > before) {
            slices = java.util.Arrays.copyOf(slices, bits);
            for (int i = before; i < bits; i++) {
                slices[i] = new RoaringBitmap();
            }
        }
    }

    void remove(int ordinal) {
        negative.remove(ordinal);
        for (RoaringBitmap slice : slices) {
            slice.remove(ordinal);
        }
    }

    /** Those among the given whose value is at least the bound. */
    RoaringBitmap atLeast(long bound, RoaringBitmap among) {
        RoaringBitmap positive = RoaringBitmap.andNot(among, negative);
        if (bound >= 0) {
            return magnitudeAtLeast(bound, positive);
        }
        RoaringBitmap below = RoaringBitmap.and(among, negative);
        below.andNot(magnitudeAtLeast(-bound + 1, below));
        positive.or(below);
        return positive;
    }

    /** O'Neil and Quass: from the highest bit down, those already greater and those still equal. */
    private RoaringBitmap magnitudeAtLeast(long bound, RoaringBitmap among) {
        if (Long.SIZE - Long.numberOfLeadingZeros(bound) > slices.length) {
            return new RoaringBitmap();
        }
        RoaringBitmap greater = new RoaringBitmap();
        RoaringBitmap equal = among.clone();
        int lowest = bound == 0 ? slices.length : Long.numberOfTrailingZeros(bound);
        for (int i = slices.length - 1; i >= 0 && !equal.isEmpty(); i--) {
            if (i < lowest) {
                // Nothing but zeros below: whoever is still equal is at least the bound.
                break;
            }
            if ((bound >>> i & 1) == 1) {
                equal.and(slices[i]);
            } else {
                greater.or(RoaringBitmap.and(equal, slices[i]));
                equal.andNot(slices[i]);
            }
        }
        greater.or(equal);
        return greater;
    }

    /** Sum over the given; overflows loudly. */
    long sum(RoaringBitmap among) {
        return Math.subtractExact(
                magnitudes(RoaringBitmap.andNot(among, negative)), magnitudes(RoaringBitmap.and(among, negative)));
    }

    private long magnitudes(RoaringBitmap among) {
        long sum = 0;
        for (int i = 0; i < slices.length; i++) {
            long count = RoaringBitmap.andCardinality(among, slices[i]);
            sum = Math.addExact(sum, Math.multiplyExact(count, 1L << i));
        }
        return sum;
    }
}
