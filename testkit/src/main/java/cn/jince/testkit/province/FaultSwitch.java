package cn.jince.testkit.province;

import java.time.Duration;
import java.util.Random;

/** Which fault is on, for how many more requests, and how slow. */
final class FaultSwitch {
    private Fault fault = Fault.NONE;
    private int left;
    private int turns;
    private Duration delay = FakeSystem.USUAL;
    private double share = 1;
    private Random dice = new Random(0);

    /** The fault that was on before. */
    synchronized Fault turn(Fault to, int times, Duration by) {
        Fault before = fault;
        fault = to;
        left = times;
        delay = by;
        turns = 0;
        share = 1;
        return before;
    }

    /** @param of how many of the requests meet it, 0 to 1; the same seed meets the same ones */
    synchronized void someOnly(double of, long seed) {
        share = of;
        dice = new Random(seed);
    }

    synchronized Fault now() {
        return fault;
    }

    /** The fault of the next request. */
    synchronized Fault next() {
        if (fault == Fault.NONE || left == 0 || (share < 1 && dice.nextDouble() >= share)) {
            return Fault.NONE;
        }
        left--;
        turns++;
        return fault;
    }

    /** True for the first, third, … request since the fault was turned on. */
    synchronized boolean odd() {
        return turns % 2 == 1;
    }

    synchronized Duration delay() {
        return delay;
    }
}
