package cn.jince.adapters.lifecycle;

import cn.jince.adapters.descriptor.Descriptors;
import cn.jince.adapters.descriptor.Stage;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Stages and their moves in the database. */
@Component
class Stages {
    private final DatabaseClient database;

    Stages(DatabaseClient database) {
        this.database = database;
    }

    /** Enters what the descriptors say for capabilities the database has not seen. */
    Mono<Void> enter(Descriptors descriptors) {
        return Flux.fromIterable(descriptors.systems())
                .concatMap(system -> Flux.fromIterable(system.capabilities())
                        .concatMap(each -> bindDate(
                                        database.sql("""
                                                        INSERT INTO connector_stage
                                                            (system, capability, stage, notice, expected, version)
                                                        VALUES (:system, :capability, :stage, :notice, :expected, 0)
                                                        ON CONFLICT DO NOTHING""")
                                                .bind("system", system.system())
                                                .bind("capability", each.capability())
                                                .bind("stage", each.stage().name())
                                                .bind("notice", each.notice()),
                                        each.expected())
                                .then()))
                .then();
    }

    Flux<Standing> all() {
        return database.sql("SELECT system, capability, stage, notice, expected, version FROM connector_stage")
                .map(row -> new Standing(
                        text(row.get("system", String.class)),
                        text(row.get("capability", String.class)),
                        Stage.valueOf(text(row.get("stage", String.class))),
                        text(row.get("notice", String.class)),
                        row.get("expected", LocalDate.class),
                        row.get("version", Long.class) instanceof Long version ? version : 0))
                .all();
    }

    /** False when the stage moved since it was read. */
    Mono<Boolean> keep(Standing before, Standing after) {
        return bindDate(
                        database.sql("""
                                        UPDATE connector_stage
                                        SET stage = :stage, notice = :notice, expected = :expected, version = version + 1
                                        WHERE system = :system AND capability = :capability AND version = :version""")
                                .bind("stage", after.stage().name())
                                .bind("notice", after.notice())
                                .bind("system", before.system())
                                .bind("capability", before.capability())
                                .bind("version", before.version()),
                        after.expected())
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    Mono<Void> audit(Standing before, Standing after, String reason, String actor, Instant at) {
        return database.sql("""
                        INSERT INTO connector_stage_move
                            (system, capability, from_stage, to_stage, reason, notice, actor, moved_at)
                        VALUES (:system, :capability, :from, :to, :reason, :notice, :actor, :at)""")
                .bind("system", before.system())
                .bind("capability", before.capability())
                .bind("from", before.stage().name())
                .bind("to", after.stage().name())
                .bind("reason", reason)
                .bind("notice", after.notice())
                .bind("actor", actor)
                .bind("at", at.atOffset(ZoneOffset.UTC))
                .then();
    }

    private static GenericExecuteSpec bindDate(GenericExecuteSpec sql, @Nullable LocalDate expected) {
        return expected == null ? sql.bindNull("expected", LocalDate.class) : sql.bind("expected", expected);
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
