package cn.jince.adapters.command.store;

import cn.jince.adapters.command.Command;
import cn.jince.adapters.command.Command.Errand;
import cn.jince.adapters.command.Command.Standing;
import cn.jince.adapters.command.Command.State;
import cn.jince.adapters.command.Command.Times;
import cn.jince.adapters.command.Commands;
import cn.jince.adapters.command.OperatorVerb;
import cn.jince.adapters.command.Result;
import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@Repository
class R2dbcCommands implements Commands {
    private static final String COLUMNS = "id, capability, system, division, subject, purpose, payload, fingerprint,"
            + " amount_fen, state, may_have_arrived, attempts, epoch, owner, receipt, code, notice, recorded_at,"
            + " settled_at, next_at";
    private final DatabaseClient db;
    private final JsonMapper json;

    R2dbcCommands(DatabaseClient db, JsonMapper json) {
        this.db = db;
        this.json = json;
    }

    @Override
    public Mono<Boolean> record(String id, Errand errand, @Nullable String notice) {
        GenericExecuteSpec sql = db.sql("INSERT INTO command (id, capability, system, division, subject, purpose,"
                        + " payload, fingerprint, amount_fen, state, notice) VALUES (:id, :capability, :system,"
                        + " :division, :subject, :purpose, :payload, :fingerprint, :amount, 'QUEUED', :notice)"
                        + " ON CONFLICT DO NOTHING")
                .bind("id", id)
                .bind("capability", errand.capability())
                .bind("system", errand.system())
                .bind("division", errand.division())
                .bind("subject", errand.subject())
                .bind("purpose", errand.purpose())
                .bind("payload", json.writeValueAsString(errand.payload()))
                .bind("fingerprint", errand.fingerprint())
                .bind("amount", errand.amountFen());
        return bind(sql, "notice", notice).fetch().rowsUpdated().map(rows -> rows == 1);
    }

    @Override
    public Mono<Command> find(String id) {
        return db.sql("SELECT " + COLUMNS + " FROM command WHERE id = :id")
                .bind("id", id)
                .map(this::command)
                .one();
    }

    @Override
    public Flux<Command> in(State state) {
        return db.sql("SELECT " + COLUMNS + " FROM command WHERE state = :state ORDER BY recorded_at LIMIT 200")
                .bind("state", state.name())
                .map(this::command)
                .all();
    }

    @Override
    public Mono<Command> lease(String system, Collection<String> capabilities, Duration lease) {
        return db.sql("SELECT " + COLUMNS + " FROM command WHERE system = :system AND capability IN (:capabilities)"
                        + " AND state IN ('QUEUED', 'SENDING', 'UNCERTAIN') AND next_at <= CURRENT_TIMESTAMP"
                        + " AND (lease_until IS NULL OR lease_until < CURRENT_TIMESTAMP)"
                        + " ORDER BY next_at LIMIT 1 FOR UPDATE SKIP LOCKED")
                .bind("system", system)
                .bind("capabilities", capabilities)
                .map(this::command)
                .one()
                .flatMap(found -> db.sql("UPDATE command SET state = 'SENDING', may_have_arrived = true,"
                                + " epoch = epoch + 1,"
                                + " lease_until = CURRENT_TIMESTAMP + make_interval(secs => :seconds) WHERE id = :id")
                        .bind("seconds", lease.toMillis() / 1000.0)
                        .bind("id", found.id())
                        .then()
                        .thenReturn(leased(found)));
    }

    private static Command leased(Command found) {
        return new Command(
                found.id(),
                found.errand(),
                found.standing(),
                found.mayHaveArrived(),
                found.attempts(),
                found.epoch() + 1,
                found.times());
    }

