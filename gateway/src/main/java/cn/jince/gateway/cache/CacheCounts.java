package cn.jince.gateway.cache;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;

/** What became of requests on routes with kept answers. */
@Component
class CacheCounts {
    private final Counter hits;
    private final Counter stale;
    private final Counter misses;
    private final Counter collapsed;
    private final Counter passed;

    CacheCounts(MeterRegistry meters, Answers answers) {
        this.hits = counter(meters, "hit");
        this.stale = counter(meters, "stale");
        this.misses = counter(meters, "miss");
        this.collapsed = counter(meters, "collapsed");
        this.passed = counter(meters, "passed");
        Gauge.builder("jince.gateway.cache.bytes", answers, Answers::bytes).register(meters);
    }

    private static Counter counter(MeterRegistry meters, String result) {
        return Counter.builder("jince.gateway.cache").tag("result", result).register(meters);
    }

    void hit() {
        hits.increment();
    }

    void stale() {
        stale.increment();
    }

    void miss() {
        misses.increment();
    }

    void collapsed() {
        collapsed.increment();
    }

    void passed() {
        passed.increment();
    }
}
