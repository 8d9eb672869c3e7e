package cn.jince.platform.claim.store;

import cn.jince.platform.claim.Submissions;
import cn.jince.platform.privacy.SealedColumn;
import cn.jince.platform.privacy.Sealing;
import cn.jince.platform.rows.Columns;
import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

@Repository
class R2dbcSubmissions implements Submissions {
    private final DatabaseClient db;
    private final Sealing sealing;

    R2dbcSubmissions(DatabaseClient db, Sealing sealing) {
        this.db = db;
        this.sealing = sealing;
    }

    @Override
    public Mono<Submission> find(String caller, String key) {
        return db.sql("SELECT fingerprint, answer FROM claim_submission WHERE caller = :caller AND idem_key = :key")
                .bind("caller", caller)
                .bind("key", key)
                .map(row -> new Submission(
                        new Columns(row).text("fingerprint"),
                        sealing.open(SealedColumn.SUBMISSION, new Columns(row).text("answer"), caller, key)))
                .one();
    }

    @Override
    public Mono<Void> take(String caller, String key, String fingerprint, Instant at) {
        return db.sql("INSERT INTO claim_submission (caller, idem_key, fingerprint, answer, at)"
                        + " VALUES (:caller, :key, :fingerprint, '', :at)")
                .bind("caller", caller)
                .bind("key", key)
                .bind("fingerprint", fingerprint)
                .bind("at", at.atOffset(ZoneOffset.UTC))
                .then();
    }

    @Override
    public Mono<Void> answered(String caller, String key, String answer) {
        return db.sql("UPDATE claim_submission SET answer = :answer WHERE caller = :caller AND idem_key = :key")
                .bind("answer", sealing.seal(SealedColumn.SUBMISSION, answer, caller, key))
                .bind("caller", caller)
                .bind("key", key)
                .then();
    }
}
