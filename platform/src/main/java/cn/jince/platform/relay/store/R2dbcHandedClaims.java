package cn.jince.platform.relay.store;

import cn.jince.platform.privacy.SealedColumn;
import cn.jince.platform.privacy.Sealing;
import cn.jince.platform.relay.Handed;
import cn.jince.platform.relay.Handed.State;
import cn.jince.platform.relay.HandedClaims;
import cn.jince.platform.relay.RelayedStep;
import cn.jince.platform.rows.Columns;
import io.r2dbc.spi.Readable;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

@Repository
class R2dbcHandedClaims implements HandedClaims {
    private static final String COLUMNS =
            "command_id, claim_id, round, claim_number, division_code, system, state, body," + " attempts, epoch, note";
    private final DatabaseClient db;
    private final Sealing sealing;

    R2dbcHandedClaims(DatabaseClient db, Sealing sealing) {
        this.db = db;
        this.sealing = sealing;
    }

    @Override
    public Mono<Void> queue(Handed handed) {
        return db.sql("UPDATE claim_relay SET state = 'ENDED', epoch = epoch + 1 WHERE claim_id = :claim")
                .bind("claim", handed.claimId())
                .then()
                .then(db.sql(
                                "INSERT INTO claim_relay (command_id, claim_id, round, claim_number, division_code, system,"
                                        + " state, body) VALUES (:id, :claim, :round, :number, :division, :system, 'QUEUED',"
                                        + " :body)")
                        .bind("id", handed.commandId())
                        .bind("claim", handed.claimId())
                        .bind("round", handed.round())
                        .bind("number", handed.claimNumber())
                        .bind("division", handed.division())
                        .bind("system", handed.system())
                        .bind("body", sealing.seal(SealedColumn.HANDED_CLAIM, handed.body(), handed.commandId()))
                        .then());
    }

    @Override
    public Mono<Integer> rounds(String claimId) {
        return db.sql("SELECT count(*) AS rounds FROM claim_relay WHERE claim_id = :claim")
                .bind("claim", claimId)
                .map(row -> new Columns(row).integer("rounds"))
                .one();
    }

    @Override
    public Mono<Handed> lease(Duration lease) {
        return db.sql("SELECT " + COLUMNS + " FROM claim_relay WHERE state <> 'ENDED'"
                        + " AND next_at <= CURRENT_TIMESTAMP"
                        + " AND (lease_until IS NULL OR lease_until < CURRENT_TIMESTAMP)"
                        + " ORDER BY next_at LIMIT 1 FOR UPDATE SKIP LOCKED")
                .map(this::handed)
                .one()
                .flatMap(found -> db.sql("UPDATE claim_relay SET epoch = epoch + 1,"
                                + " lease_until = CURRENT_TIMESTAMP + make_interval(secs => :seconds)"
                                + " WHERE command_id = :id")
                        .bind("seconds", (double) lease.toSeconds())
                        .bind("id", found.commandId())
                        .then()
                        .thenReturn(leased(found)));
    }

    private static Handed leased(Handed found) {
        return new Handed(
                found.commandId(),
                found.claimId(),
                found.round(),
                found.claimNumber(),
                found.division(),
                found.system(),
                found.state(),
                found.body(),
                found.attempts(),
                found.epoch() + 1,
                found.note());
    }

    @Override
    public Mono<Boolean> settle(Handed leased, State state, Duration again, boolean counted, @Nullable String note) {
        return Columns.bind(
                        db.sql("UPDATE claim_relay SET state = :state, lease_until = NULL, note = :note,"
                                        + " attempts = CASE WHEN :counted THEN attempts + 1 ELSE 0 END,"
                                        + " next_at = CURRENT_TIMESTAMP + make_interval(secs => :seconds)"
                                        + " WHERE command_id = :id AND epoch = :epoch")
                                .bind("state", state.name())
                                .bind("counted", counted)
                                .bind("seconds", again.toMillis() / 1000.0)
                                .bind("id", leased.commandId())
                                .bind("epoch", leased.epoch()),
                        "note",
                        note,
                        String.class)
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    @Override
    public Mono<String> claimOf(String claimNumber, String system) {
        return db.sql("SELECT claim_id FROM claim_relay WHERE claim_number = :number AND system = :system LIMIT 1")
                .bind("number", claimNumber)
                .bind("system", system)
                .map(row -> new Columns(row).text("claim_id"))
                .one();
    }

    @Override
    public Mono<Verdict> verdict(String claimId, RelayedStep step) {
        return db.sql("SELECT verdict FROM relayed_step WHERE claim_id = :claim AND step = :step")
                .bind("claim", claimId)
                .bind("step", step.identity())
                .map(row -> Verdict.valueOf(new Columns(row).text("verdict")))
                .one();
    }

    @Override
    public Mono<Void> remember(String claimId, RelayedStep step, Verdict verdict) {
        return Columns.bind(
                        db.sql("INSERT INTO relayed_step (claim_id, step, said, state, verdict)"
                                        + " VALUES (:claim, :step, :said, :state, :verdict)"
                                        + " ON CONFLICT (claim_id, step) DO UPDATE SET verdict = :verdict")
                                .bind("claim", claimId)
                                .bind("step", step.identity())
                                .bind("said", step.said())
                                .bind("verdict", verdict.name()),
                        "state",
                        step.state(),
                        String.class)
                .then();
    }

    private Handed handed(Readable row) {
        Columns columns = new Columns(row);
        return new Handed(
                columns.text("command_id"),
                columns.text("claim_id"),
                columns.integer("round"),
                columns.text("claim_number"),
                columns.text("division_code"),
                columns.text("system"),
                State.valueOf(columns.text("state")),
                sealing.open(SealedColumn.HANDED_CLAIM, columns.text("body"), columns.text("command_id")),
                columns.integer("attempts"),
                columns.number("epoch"),
                columns.textOrNull("note"));
    }
}
