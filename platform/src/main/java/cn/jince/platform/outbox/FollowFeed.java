package cn.jince.platform.outbox;

import cn.jince.api.event.EventPage;
import cn.jince.api.event.OutboxEvent;
import cn.jince.platform.rows.Columns;
import java.util.function.Function;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Reads the feed for a follower inside the platform: what it does with a page and how far it has read are one
 * transaction, so each event counts once, whichever replica reads.
 */
@Component
public class FollowFeed {
    private static final int PAGE = 100;
    private final OutboxFeed feed;
    private final DatabaseClient db;
    private final TransactionalOperator inTransaction;

    FollowFeed(OutboxFeed feed, DatabaseClient db, TransactionalOperator inTransaction) {
        this.feed = feed;
        this.db = db;
        this.inTransaction = inTransaction;
    }

    /**
     * Until the feed has nothing more, or another replica reads it.
     *
     * @param name the follower's row in {@code feed_cursor}
     * @param effect of one event, in the page's transaction, one after the other
     */
    public Mono<Void> follow(String name, Function<OutboxEvent, Mono<Void>> effect) {
        return page(name, effect)
                .expand(read -> read == PAGE ? page(name, effect) : Mono.empty())
                .then();
    }

    private Mono<Integer> page(String name, Function<OutboxEvent, Mono<Void>> effect) {
        return lock(name)
                .flatMap(after -> feed.read(after, PAGE))
                .flatMap(page -> keep(name, page, effect))
                .as(inTransaction::transactional);
    }

    private Mono<Integer> keep(String name, EventPage page, Function<OutboxEvent, Mono<Void>> effect) {
        return page.events().isEmpty()
                ? Mono.just(0)
                : Flux.fromIterable(page.events())
                        .concatMap(effect)
                        .then(move(name, page.next()))
                        .thenReturn(page.events().size());
    }

    private Mono<Long> lock(String name) {
        return db.sql("SELECT position FROM feed_cursor WHERE name = :name FOR UPDATE SKIP LOCKED")
                .bind("name", name)
                .map(row -> new Columns(row).number("position"))
                .one();
    }

    private Mono<Void> move(String name, long position) {
        return db.sql("UPDATE feed_cursor SET position = :position WHERE name = :name")
                .bind("name", name)
                .bind("position", position)
                .then();
    }
}
