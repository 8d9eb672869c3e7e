package cn.jince.gateway.resilience;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** How long calls took, to the last byte, by route and outcome; looked up by both without making a tag. */
@Component
class CallTimes {
    private static final String[] OUTCOMES = {"1xx", "2xx", "3xx", "4xx", "5xx", "cut", "cancelled"};
    static final int CUT = 5;
    static final int CANCELLED = 6;

    private final MeterRegistry meters;
    private final ConcurrentMap<String, Timer[]> timers = new ConcurrentHashMap<>();

    CallTimes(MeterRegistry meters) {
        this.meters = meters;
    }

    /** @param outcome first digit of the status less one, or one of the constants */
    void record(String route, int outcome, long nanos) {
        timers.computeIfAbsent(route, this::timers)[outcome].record(nanos, TimeUnit.NANOSECONDS);
    }

    private Timer[] timers(String route) {
        Timer[] all = new Timer[OUTCOMES.length];
        for (int i = 0; i < all.length; i++) {
            all[i] = Timer.builder("jince.gateway.calls")
                    .tag("route", route)
                    .tag("outcome", OUTCOMES[i])
                    .register(meters);
        }
        return all;
    }
}
