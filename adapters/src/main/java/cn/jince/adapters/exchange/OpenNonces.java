package cn.jince.adapters.exchange;

import cn.jince.adapters.signing.Nonces;
import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Nonces that were seen, in the database: a message must not come once to each instance. */
@Component
class OpenNonces implements Nonces {
    private final DatabaseClient database;

    OpenNonces(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Mono<Boolean> first(String system, String nonce, Instant forgetAfter) {
        return database.sql("INSERT INTO open_nonce (system, nonce, expires_at) VALUES (:system, :nonce, :at)"
                        + " ON CONFLICT DO NOTHING")
                .bind("system", system)
                .bind("nonce", nonce)
                .bind("at", forgetAfter.atOffset(ZoneOffset.UTC))
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }
}
