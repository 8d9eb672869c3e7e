package cn.jince.gateway.audit;

import cn.jince.gateway.GatewaySettings;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Takes entries without ever making a request wait; one thread writes them. Where the queue is full an entry is lost,
 * counted and warned of, and the chain says how many are missing.
 */
@Component
class AuditTrail implements DisposableBean {
    private static final Logger log = LoggerFactory.getLogger(AuditTrail.class);
    private static final int BATCH = 500;
    private static final int PAUSE_MILLIS = 1000;

    private final GatewaySettings.Audit settings;
    private final Clock clock;
    private final BlockingQueue<String> queue;
    private final AtomicLong missing = new AtomicLong();
    private final Counter lost;
    private final Thread writer;
    private volatile boolean open = true;

    AuditTrail(GatewaySettings all, Clock clock, MeterRegistry meters) {
        this.settings = all.gateway().audit();
        this.clock = clock;
        this.queue = new ArrayBlockingQueue<>(settings.queue());
        this.lost = Counter.builder("jince.gateway.audit.lost").register(meters);
        this.writer = Thread.ofPlatform().name("audit").daemon(true).start(this::write);
    }

    void note(AuditEntry entry) {
        if (!queue.offer(entry.line())) {
            lost.increment();
            if (missing.getAndIncrement() == 0) {
                log.error("audit: the queue is full, entries are being lost");
            }
        }
    }

    private void write() {
        List<String> batch = new ArrayList<>();
        @Nullable AuditFiles files = null;
        boolean failing = false;
        while (open || !batch.isEmpty() || !queue.isEmpty()) {
            try {
                fill(batch);
                files = files == null
                        ? new AuditFiles(settings.directory(), settings.anchor(), new Seal(settings.key()))
                        : files;
                if (!batch.isEmpty()) {
                    files.append(batch, clock.instant());
                    batch.clear();
                }
                failing = false;
            } catch (IOException | RuntimeException e) {
                if (!failing) {
                    log.error("audit: nothing can be written to {}", settings.directory(), e);
                }
                failing = true;
                files = null;
                if (!open || !pause()) {
                    return;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void fill(List<String> batch) throws InterruptedException {
        long gone = missing.getAndSet(0);
        if (gone > 0) {
            batch.add(clock.instant() + "\tLOST\t" + gone);
        }
        if (batch.isEmpty()) {
            @Nullable String first = queue.poll(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
            if (first != null) {
                batch.add(first);
            }
        }
        queue.drainTo(batch, Math.max(0, BATCH - batch.size()));
    }

    private static boolean pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void destroy() throws InterruptedException {
        open = false;
        writer.join(5L * PAUSE_MILLIS);
    }
}
