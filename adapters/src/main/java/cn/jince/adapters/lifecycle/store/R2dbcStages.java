package cn.jince.adapters.lifecycle.store;

import static cn.jince.adapters.lifecycle.store.Columns.bind;
import static cn.jince.adapters.lifecycle.store.Columns.number;
import static cn.jince.adapters.lifecycle.store.Columns.text;

import cn.jince.adapters.descriptor.Stage;
import cn.jince.adapters.descriptor.SystemDescriptor.Mode;
import cn.jince.adapters.lifecycle.PastMove;
import cn.jince.adapters.lifecycle.Stages;
import cn.jince.adapters.lifecycle.Standing;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Component
class R2dbcStages implements Stages {
    private static final String INSERT = """
            INSERT INTO connector_stage
                (system, capability, division, stage, mode, notice, meanwhile, expected, pilot, share, version)
            VALUES (:system, :capability, :division, :stage, :mode, :notice, :meanwhile, :expected, :pilot, :share, 0)
            ON CONFLICT (system, capability, division) DO\s""";
    private final DatabaseClient database;

    R2dbcStages(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Mono<Void> enter(Standing standing) {
        return bound(INSERT + """
                        UPDATE SET
                            mode = EXCLUDED.mode,
                            notice = CASE WHEN connector_stage.version = 0
                                THEN EXCLUDED.notice ELSE connector_stage.notice END,
                            meanwhile = CASE WHEN connector_stage.version = 0
                                THEN EXCLUDED.meanwhile ELSE connector_stage.meanwhile END,
                            expected = CASE WHEN connector_stage.version = 0
                                THEN EXCLUDED.expected ELSE connector_stage.expected END""", standing).then();
    }

    @Override
    public Flux<Standing> all() {
        return database.sql("""
                        SELECT system, capability, division, stage, mode, notice, meanwhile, expected, pilot, share,
                            suspended_from, version
                        FROM connector_stage""").map(R2dbcStages::standing).all();
    }

    @Override
    public Mono<Boolean> keep(Standing before, Standing after) {
        GenericExecuteSpec update = bound("""
                        UPDATE connector_stage
                        SET stage = :stage, mode = :mode, notice = :notice, meanwhile = :meanwhile,
                            expected = :expected, pilot = :pilot, share = :share, suspended_from = :suspended,
                            version = version + 1
                        WHERE system = :system AND capability = :capability AND division = :division
                            AND version = :version""", after).bind("version", before.version());
        Stage suspended = after.suspendedFrom();
        return bound(INSERT + "NOTHING", before)
                .then()
                .then(bind(update, "suspended", suspended == null ? null : suspended.name(), String.class)
                        .fetch()
                        .rowsUpdated())
                .map(rows -> rows == 1);
    }

    @Override
    public Mono<Void> audit(
            Standing before,
            Standing after,
            String reason,
            String contractHash,
            String actor,
            @Nullable String proposedBy,
            Instant at) {
        return bind(database.sql("""
                                        INSERT INTO connector_stage_move
                                            (system, capability, division, from_stage, to_stage, reason, notice, actor,
                                             proposed_by, contract_hash, moved_at)
                                        VALUES (:system, :capability, :division, :from, :to, :reason, :notice, :actor,
                                             :proposed, :hash, :at)"""), "proposed", proposedBy, String.class)
                .bind("system", before.system())
                .bind("capability", before.capability())
                .bind("division", before.division())
                .bind("from", before.stage().name())
                .bind("to", after.stage().name())
                .bind("reason", reason)
                .bind("notice", after.notice())
                .bind("actor", actor)
                .bind("hash", contractHash)
                .bind("at", at.atOffset(ZoneOffset.UTC))
                .then();
    }

    @Override
    public Flux<PastMove> history(String system) {
        return database.sql("""
                        SELECT capability, division, from_stage, to_stage, reason, actor, proposed_by, moved_at
                        FROM connector_stage_move WHERE system = :system ORDER BY id DESC LIMIT 50""")
                .bind("system", system)
                .map(row -> new PastMove(
                        text(row, "capability"),
                        text(row, "division"),
                        text(row, "from_stage"),
                        text(row, "to_stage"),
                        text(row, "reason"),
                        text(row, "actor"),
                        row.get("proposed_by", String.class),
                        Columns.at(row, "moved_at")))
                .all();
    }

    private GenericExecuteSpec bound(String sql, Standing standing) {
        GenericExecuteSpec spec = database.sql(sql)
                .bind("system", standing.system())
                .bind("capability", standing.capability())
                .bind("division", standing.division())
                .bind("stage", standing.stage().name())
                .bind("mode", standing.mode().name())
                .bind("notice", standing.notice())
                .bind("pilot", String.join(",", standing.pilot()));
        spec = bind(spec, "meanwhile", standing.meanwhile(), String.class);
        spec = bind(spec, "expected", standing.expected(), LocalDate.class);
        return bind(spec, "share", standing.share(), Integer.class);
    }

    private static Standing standing(Readable row) {
        String pilot = text(row, "pilot");
        String suspended = text(row, "suspended_from");
        return new Standing(
                text(row, "system"),
                text(row, "capability"),
                text(row, "division"),
                Stage.valueOf(text(row, "stage")),
                Mode.valueOf(text(row, "mode")),
                text(row, "notice"),
                row.get("meanwhile", String.class),
                row.get("expected", LocalDate.class),
                pilot.isEmpty() ? List.of() : List.of(pilot.split(",")),
                row.get("share", Integer.class),
                suspended.isEmpty() ? null : Stage.valueOf(suspended),
                number(row, "version"));
    }
}
