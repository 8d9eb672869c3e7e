package cn.jince.testkit.province;

import java.time.Duration;

/** Which fault is on, for how many more requests, and how slow. */
final class FaultSwitch {
    private Fault fault = Fault.NONE;
    private int left;
    private int turns;
    private Duration delay = FakeSystem.USUAL;

    /** The fault that was on before. */
    synchronized Fault turn(Fault to, int times, Duration by) {
        Fault before = fault;
        fault = to;
        left = times;
        delay = by;
        turns = 0;
        return before;
    }

    synchronized Fault now() {
        return fault;
    }

    /** The fault of the next request. */
    synchronized Fault next() {
        if (fault == Fault.NONE || left == 0) {
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
