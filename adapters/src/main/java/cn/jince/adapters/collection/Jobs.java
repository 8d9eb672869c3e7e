package cn.jince.adapters.collection;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Jobs in the database. Leases go by the database's clock, so that no instance's clock counts. */
@Component
class Jobs {
    static final Duration LEASE = Duration.ofSeconds(60);
    private final DatabaseClient database;

    Jobs(DatabaseClient database) {
        this.database = database;
    }

    Mono<Void> enter(List<Collection> collections) {
        return Flux.fromIterable(collections)
                .concatMap(each -> database.sql("""
                                INSERT INTO collection_job (system, capability, due_at)
                                VALUES (:system, :capability, now()) ON CONFLICT DO NOTHING""")
                        .bind("system", each.system().system())
                        .bind("capability", each.capability().capability())
                        .then())
                .then();
    }

    /** Takes one that is due, if any. @param ids those that may run now */
    Mono<Job> claim(List<String> ids, String owner) {
        return database.sql("""
                        UPDATE collection_job SET lease_owner = :owner, lease_until = now() + :lease * interval '1 second',
                               epoch = epoch + 1, started_at = now(), received = 0, accepted = 0, quarantined = 0
                        WHERE (system, capability) = (
                            SELECT system, capability FROM collection_job
                            WHERE due_at <= now() AND (lease_until IS NULL OR lease_until < now())
                              AND system || '/' || capability = ANY(:ids)
                            ORDER BY due_at LIMIT 1 FOR UPDATE SKIP LOCKED)
                        RETURNING system, capability, cursor, epoch""")
                .bind("owner", owner)
                .bind("lease", LEASE.toSeconds())
                .bind("ids", ids.toArray(String[]::new))
                .map(row -> new Job(
                        text(row.get("system", String.class)),
                        text(row.get("capability", String.class)),
                        row.get("cursor", String.class),
                        row.get("epoch", Long.class) instanceof Long epoch ? epoch : 0))
                .one();
    }

    Mono<Void> renew(Job job) {
        return held(
                job,
                database.sql("UPDATE collection_job SET lease_until = now() + :lease * interval '1 second' " + MINE)
                        .bind("lease", LEASE.toSeconds()));
    }

    /** Must run in the transaction of whatever else the page writes. */
    Mono<Void> progress(Job job, @Nullable String cursor, Kept kept) {
        DatabaseClient.GenericExecuteSpec sql = database.sql("""
                        UPDATE collection_job SET lease_until = now() + :lease * interval '1 second',
                               cursor = coalesce(:cursor, cursor), as_of = greatest(as_of, :asOf),
                               received = received + :received, accepted = accepted + :accepted,
                               quarantined = quarantined + :quarantined\s""" + MINE).bind("lease", LEASE.toSeconds());
        sql = cursor == null ? sql.bindNull("cursor", String.class) : sql.bind("cursor", cursor);
        return held(job, counted(sql, kept)).then(quarantine(job, kept.refused()));
    }

    /** In SHADOW: only the counts. */
    Mono<Void> compared(Job job, Kept kept) {
        return held(job, counted(database.sql("""
                                        UPDATE collection_job SET as_of = greatest(as_of, :asOf),
                                               received = received + :received, accepted = accepted + :accepted,
                                               quarantined = quarantined + :quarantined\s""" + MINE), kept));
    }

    private static DatabaseClient.GenericExecuteSpec counted(DatabaseClient.GenericExecuteSpec sql, Kept kept) {
        LocalDate asOf = kept.asOf();
        DatabaseClient.GenericExecuteSpec bound = sql.bind(
                        "received", kept.accepted().size() + kept.refused().size())
                .bind("accepted", kept.accepted().size())
                .bind("quarantined", kept.refused().size());
        return asOf == null ? bound.bindNull("asOf", LocalDate.class) : bound.bind("asOf", asOf);
    }

    private Mono<Void> quarantine(Job job, List<Row.Damaged> refused) {
        return Flux.fromIterable(refused)
                .concatMap(row -> database.sql("""
                                INSERT INTO collection_quarantine (system, capability, row_key, code, detail, at)
                                VALUES (:system, :capability, :key, :code, :detail, now())
                                ON CONFLICT (system, capability, row_key)
                                DO UPDATE SET code = :code, detail = :detail, at = now()""")
                        .bind("system", job.system())
                        .bind("capability", job.capability())
                        .bind("key", row.key())
                        .bind("code", row.code())
                        .bind("detail", row.detail())
                        .then())
                .then();
    }

    Mono<Void> done(Job job, Duration again) {
        return held(job, database.sql("""
                                UPDATE collection_job SET lease_owner = NULL, lease_until = NULL, finished_at = now(),
                                       failures = 0, error = NULL, error_at = NULL,
                                       due_at = now() + :again * interval '1 millisecond'\s""" + MINE).bind("again", again.toMillis()));
    }

    /** The next try comes after a second, then two, four and so on, at the latest when it would be due anyway. */
    Mono<Void> failed(Job job, String error, Duration every) {
        return held(job, database.sql("""
                                UPDATE collection_job SET lease_owner = NULL, lease_until = NULL,
                                       failures = failures + 1, error = :error, error_at = now(),
                                       due_at = now() + least(:every, 1000 * 2 ^ least(failures, 20))
                                                * interval '1 millisecond'\s""" + MINE).bind("error", error).bind("every", every.toMillis()));
    }

    Mono<Long> runNow(List<String> ids) {
        return database.sql("UPDATE collection_job SET due_at = now() WHERE system || '/' || capability = ANY(:ids)")
                .bind("ids", ids.toArray(String[]::new))
                .fetch()
                .rowsUpdated();
    }

    Flux<JobState> of(String system) {
        return database.sql("""
                        SELECT capability, due_at, lease_until > now() AS running, started_at, finished_at, received,
                               accepted, quarantined, as_of, failures, error, error_at
                        FROM collection_job WHERE system = :system ORDER BY capability""")
                .bind("system", system)
                .map(row -> new JobState(
                        text(row.get("capability", String.class)),
                        Boolean.TRUE.equals(row.get("running", Boolean.class)),
                        row.get("due_at", Instant.class),
                        row.get("started_at", Instant.class),
                        row.get("finished_at", Instant.class),
                        number(row.get("received", Long.class)),
                        number(row.get("accepted", Long.class)),
                        number(row.get("quarantined", Long.class)),
                        row.get("as_of", LocalDate.class),
                        number(row.get("failures", Long.class)),
                        row.get("error", String.class),
                        row.get("error_at", Instant.class)))
                .all();
    }

    private static final String MINE = "WHERE system = :system AND capability = :capability AND epoch = :epoch";

    private static Mono<Void> held(Job job, DatabaseClient.GenericExecuteSpec sql) {
        return sql.bind("system", job.system())
                .bind("capability", job.capability())
                .bind("epoch", job.epoch())
                .fetch()
                .rowsUpdated()
                .flatMap(rows -> rows == 1 ? Mono.empty() : Mono.error(new LeaseLost(job)));
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    private static long number(@Nullable Long value) {
        return value == null ? 0 : value;
    }
}
