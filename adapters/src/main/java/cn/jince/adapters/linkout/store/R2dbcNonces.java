package cn.jince.adapters.linkout.store;

import cn.jince.adapters.Background;
import cn.jince.adapters.signing.Nonces;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Nonces that were seen by any instance, kept until the time stamp alone turns a repetition away. */
@Component
class R2dbcNonces implements Nonces, ApplicationRunner {
    private static final Duration EVERY = Duration.ofMinutes(5);
    private final DatabaseClient database;
    private final Background background;
    private final Clock clock;

    R2dbcNonces(DatabaseClient database, Background background, Clock clock) {
        this.database = database;
        this.background = background;
        this.clock = clock;
    }

    @Override
    public Mono<Boolean> first(String system, String nonce, Instant forgetAfter) {
        return database.sql("INSERT INTO callback_nonce (system, nonce, forget_after) VALUES (:system, :nonce, :at)"
                        + " ON CONFLICT DO NOTHING")
                .bind("system", system)
                .bind("nonce", nonce)
                .bind("at", forgetAfter.atOffset(ZoneOffset.UTC))
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    @Override
    public void run(ApplicationArguments arguments) {
        background.repeat("forgetting nonces", EVERY, Mono.defer(this::forget));
    }

    private Mono<Void> forget() {
        return database.sql("DELETE FROM callback_nonce WHERE forget_after < :now")
                .bind("now", clock.instant().atOffset(ZoneOffset.UTC))
                .then();
    }
}
