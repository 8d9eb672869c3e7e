package cn.jince.platform.policy.store;

import cn.jince.platform.policy.ItemLife;
import cn.jince.platform.policy.ItemVerb;
import cn.jince.platform.policy.PolicyItem;
import cn.jince.platform.policy.PolicyItem.ItemState;
import cn.jince.platform.rows.Columns;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Repository
class R2dbcItemLife implements ItemLife {
    private final DatabaseClient db;
    private final ItemRows rows;

    R2dbcItemLife(DatabaseClient db, ItemRows rows) {
        this.db = db;
        this.rows = rows;
    }

    @Override
    public Mono<PolicyItem> findShown(String id) {
        return db.sql("SELECT * FROM policy_item WHERE id = :id AND published_at IS NOT NULL"
                        + " ORDER BY version DESC LIMIT 1")
                .bind("id", id)
                .map(rows::toItem)
                .one();
    }

    @Override
    public Mono<Boolean> move(PolicyItem item, ItemState to) {
        return db.sql("UPDATE policy_item SET state = :to WHERE id = :id AND version = :version AND state = :from")
                .bind("to", to.name())
                .bind("id", item.id())
                .bind("version", item.version())
                .bind("from", item.state().name())
                .fetch()
                .rowsUpdated()
                .flatMap(moved -> moved == 1 ? older(item, to).thenReturn(true) : Mono.just(false));
    }

    private Mono<Void> older(PolicyItem item, ItemState to) {
        if (item.publishedAt() == null) {
            return Mono.empty();
        }
        return db.sql("UPDATE policy_item SET state = :to WHERE id = :id AND version < :version AND state = :from"
                        + " AND published_at IS NOT NULL")
                .bind("to", to.name())
                .bind("id", item.id())
                .bind("version", item.version())
                .bind("from", item.state().name())
                .then();
    }

    @Override
    public Mono<Void> schedule(Schedule schedule) {
        GenericExecuteSpec sql = db.sql("INSERT INTO item_schedule (item_id, version, opens_on, closes_on, silent)"
                        + " VALUES (:id, :version, :opens, :closes, :silent)"
                        + " ON CONFLICT (item_id, version) DO UPDATE SET opens_on = coalesce(excluded.opens_on,"
                        + " item_schedule.opens_on), closes_on = excluded.closes_on, closed_at = NULL")
                .bind("id", schedule.id())
                .bind("version", schedule.version())
                .bind("silent", schedule.silent());
        sql = Columns.bind(sql, "opens", schedule.opensOn(), LocalDate.class);
        return Columns.bind(sql, "closes", schedule.closesOn(), LocalDate.class).then();
    }

    @Override
    public Mono<Void> unschedule(String id, int version) {
        return db.sql("DELETE FROM item_schedule WHERE item_id = :id AND version = :version")
                .bind("id", id)
                .bind("version", version)
                .then();
    }

    @Override
    public Mono<Schedule> nextToOpen(LocalDate today) {
        return due("opened_at IS NULL AND opens_on <= :today", today);
    }

    @Override
    public Mono<Schedule> nextToClose(LocalDate today) {
        return due("closed_at IS NULL AND closes_on < :today AND (opens_on IS NULL OR opened_at IS NOT NULL)", today);
    }

    private Mono<Schedule> due(String where, LocalDate today) {
        return db.sql("SELECT * FROM item_schedule WHERE " + where + " ORDER BY item_id LIMIT 1 FOR UPDATE SKIP LOCKED")
                .bind("today", today)
                .map(row -> {
                    Columns columns = new Columns(row);
                    return new Schedule(
                            columns.text("item_id"),
                            columns.integer("version"),
                            columns.dayOrNull("opens_on"),
                            columns.dayOrNull("closes_on"),
                            columns.flag("silent"));
                })
                .one();
    }

    @Override
    public Mono<Void> opened(Schedule schedule, Instant at) {
        return tick("opened_at", schedule, at);
    }

    @Override
    public Mono<Void> closed(Schedule schedule, Instant at) {
        return tick("closed_at", schedule, at);
    }

