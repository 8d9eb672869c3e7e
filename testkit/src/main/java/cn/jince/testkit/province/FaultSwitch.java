package cn.jince.testkit.province;

import java.time.Duration;
import java.util.Random;

/** Which fault is on, for how many more requests, and how slow. */
final class FaultSwitch {
    private Fault fault = Fault.NONE;
    private int left;
    private Duration delay = Duration.ofSeconds(2);
    private double share = 1;
    private Random dice = new Random(0);

    synchronized void turn(Fault to, int times, Duration by) {
        fault = to;
        left = times;
        delay = by;
        share = 1;
    }

    /** @param of how many of the requests meet it, 0 to 1; the same seed meets the same ones */
    synchronized void turn(Fault to, double of, long seed) {
        turn(to, Integer.MAX_VALUE, delay);
        share = of;
        dice = new Random(seed);
    }

    /** The fault of the next request. */
    synchronized Fault next() {
        if (fault == Fault.NONE || left == 0 || (share < 1 && dice.nextDouble() >= share)) {
            return Fault.NONE;
        }
        left--;
        return fault;
    }

    synchronized Duration delay() {
        return delay;
    }
}
