package cn.jince.adapters.lifecycle.store;

import static cn.jince.adapters.lifecycle.store.Columns.bind;
import static cn.jince.adapters.lifecycle.store.Columns.number;
import static cn.jince.adapters.lifecycle.store.Columns.text;

import cn.jince.adapters.descriptor.Stage;
import cn.jince.adapters.lifecycle.Proposal;
import cn.jince.adapters.lifecycle.Proposals;
import cn.jince.adapters.lifecycle.StageMove;
import cn.jince.adapters.lifecycle.Standing;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Component
class R2dbcProposals implements Proposals {
    private static final String SELECT = """
            SELECT id, system, capability, division, to_stage, from_version, notice, meanwhile, expected, reason,
                proposed_by, proposed_at
            FROM connector_stage_proposal WHERE state = 'PENDING'\s""";
    private final DatabaseClient database;

    R2dbcProposals(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Mono<Boolean> add(StageMove move, long version, String by, Instant at) {
        GenericExecuteSpec insert = database.sql("""
                        INSERT INTO connector_stage_proposal
                            (system, capability, division, to_stage, from_version, notice, meanwhile, expected, reason,
                             proposed_by, proposed_at, state)
                        VALUES (:system, :capability, :division, :to, :version, :notice, :meanwhile, :expected, :reason,
                             :by, :at, 'PENDING')
                        ON CONFLICT (system, capability, division) WHERE state = 'PENDING' DO NOTHING""")
                .bind("system", move.system())
                .bind("capability", move.capability())
                .bind("division", move.division())
                .bind("to", move.to().name())
                .bind("version", version)
                .bind("reason", move.reason())
                .bind("by", by)
                .bind("at", at.atOffset(ZoneOffset.UTC));
        insert = bind(insert, "notice", move.notice(), String.class);
        insert = bind(insert, "meanwhile", move.meanwhile(), String.class);
        return bind(insert, "expected", move.expected(), LocalDate.class)
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    @Override
    public Mono<Optional<Proposal>> find(String system, long id) {
        return database.sql(SELECT + "AND system = :system AND id = :id")
                .bind("system", system)
                .bind("id", id)
                .map(R2dbcProposals::proposal)
                .one()
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty());
    }

    @Override
    public Flux<Proposal> pending() {
        return database.sql(SELECT + "ORDER BY id")
                .map(R2dbcProposals::proposal)
                .all();
    }

    @Override
    public Mono<Boolean> settle(long id, Outcome outcome, String by, String why, Instant at) {
        return database.sql("""
                        UPDATE connector_stage_proposal
                        SET state = :state, decided_by = :by, decided_at = :at, decided_why = :why
                        WHERE id = :id AND state = 'PENDING'""")
                .bind("state", outcome.name())
                .bind("by", by)
                .bind("why", why)
                .bind("at", at.atOffset(ZoneOffset.UTC))
                .bind("id", id)
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    @Override
    public Mono<Void> overtake(Standing moved, Instant at) {
        return database.sql("""
                        UPDATE connector_stage_proposal SET state = 'OVERTAKEN', decided_at = :at
                        WHERE system = :system AND capability = :capability AND division = :division
                            AND state = 'PENDING' AND from_version < :version""")
                .bind("at", at.atOffset(ZoneOffset.UTC))
                .bind("system", moved.system())
                .bind("capability", moved.capability())
                .bind("division", moved.division())
                .bind("version", moved.version())
                .then();
    }

    private static Proposal proposal(Readable row) {
        StageMove move = new StageMove(
                text(row, "system"),
                text(row, "capability"),
                text(row, "division"),
                Stage.valueOf(text(row, "to_stage")),
                text(row, "reason"),
                row.get("notice", String.class),
                row.get("meanwhile", String.class),
                row.get("expected", LocalDate.class),
                null,
                null);
        return new Proposal(
                number(row, "id"),
                move,
                number(row, "from_version"),
                text(row, "proposed_by"),
                Columns.at(row, "proposed_at"));
    }
}