    private Mono<Void> tick(String column, Schedule schedule, Instant at) {
        return db.sql("UPDATE item_schedule SET " + column + " = :at WHERE item_id = :id AND version = :version")
                .bind("at", at.atOffset(ZoneOffset.UTC))
                .bind("id", schedule.id())
                .bind("version", schedule.version())
                .then();
    }

    @Override
    public Mono<Void> mergeInto(String id, String into, String by, Instant at) {
        return db.sql("INSERT INTO item_merger (item_id, into_id, by_id, at) VALUES (:id, :into, :by, :at)")
                .bind("id", id)
                .bind("into", into)
                .bind("by", by)
                .bind("at", at.atOffset(ZoneOffset.UTC))
                .then();
    }

    @Override
    public Mono<Standing> standing(String id, int version) {
        return db.sql("SELECT d.reason, d.at, s.opens_on, s.closes_on, m.into_id FROM policy_item p"
                        + " LEFT JOIN item_schedule s ON s.item_id = p.id AND s.version = p.version"
                        + " LEFT JOIN item_merger m ON m.item_id = p.id AND p.state = 'MERGED'"
                        + " LEFT JOIN policy_decision d ON p.state IN ('SUSPENDED', 'PENDING_RECHECK', 'WITHDRAWN', 'MERGED')"
                        + " AND d.seq = (SELECT max(seq) FROM policy_decision WHERE id = p.id"
                        + " AND verb IN ('SUSPEND', 'RECHECK', 'FAIL_RECHECK', 'MERGE', 'WITHDRAW', 'CLOSE'))"
                        + " WHERE p.id = :id AND p.version = :version")
                .bind("id", id)
                .bind("version", version)
                .map(row -> {
                    Columns columns = new Columns(row);
                    return new Standing(
                            columns.textOrNull("reason"),
                            columns.instantOrNull("at"),
                            columns.dayOrNull("opens_on"),
                            columns.dayOrNull("closes_on"),
                            columns.textOrNull("into_id"));
                })
                .one();
    }

    @Override
    public Flux<Decision> decisions(String id) {
        return db.sql("SELECT * FROM policy_decision WHERE id = :id ORDER BY seq DESC LIMIT 200")
                .bind("id", id)
                .map(R2dbcItemLife::decision)
                .all();
    }

    private static Decision decision(Readable row) {
        Columns columns = new Columns(row);
        return new Decision(
                columns.integer("version"),
                ItemVerb.valueOf(columns.text("verb")),
                columns.text("by_id"),
                columns.instant("at"),
                columns.text("reason"));
    }

    @Override
    public Mono<String> lastBy(String id, ItemVerb verb) {
        return db.sql("SELECT by_id FROM policy_decision WHERE id = :id AND verb = :verb ORDER BY seq DESC LIMIT 1")
                .bind("id", id)
                .bind("verb", verb.name())
                .map(row -> new Columns(row).text("by_id"))
                .one();
    }

    @Override
    public Mono<List<Resting>> resting() {
        return db.sql("SELECT p.id, p.name, p.division, p.authority, p.state, d.reason, d.at FROM policy_item p"
                        + " JOIN policy_decision d ON d.seq ="
                        + " (SELECT max(seq) FROM policy_decision WHERE id = p.id AND verb IN ('SUSPEND', 'RECHECK'))"
                        + " WHERE p.state IN ('SUSPENDED', 'PENDING_RECHECK') AND p.version ="
                        + " (SELECT max(version) FROM policy_item WHERE id = p.id AND published_at IS NOT NULL)"
                        + " ORDER BY d.at DESC LIMIT 500")
                .map(row -> {
                    Columns columns = new Columns(row);
                    return new Resting(
                            columns.text("id"),
                            columns.text("name"),
                            columns.text("division"),
                            columns.text("authority"),
                            ItemState.valueOf(columns.text("state")),
                            columns.text("reason"),
                            columns.instant("at"));
                })
                .all()
                .collectList();
    }
}
