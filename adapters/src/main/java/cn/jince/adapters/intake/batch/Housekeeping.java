package cn.jince.adapters.intake.batch;

import cn.jince.adapters.Background;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Map;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * What is kept no longer: unfinished uploads after a week, batches after half a year, quarantined rows after a quarter.
 */
@Component
class Housekeeping implements ApplicationRunner {
    private static final int AT_ONCE = 500;
    private static final Map<String, Duration> KEPT = Map.of(
            "DELETE FROM open_batch WHERE id IN (SELECT id FROM open_batch WHERE state = 'RECEIVING' AND touched_at < :before"
                    + " LIMIT :most)",
            Duration.ofDays(7),
            "DELETE FROM open_batch WHERE id IN (SELECT id FROM open_batch WHERE state = 'DONE' AND ended_at < :before"
                    + " LIMIT :most)",
            Duration.ofDays(180),
            "DELETE FROM open_quarantine q USING open_batch b WHERE b.id = q.batch AND b.id IN"
                    + " (SELECT id FROM open_batch WHERE state = 'DONE' AND ended_at < :before"
                    + " AND EXISTS (SELECT 1 FROM open_quarantine WHERE batch = id) LIMIT :most)",
            Duration.ofDays(90),
            "DELETE FROM open_nonce WHERE ctid IN (SELECT ctid FROM open_nonce WHERE expires_at < :before LIMIT :most)",
            Duration.ZERO,
            "DELETE FROM open_event WHERE ctid IN (SELECT ctid FROM open_event WHERE taken_at < :before LIMIT :most)",
            Duration.ofDays(180));
    private final DatabaseClient database;
    private final Clock clock;
    private final Background background;

    Housekeeping(DatabaseClient database, Clock clock, Background background) {
        this.database = database;
        this.clock = clock;
        this.background = background;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        background.repeat("forgetting old batches", Duration.ofMinutes(1), sweep());
    }

    /** A bounded number of each; what is left goes in the next rounds. */
    Mono<Void> sweep() {
        return Flux.fromIterable(KEPT.entrySet())
                .concatMap(each -> database.sql(each.getKey())
                        .bind("before", clock.instant().minus(each.getValue()).atOffset(ZoneOffset.UTC))
                        .bind("most", AT_ONCE)
                        .then())
                .then();
    }
}
