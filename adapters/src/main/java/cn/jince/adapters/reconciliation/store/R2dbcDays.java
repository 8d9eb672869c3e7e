package cn.jince.adapters.reconciliation.store;

import cn.jince.adapters.call.Lines;
import cn.jince.adapters.reconciliation.Book;
import cn.jince.adapters.reconciliation.Day;
import cn.jince.adapters.reconciliation.Days;
import cn.jince.adapters.reconciliation.Difference;
import cn.jince.api.adapters.ReconciliationViews.DayLine;
import cn.jince.api.adapters.ReconciliationViews.GapView;
import cn.jince.api.adapters.ReconciliationViews.ReconciliationView;
import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Repository
class R2dbcDays implements Days {
    /** A day is over for us half an hour after midnight, so that late answers are in. */
    private static final String TODAY =
            "((CURRENT_TIMESTAMP AT TIME ZONE 'Asia/Shanghai') - interval '30 minutes')::date";

    private static final String OF = " WHERE system = :system AND capability = :capability AND day = :day";
    private final DatabaseClient db;
    private final Lines lines;

    R2dbcDays(DatabaseClient db, Lines lines) {
        this.db = db;
        this.lines = lines;
    }

    @Override
    public Mono<Void> enter(String system, String capability, int last) {
        return db.sql("INSERT INTO reconciliation (system, capability, day, state)"
                        + " SELECT :system, :capability, " + TODAY + " - back, 'OPEN'"
                        + " FROM generate_series(1, :last) AS back ON CONFLICT DO NOTHING")
                .bind("system", system)
                .bind("capability", capability)
                .bind("last", last)
                .then();
    }

    @Override
    public Mono<Void> due(String system, String capability, LocalDate day) {
        return of(
                        db.sql("INSERT INTO reconciliation (system, capability, day, state)"
                                + " VALUES (:system, :capability, :day, 'OPEN') ON CONFLICT (system, capability, day)"
                                + " DO UPDATE SET next_at = CURRENT_TIMESTAMP"),
                        system,
                        capability,
                        day)
                .then();
    }

    @Override
    public Mono<Day> lease(int last, Duration lease) {
        return leased(
                db.sql("SELECT system, capability, day, epoch FROM reconciliation WHERE state <> 'AGREED'"
                                + " AND next_at <= CURRENT_TIMESTAMP AND day >= " + TODAY + " - :last AND day < "
                                + TODAY
                                + " AND (lease_until IS NULL OR lease_until < CURRENT_TIMESTAMP)"
                                + " ORDER BY next_at LIMIT 1 FOR UPDATE SKIP LOCKED")
                        .bind("last", last),
                lease);
    }

    @Override
    public Mono<Day> lease(String system, String capability, LocalDate day, Duration lease) {
        return leased(
                of(
                        db.sql("SELECT system, capability, day, epoch FROM reconciliation" + OF
                                + " AND (lease_until IS NULL OR lease_until < CURRENT_TIMESTAMP)"
                                + " FOR UPDATE SKIP LOCKED"),
                        system,
                        capability,
                        day),
                lease);
    }

    private Mono<Day> leased(GenericExecuteSpec found, Duration lease) {
        return found.map(row -> new Day(
                        must(row.get("system", String.class)),
                        must(row.get("capability", String.class)),
                        must(row.get("day", LocalDate.class)),
                        must(row.get("epoch", Long.class)) + 1))
                .one()
                .flatMap(day -> of(
                                db.sql("UPDATE reconciliation SET epoch = epoch + 1,"
                                                + " lease_until = CURRENT_TIMESTAMP + make_interval(secs => :seconds)"
                                                + OF)
                                        .bind("seconds", (double) lease.toSeconds()),
                                day.system(),
                                day.capability(),
                                day.day())
                        .then()
                        .thenReturn(day));
    }

    @Override
    public Mono<Void> keep(Day leased, Book ours, Book theirs, List<Difference> differences, String owner) {
        return settled(
                        leased,
                        "state = :state, ours_count = :oursCount, ours_fen = :oursFen, ours_hash = :oursHash,"
                                + " theirs_count = :theirsCount, theirs_fen = :theirsFen, theirs_hash = :theirsHash,"
                                + " notice = NULL, next_at = CURRENT_TIMESTAMP + interval '1 hour'",
                        sql -> sql.bind("state", differences.isEmpty() ? "AGREED" : "DIFFERS")
                                .bind("oursCount", ours.count())
                                .bind("oursFen", ours.sumFen())
                                .bind("oursHash", ours.hash())
                                .bind("theirsCount", theirs.count())
                                .bind("theirsFen", theirs.sumFen())
                                .bind("theirsHash", theirs.hash()))
                .filter(mine -> mine)
                .flatMap(_ -> close(leased, differences)
                        .thenMany(Flux.fromIterable(differences))
                        .concatMap(difference -> open(leased, difference, owner))
                        .then());
    }

    @Override
    public Mono<Void> unknown(Day leased, String notice) {
        return settled(
                        leased,
                        "state = CASE WHEN state = 'DIFFERS' THEN state ELSE 'UNKNOWN' END, notice = :notice,"
                                + " next_at = CURRENT_TIMESTAMP + interval '10 minutes'",
                        sql -> sql.bind("notice", notice))
                .then();
    }

