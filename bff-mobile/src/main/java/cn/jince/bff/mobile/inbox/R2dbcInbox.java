package cn.jince.bff.mobile.inbox;

import cn.jince.bff.mobile.Sql;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The inbox in PostgreSQL. */
@Repository
class R2dbcInbox implements Inbox {
    private final DatabaseClient sql;

    R2dbcInbox(DatabaseClient sql) {
        this.sql = sql;
    }

    @Override
    public Mono<Boolean> add(UUID id, NewMessage message, Instant now) {
        return sql.sql("""
                        INSERT INTO inbox_message
                            (id, person_id, dedup_key, kind, title, body, page, credit_code, item_id, claim_id, at)
                        VALUES (:id, :person, :key, :kind, :title, :body, :page, :credit_code, :item, :claim, :now)
                        ON CONFLICT (person_id, dedup_key) DO NOTHING
                        """)
                .bind("id", id)
                .bind("person", message.personId())
                .bind("key", message.dedupKey())
                .bind("kind", message.kind())
                .bind("title", message.title())
                .bind("body", message.body())
                .bind("page", message.page())
                .bind("credit_code", message.creditCode())
                .bind("item", Sql.text(message.itemId()))
                .bind("claim", Sql.text(message.claimId()))
                .bind("now", now)
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    @Override
    public Mono<InboxView> view(String personId, long since, int limit) {
        return sql.sql("SELECT * FROM inbox_message WHERE person_id = :person AND sequence > :since"
                        + " ORDER BY sequence DESC LIMIT :limit")
                .bind("person", personId)
                .bind("since", since)
                .bind("limit", limit)
                .map(R2dbcInbox::toMessage)
                .all()
                .collectList()
                .zipWith(unread(personId))
                .map(both -> new InboxView(
                        both.getT2(),
                        both.getT1().isEmpty() ? since : both.getT1().getFirst().sequence(),
                        both.getT1()));
    }

    @Override
    public Flux<InboxMessage> after(String personId, long since) {
        return sql.sql("SELECT * FROM inbox_message WHERE person_id = :person AND sequence > :since"
                        + " ORDER BY sequence LIMIT 50")
                .bind("person", personId)
                .bind("since", since)
                .map(R2dbcInbox::toMessage)
                .all();
    }

    @Override
    public Mono<Long> unread(String personId) {
        return sql.sql("SELECT count(*) AS unread FROM inbox_message WHERE person_id = :person AND read_at IS NULL")
                .bind("person", personId)
                .map(row -> Sql.required(row, "unread", Long.class))
                .one();
    }

    @Override
    public Mono<Boolean> markRead(String personId, UUID id, Instant now) {
        return sql.sql("UPDATE inbox_message SET read_at = coalesce(read_at, :now)"
                        + " WHERE id = :id AND person_id = :person")
                .bind("now", now)
                .bind("id", id)
                .bind("person", personId)
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    @Override
    public Mono<Long> newest() {
        return sql.sql("SELECT coalesce(max(sequence), 0) AS newest FROM inbox_message")
                .map(row -> Sql.required(row, "newest", Long.class))
                .one();
    }

    private static InboxMessage toMessage(Readable row) {
        return new InboxMessage(
                Sql.required(row, "id", UUID.class),
                Sql.required(row, "sequence", Long.class),
                Sql.text(row, "kind"),
                Sql.text(row, "title"),
                Sql.text(row, "body"),
                Sql.text(row, "page"),
                Sql.text(row, "credit_code"),
                Sql.optional(row, "item_id"),
                Sql.optional(row, "claim_id"),
                Sql.instant(row, "at"),
                row.get("read_at", Instant.class));
    }
}
