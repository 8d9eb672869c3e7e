package cn.jince.bff.mobile.feed;

import cn.jince.bff.mobile.Sql;
import java.time.Instant;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** How far the platform's feed was read, and who reads it. */
@Repository
class FeedCursor {
    private final DatabaseClient sql;

    FeedCursor(DatabaseClient sql) {
        this.sql = sql;
    }

    /** Takes or extends the lease; the position, or empty while another replica holds it. */
    Mono<Long> lease(String holder, Instant now, Instant until) {
        return sql.sql("UPDATE feed_cursor SET holder = :holder, lease_until = :until"
                        + " WHERE feed = 'platform' AND (holder = :holder OR lease_until < :now) RETURNING position")
                .bind("holder", holder)
                .bind("until", until)
                .bind("now", now)
                .map(row -> Sql.required(row, "position", Long.class))
                .one();
    }

    /** Moves on; false where another replica took over meanwhile. First in the transaction: it locks the row. */
    Mono<Boolean> advance(String holder, long from, long to) {
        return sql.sql("UPDATE feed_cursor SET position = :to"
                        + " WHERE feed = 'platform' AND holder = :holder AND position = :from")
                .bind("to", to)
                .bind("holder", holder)
                .bind("from", from)
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    /** On a clean end, so that another replica need not wait for the lease to run out. */
    Mono<Void> release(String holder, Instant now) {
        return sql.sql("UPDATE feed_cursor SET lease_until = :now WHERE feed = 'platform' AND holder = :holder")
                .bind("now", now.minusSeconds(1))
                .bind("holder", holder)
                .then();
    }

    /** An event that could not be read; an operator finds it here, and the feed goes on. */
    Mono<Void> setAside(long position, String type, String because, Instant now) {
        return sql.sql(
                        "INSERT INTO feed_set_aside (position, type, because, at) VALUES (:position, :type, :because, :now)"
                                + " ON CONFLICT (position) DO NOTHING")
                .bind("position", position)
                .bind("type", type)
                .bind("because", because)
                .bind("now", now)
                .then();
    }

    /** Remembers that an item's version was published without telling anybody. */
    Mono<Void> markSilent(String itemId, int version) {
        return sql.sql("INSERT INTO silent_item (item_id, version) VALUES (:item, :version) ON CONFLICT DO NOTHING")
                .bind("item", itemId)
                .bind("version", version)
                .then();
    }

    Mono<Boolean> silent(String itemId, int version) {
        return sql.sql("SELECT count(*) AS silent FROM silent_item WHERE item_id = :item AND version = :version")
                .bind("item", itemId)
                .bind("version", version)
                .map(row -> Sql.required(row, "silent", Long.class) > 0)
                .one();
    }
}
