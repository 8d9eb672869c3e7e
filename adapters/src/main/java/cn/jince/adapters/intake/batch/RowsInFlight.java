package cn.jince.adapters.intake.batch;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;

/** How many rows were read and are not kept yet, over all uploads: what an upload costs in memory. */
@Component
public class RowsInFlight {
    private final AtomicLong now = new AtomicLong();
    private final AtomicLong most = new AtomicLong();

    RowsInFlight(MeterRegistry meters) {
        meters.gauge("jince.exchange.rows.in.flight", now);
    }

    void read() {
        long in = now.incrementAndGet();
        most.accumulateAndGet(in, Math::max);
    }

    void kept(long rows) {
        now.addAndGet(-rows);
    }

    public long now() {
        return now.get();
    }

    /** The most there ever were at once. */
    public long most() {
        return most.get();
    }
}