    private Mono<Boolean> settled(Day leased, String set, java.util.function.UnaryOperator<GenericExecuteSpec> values) {
        return of(
                        values.apply(db.sql("UPDATE reconciliation SET " + set
                                + ", ran_at = CURRENT_TIMESTAMP, lease_until = NULL" + OF + " AND epoch = :epoch")),
                        leased.system(),
                        leased.capability(),
                        leased.day())
                .bind("epoch", leased.epoch())
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    private Mono<Void> close(Day day, List<Difference> differences) {
        String still = differences.isEmpty() ? "" : " AND NOT (kind || ' ' || business_key) IN (:still)";
        GenericExecuteSpec sql = of(
                db.sql("UPDATE reconciliation_gap SET state = 'CLOSED', closed_at = CURRENT_TIMESTAMP" + OF
                        + " AND state = 'OPEN'" + still),
                day.system(),
                day.capability(),
                day.day());
        return (differences.isEmpty()
                        ? sql
                        : sql.bind(
                                "still",
                                differences.stream()
                                        .map(each -> each.kind() + " " + each.key())
                                        .toList()))
                .then();
    }

    private Mono<Void> open(Day day, Difference difference, String owner) {
        GenericExecuteSpec sql = of(
                        db.sql("INSERT INTO reconciliation_gap (system, capability, day, business_key, kind, ours_fen,"
                                + " theirs_fen, state, owner) VALUES (:system, :capability, :day, :key, :kind, :ours,"
                                + " :theirs, 'OPEN', :owner) ON CONFLICT (system, capability, day, business_key, kind)"
                                + " DO UPDATE SET state = 'OPEN', closed_at = NULL, ours_fen = :ours,"
                                + " theirs_fen = :theirs"),
                        day.system(),
                        day.capability(),
                        day.day())
                .bind("key", difference.key())
                .bind("kind", difference.kind().name())
                .bind("owner", owner);
        return bind(bind(sql, "ours", difference.oursFen()), "theirs", difference.theirsFen())
                .then();
    }

    @Override
    public Flux<DayLine> commands(String system, String capability, LocalDate day) {
        return of(
                        db.sql("SELECT id, amount_fen FROM command WHERE system = :system AND capability = :capability"
                                + " AND state = 'ACCEPTED'"
                                + " AND (settled_at AT TIME ZONE 'Asia/Shanghai')::date = :day"),
                        system,
                        capability,
                        day)
                .map(row -> new DayLine(must(row.get("id", String.class)), must(row.get("amount_fen", Long.class))))
                .all();
    }

    @Override
    public Flux<ReconciliationView> newest() {
        return db.sql("SELECT * FROM reconciliation ORDER BY day DESC, system, capability LIMIT 100")
                .map(this::view)
                .all();
    }

    @Override
    public Mono<ReconciliationView> find(String system, String capability, LocalDate day) {
        return of(db.sql("SELECT * FROM reconciliation" + OF), system, capability, day)
                .map(this::view)
                .one();
    }

    private ReconciliationView view(Readable row) {
        String system = must(row.get("system", String.class));
        return new ReconciliationView(
                system,
                name(system),
                must(row.get("capability", String.class)),
                must(row.get("day", LocalDate.class)),
                must(row.get("state", String.class)),
                row.get("ours_count", Long.class),
                row.get("ours_fen", Long.class),
                row.get("ours_hash", String.class),
                row.get("theirs_count", Long.class),
                row.get("theirs_fen", Long.class),
                row.get("theirs_hash", String.class),
                row.get("notice", String.class),
                at(row, "ran_at"));
    }

    @Override
    public Flux<GapView> openGaps() {
        return db.sql("SELECT * FROM reconciliation_gap WHERE state = 'OPEN' ORDER BY opened_at LIMIT 200")
                .map(this::gap)
                .all();
    }

    @Override
    public Mono<GapView> own(long id, String owner, @Nullable String note) {
        GenericExecuteSpec sql = db.sql("UPDATE reconciliation_gap SET owner = :owner, note = :note"
                        + " WHERE id = :id AND state = 'OPEN' RETURNING *")
                .bind("owner", owner)
                .bind("id", id);
        return (note == null ? sql.bindNull("note", String.class) : sql.bind("note", note))
                .map(this::gap)
                .one();
    }

    private GapView gap(Readable row) {
        String system = must(row.get("system", String.class));
        return new GapView(
                must(row.get("id", Long.class)),
                system,
                name(system),
                must(row.get("capability", String.class)),
                must(row.get("day", LocalDate.class)),
                must(row.get("business_key", String.class)),
                must(row.get("kind", String.class)),
                row.get("ours_fen", Long.class),
                row.get("theirs_fen", Long.class),
                must(row.get("state", String.class)),
                must(row.get("owner", String.class)),
                row.get("note", String.class),
                must(at(row, "opened_at")),
                at(row, "closed_at"));
    }

    private String name(String system) {
        return lines.all().stream()
                .filter(line -> line.system().system().equals(system))
                .map(line -> line.system().name())
                .findFirst()
                .orElse(system);
    }

    private static GenericExecuteSpec of(GenericExecuteSpec sql, String system, String capability, LocalDate day) {
        return sql.bind("system", system).bind("capability", capability).bind("day", day);
    }

    private static GenericExecuteSpec bind(GenericExecuteSpec sql, String name, @Nullable Long value) {
        return value == null ? sql.bindNull(name, Long.class) : sql.bind(name, value);
    }

    private static @Nullable Instant at(Readable row, String column) {
        OffsetDateTime at = row.get(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static <T> T must(@Nullable T value) {
        return Objects.requireNonNull(value);
    }
}
