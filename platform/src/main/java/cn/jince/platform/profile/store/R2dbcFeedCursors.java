package cn.jince.platform.profile.store;

import cn.jince.platform.profile.FeedCursors;
import cn.jince.platform.rows.Columns;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

@Repository
class R2dbcFeedCursors implements FeedCursors {
    private final DatabaseClient db;

    R2dbcFeedCursors(DatabaseClient db) {
        this.db = db;
    }

    @Override
    public Mono<Long> lock(String name) {
        return db.sql("SELECT position FROM feed_cursor WHERE name = :name FOR UPDATE SKIP LOCKED")
                .bind("name", name)
                .map(row -> new Columns(row).number("position"))
                .one();
    }

    @Override
    public Mono<Void> move(String name, long position) {
        return db.sql("UPDATE feed_cursor SET position = :position WHERE name = :name")
                .bind("name", name)
                .bind("position", position)
                .then();
    }
}
