package cn.jince.bff.mobile.device;

import cn.jince.bff.mobile.Sql;
import java.time.Instant;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Phones in PostgreSQL. */
@Repository
class R2dbcDevices implements Devices {
    private static final String INSERT = """
            INSERT INTO device (platform, token, person_id, registered_at)
            VALUES (:platform, :token, :person, :now)
            ON CONFLICT (platform, token)
            """;

    private final DatabaseClient sql;

    R2dbcDevices(DatabaseClient sql) {
        this.sql = sql;
    }

    @Override
    public Mono<Void> register(Device device, Instant now) {
        return insert("DO UPDATE SET person_id = :person, registered_at = :now, gone_at = NULL", device, now);
    }

    @Override
    public Mono<Void> seed(Device device, Instant now) {
        return insert("DO NOTHING", device, now);
    }

    private Mono<Void> insert(String onConflict, Device device, Instant now) {
        return sql.sql(INSERT + onConflict)
                .bind("platform", device.platform().name())
                .bind("token", device.token())
                .bind("person", device.personId())
                .bind("now", now)
                .then();
    }

    @Override
    public Mono<Device> findNewest(String personId) {
        return sql.sql("SELECT platform, token FROM device WHERE person_id = :person AND gone_at IS NULL"
                        + " ORDER BY registered_at DESC, token LIMIT 1")
                .bind("person", personId)
                .map(row ->
                        new Device(personId, DevicePlatform.valueOf(Sql.text(row, "platform")), Sql.text(row, "token")))
                .one();
    }

    @Override
    public Mono<Void> markGone(DevicePlatform platform, String token, Instant goneAt) {
        return sql.sql("UPDATE device SET gone_at = :gone"
                        + " WHERE platform = :platform AND token = :token AND registered_at <= :gone")
                .bind("gone", goneAt)
                .bind("platform", platform.name())
                .bind("token", token)
                .then();
    }

    @Override
    public Mono<Void> remove(Device device) {
        return sql.sql("DELETE FROM device WHERE platform = :platform AND token = :token AND person_id = :person")
                .bind("platform", device.platform().name())
                .bind("token", device.token())
                .bind("person", device.personId())
                .then();
    }
}
