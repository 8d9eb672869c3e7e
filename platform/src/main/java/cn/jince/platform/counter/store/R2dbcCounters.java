package cn.jince.platform.counter.store;

import cn.jince.platform.counter.Counter;
import cn.jince.platform.counter.Counters;
import cn.jince.platform.counter.KioskStart;
import cn.jince.platform.rows.Columns;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Repository
class R2dbcCounters implements Counters {
    private final DatabaseClient db;

    R2dbcCounters(DatabaseClient db) {
        this.db = db;
    }

    @Override
    public Flux<Counter> of(String divisionPrefix) {
        return db.sql("SELECT * FROM counter WHERE division_code LIKE :prefix ORDER BY division_code, name LIMIT 500")
                .bind("prefix", divisionPrefix + "%")
                .map(R2dbcCounters::counter)
                .all();
    }

    @Override
    public Mono<Counter> find(String id) {
        return db.sql("SELECT * FROM counter WHERE id = :id")
                .bind("id", id)
                .map(R2dbcCounters::counter)
                .one();
    }

    @Override
    public Mono<Boolean> keep(Counter next) {
        String sql = next.version() == 1
                ? "INSERT INTO counter (id, division_code, name, address, hours, phone, version)"
                        + " VALUES (:id, :division, :name, :address, :hours, :phone, :version)"
                : "UPDATE counter SET division_code = :division, name = :name, address = :address, hours = :hours,"
                        + " phone = :phone, version = :version WHERE id = :id AND version = :version - 1";
        return db.sql(sql)
                .bind("id", next.id())
                .bind("division", next.division())
                .bind("name", next.name())
                .bind("address", next.address())
                .bind("hours", next.hours())
                .bind("phone", next.phone())
                .bind("version", next.version())
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1)
                .onErrorResume(DuplicateKeyException.class, _ -> Mono.just(false));
    }

    @Override
    public Mono<Void> begin(KioskStart start) {
        return db.sql("INSERT INTO kiosk_start (digest, item_id, division_code, begun_at, expires_at)"
                        + " VALUES (:digest, :item, :division, :begun, :expires)")
                .bind("digest", start.digest())
                .bind("item", start.itemId())
                .bind("division", start.division())
                .bind("begun", start.begunAt().atOffset(ZoneOffset.UTC))
                .bind("expires", start.expiresAt().atOffset(ZoneOffset.UTC))
                .then();
    }

    @Override
    public Mono<KioskStart> begun(String digest, Instant now) {
        return db.sql("SELECT * FROM kiosk_start WHERE digest = :digest AND claim_id IS NULL AND expires_at > :now")
                .bind("digest", digest)
                .bind("now", now.atOffset(ZoneOffset.UTC))
                .map(row -> {
                    Columns columns = new Columns(row);
                    return new KioskStart(
                            columns.text("digest"),
                            columns.text("item_id"),
                            columns.text("division_code"),
                            columns.instant("begun_at"),
                            columns.instant("expires_at"));
                })
                .one();
    }

    @Override
    public Mono<Boolean> use(String digest, String claimId) {
        return db.sql("UPDATE kiosk_start SET claim_id = :claim WHERE digest = :digest AND claim_id IS NULL")
                .bind("claim", claimId)
                .bind("digest", digest)
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    private static Counter counter(Readable row) {
        Columns columns = new Columns(row);
        return new Counter(
                columns.text("id"),
                columns.text("division_code"),
                columns.text("name"),
                columns.text("address"),
                columns.text("hours"),
                columns.text("phone"),
                columns.integer("version"));
    }
}
