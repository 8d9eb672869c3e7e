package cn.jince.testkit.population;

/** SplitMix64, seeded by population seed and row: every row has its own sequence and needs no other row. */
final class Dice {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private long state;

    Dice(long seed, long row) {
        state = mix(seed * GOLDEN ^ mix(row + GOLDEN));
    }

    double next() {
        state += GOLDEN;
        return (mix(state) >>> 11) * 0x1.0p-53;
    }

    boolean chance(double probability) {
        return next() < probability;
    }

    int below(int bound) {
        return (int) (next() * bound);
    }

    double logNormal(double median, double sigma) {
        double u = Math.max(next(), 1e-12);
        return median * Math.exp(sigma * Math.sqrt(-2 * Math.log(u)) * Math.cos(2 * Math.PI * next()));
    }

    /** At least one. */
    int geometric(double mean) {
        return 1 + (int) (Math.log(Math.max(next(), 1e-12)) / Math.log(1 - 1 / mean));
    }

    private static long mix(long value) {
        long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
