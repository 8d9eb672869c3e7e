package cn.jince.platform.outbox;

import cn.jince.api.event.EventPage;
import cn.jince.api.event.OutboxEvent;
import cn.jince.platform.rows.Columns;
import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.reactive.TransactionSynchronization;
import org.springframework.transaction.reactive.TransactionSynchronizationManager;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

@Repository
class R2dbcOutbox implements Outbox, OutboxFeed {
    private final DatabaseClient db;
    private final JsonMapper json;
    private final Clock clock;
    private final Sequencer sequencer;

    R2dbcOutbox(DatabaseClient db, JsonMapper json, Clock clock, Sequencer sequencer) {
        this.db = db;
        this.json = json;
        this.clock = clock;
        this.sequencer = sequencer;
    }

    @Override
    public Mono<Void> append(String type, String subject, Object data) {
        Mono<Void> insert = db.sql("INSERT INTO outbox (id, type, subject, data, at)"
                        + " VALUES (:id, :type, :subject, :data, :at)")
                .bind("id", UUID.randomUUID().toString())
                .bind("type", type)
                .bind("subject", subject)
                .bind("data", json.writeValueAsString(data))
                .bind("at", clock.instant().atOffset(ZoneOffset.UTC))
                .then();
        return TransactionSynchronizationManager.forCurrentTransaction()
                .doOnNext(transaction -> transaction.registerSynchronization(new NudgeAfterCommit()))
                .then(insert);
    }

    @Override
    public Mono<EventPage> read(long after, int limit) {
        return db.sql("SELECT position, id, type, subject, data, at FROM outbox"
                        + " WHERE position > :after ORDER BY position LIMIT :limit")
                .bind("after", after)
                .bind("limit", limit)
                .map(this::event)
                .all()
                .collectList()
                .map(events -> new EventPage(
                        events, events.isEmpty() ? after : events.getLast().position()));
    }

    private OutboxEvent event(Readable row) {
        Columns columns = new Columns(row);
        return new OutboxEvent(
                columns.number("position"),
                columns.text("id"),
                columns.text("type"),
                columns.instant("at"),
                columns.text("subject"),
                json.readTree(columns.text("data")));
    }

    private final class NudgeAfterCommit implements TransactionSynchronization {
        @Override
        public Mono<Void> afterCommit() {
            return Mono.fromRunnable(sequencer::nudge);
        }
    }
}
