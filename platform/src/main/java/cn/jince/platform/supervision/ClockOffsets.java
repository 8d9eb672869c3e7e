package cn.jince.platform.supervision;

import cn.jince.platform.kernel.PlatformClock;
import cn.jince.platform.outbox.Background;
import cn.jince.platform.rows.Columns;
import java.time.Duration;
import org.springframework.context.SmartLifecycle;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/** The clock's offset, kept in the database so that every replica and every restart tells the same time. */
@Component
class ClockOffsets implements SmartLifecycle {
    private final DatabaseClient db;
    private final PlatformClock clock;
    private volatile boolean running;

    ClockOffsets(DatabaseClient db, PlatformClock clock, Background background) {
        this.db = db;
        this.clock = clock;
        background.repeat("clock", Duration.ofSeconds(1), this::load);
    }

    Mono<Duration> load() {
        return db.sql("SELECT offset_seconds FROM clock_offset WHERE id = 1")
                .map(row -> Duration.ofSeconds(new Columns(row).number("offset_seconds")))
                .one()
                .doOnNext(clock::setOffset);
    }

    Mono<Duration> advance(Duration by) {
        return db.sql("UPDATE clock_offset SET offset_seconds = offset_seconds + :by WHERE id = 1")
                .bind("by", by.toSeconds())
                .then()
                .then(Mono.defer(this::load));
    }

    /**
     * On the starting thread and before the first request: nobody may decide by the wrong day. A database that is slow
     * to answer on a busy machine, or just starting, is waited for.
     */
    @Override
    public void start() {
        load().retryWhen(Retry.backoff(6, Duration.ofMillis(250)).maxBackoff(Duration.ofSeconds(4)))
                .toFuture()
                .join();
        running = true;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return 0;
    }
}