    @Override
    public Mono<Boolean> settle(Command leased, Result result) {
        GenericExecuteSpec sql = db.sql("UPDATE command SET state = :state, may_have_arrived = :arrived,"
                        + " attempts = attempts + :counted, lease_until = NULL,"
                        + " next_at = CURRENT_TIMESTAMP + make_interval(secs => :seconds),"
                        + " settled_at = CASE WHEN :settled THEN CURRENT_TIMESTAMP END,"
                        + " owner = :owner, receipt = :receipt, code = :code, notice = :notice"
                        + " WHERE id = :id AND epoch = :epoch AND state = 'SENDING'")
                .bind("state", result.state().name())
                .bind("arrived", result.mayHaveArrived())
                .bind("counted", result.counted() ? 1 : 0)
                .bind("seconds", result.again().toMillis() / 1000.0)
                .bind("settled", result.settled())
                .bind("id", leased.id())
                .bind("epoch", leased.epoch());
        sql = bind(sql, "owner", result.owner());
        sql = bind(sql, "receipt", result.receipt());
        sql = bind(sql, "code", result.code());
        return bind(sql, "notice", result.notice()).fetch().rowsUpdated().map(rows -> rows == 1);
    }

    @Override
    public Mono<Boolean> move(Command dead, OperatorVerb verb, State to, String reason, String actor) {
        boolean goesOn = to == State.QUEUED || to == State.UNCERTAIN;
        return db.sql("UPDATE command SET state = :state, next_at = CURRENT_TIMESTAMP, epoch = epoch + 1,"
                        + " attempts = CASE WHEN :goesOn THEN 0 ELSE attempts END,"
                        + " settled_at = CASE WHEN :goesOn THEN NULL ELSE CURRENT_TIMESTAMP END,"
                        + " owner = :actor, notice = :reason"
                        + " WHERE id = :id AND state = 'DEAD' AND epoch = :epoch")
                .bind("state", to.name())
                .bind("goesOn", goesOn)
                .bind("actor", actor)
                .bind("reason", reason)
                .bind("id", dead.id())
                .bind("epoch", dead.epoch())
                .fetch()
                .rowsUpdated()
                .flatMap(rows -> rows == 1 ? audit(dead, verb, reason, actor).thenReturn(true) : Mono.just(false));
    }

    private Mono<Void> audit(Command dead, OperatorVerb verb, String reason, String actor) {
        return db.sql("INSERT INTO command_verb (command_id, verb, reason, actor, attempts)"
                        + " VALUES (:id, :verb, :reason, :actor, :attempts)")
                .bind("id", dead.id())
                .bind("verb", verb.name())
                .bind("reason", reason)
                .bind("actor", actor)
                .bind("attempts", dead.attempts())
                .then();
    }

    private Command command(Readable row) {
        return new Command(
                text(row, "id"),
                new Errand(
                        text(row, "capability"),
                        text(row, "system"),
                        text(row, "division"),
                        text(row, "subject"),
                        text(row, "purpose"),
                        json.readValue(text(row, "payload"), new TypeReference<>() {}),
                        text(row, "fingerprint"),
                        must(row.get("amount_fen", Long.class))),
                new Standing(
                        State.valueOf(text(row, "state")),
                        row.get("owner", String.class),
                        row.get("receipt", String.class),
                        row.get("code", String.class),
                        row.get("notice", String.class)),
                must(row.get("may_have_arrived", Boolean.class)),
                must(row.get("attempts", Integer.class)),
                must(row.get("epoch", Long.class)),
                new Times(must(at(row, "recorded_at")), at(row, "settled_at"), must(at(row, "next_at"))));
    }

    private static String text(Readable row, String column) {
        return must(row.get(column, String.class));
    }

    private static @Nullable Instant at(Readable row, String column) {
        OffsetDateTime at = row.get(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static <T> T must(@Nullable T value) {
        return Objects.requireNonNull(value);
    }

    private static GenericExecuteSpec bind(GenericExecuteSpec sql, String name, @Nullable String value) {
        return value == null ? sql.bindNull(name, String.class) : sql.bind(name, value);
    }
}
