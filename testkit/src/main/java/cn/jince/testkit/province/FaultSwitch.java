package cn.jince.testkit.province;

import java.time.Duration;

/** Which fault is on, for how many more requests, and how slow. */
final class FaultSwitch {
    private Fault fault = Fault.NONE;
    private int left;
    private Duration delay = Duration.ofSeconds(2);

    synchronized void turn(Fault to, int times, Duration by) {
        fault = to;
        left = times;
        delay = by;
    }

    /** The fault of the next request. */
    synchronized Fault next() {
        if (fault == Fault.NONE || left == 0) {
            return Fault.NONE;
        }
        left--;
        return fault;
    }

    synchronized Duration delay() {
        return delay;
    }
}
