package cn.jince.platform.outbox;

import cn.jince.platform.rows.Columns;
import java.time.Duration;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * Gives committed events their positions. Whoever holds the one sequencer row sees only committed events and commits
 * their positions before anyone else numbers more: so a feed reader never meets a lower position later.
 */
@Component
class Sequencer {
    private static final int BATCH = 1000;
    private final DatabaseClient db;
    private final TransactionalOperator inTransaction;
    private final Background.Nudge nudge;

    Sequencer(DatabaseClient db, TransactionalOperator inTransaction, Background background) {
        this.db = db;
        this.inTransaction = inTransaction;
        this.nudge = background.repeat("outbox sequencer", Duration.ofMillis(200), this::sequence);
    }

    void nudge() {
        nudge.now();
    }

    /** Numbers until nothing waits; zero where another replica is at it. */
    Mono<Long> sequence() {
        return batch().flatMap(numbered -> numbered < BATCH ? Mono.just(numbered) : sequence());
    }

    private Mono<Long> batch() {
        return db.sql("SELECT last_position FROM outbox_sequencer WHERE id = 1 FOR UPDATE SKIP LOCKED")
                .map(row -> new Columns(row).number("last_position"))
                .one()
                .flatMap(last -> number(last).flatMap(numbered -> keep(last + numbered, numbered)))
                .defaultIfEmpty(0L)
                .as(inTransaction::transactional);
    }

    private Mono<Long> number(long last) {
        return db.sql("""
                        UPDATE outbox SET position = n.position
                        FROM (SELECT w.seq, :last + row_number() OVER (ORDER BY w.seq) AS position
                              FROM (SELECT seq FROM outbox WHERE position IS NULL ORDER BY seq LIMIT :batch) w) n
                        WHERE outbox.seq = n.seq""").bind("last", last).bind("batch", BATCH).fetch().rowsUpdated();
    }

    private Mono<Long> keep(long last, long numbered) {
        if (numbered == 0) {
            return Mono.just(0L);
        }
        return db.sql("UPDATE outbox_sequencer SET last_position = :last WHERE id = 1")
                .bind("last", last)
                .fetch()
                .rowsUpdated()
                .thenReturn(numbered);
    }
}
