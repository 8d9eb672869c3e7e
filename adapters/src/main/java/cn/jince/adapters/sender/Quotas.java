package cn.jince.adapters.sender;

import cn.jince.api.problem.ProblemCode;
import cn.jince.edge.Problem;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.http.HttpStatus;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * What a sender may take of us. The minute is counted here, in memory: it protects this instance, and an instance that
 * is new starts full. The day is counted in the database, one row a sender, because it is a promise between offices and
 * holds over all instances and restarts. Adapters need no Redis for that.
 */
@Component
public class Quotas {
    private static final ZoneId SHANXI = ZoneId.of("Asia/Shanghai");
    private final Map<String, Bucket> calls = new ConcurrentHashMap<>();
    private final Map<String, Bucket> rows = new ConcurrentHashMap<>();
    private final DatabaseClient database;
    private final Clock clock;

    Quotas(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** What is left after a call, and for an exhausted one when to come back. */
    public sealed interface Call {
        record Granted(long leftInMinute, long leftInDay) implements Call {}

        record Exhausted(String policy, Duration comeBackAfter) implements Call {}
    }

    /** Counts a call. */
    public Mono<Call> call(Sender sender) {
        Bucket minute = calls.computeIfAbsent(
                sender.system(), _ -> new Bucket(sender.quota().callsPerMinute()));
        return Mono.defer(() -> {
            Duration wait = minute.take(1, clock.instant());
            if (wait.isPositive()) {
                return Mono.just(new Call.Exhausted("minute", wait));
            }
            long most = sender.quota().callsPerDay();
            return count(sender, 1, 0, most, Long.MAX_VALUE)
                    .map(used -> used.isPresent()
                            ? new Call.Granted(minute.left(), most - used.get().calls())
                            : new Call.Exhausted("day", untilTomorrow()));
        });
    }

    /**
     * Counts new rows of a batch. Over the minute it waits, so that the sender is slowed by its own connection; over
     * the day it ends with 429 and the batch stays open until it is sent again.
     */
    public Mono<Void> charge(Sender sender, int count) {
        Bucket minute = rows.computeIfAbsent(
                sender.system(), _ -> new Bucket(sender.quota().rowsPerMinute()));
        return Mono.defer(() -> {
            Duration wait = minute.owe(count, clock.instant());
            Mono<Void> slowed = wait.isPositive() ? Mono.delay(wait).then() : Mono.empty();
            return slowed.then(count(
                            sender, 0, count, Long.MAX_VALUE, sender.quota().rowsPerDay()))
                    .flatMap(used -> used.isPresent() ? Mono.<Void>empty() : Mono.error(dayIsUsedUp()));
        });
    }

    /** Says when to come back, in seconds, as the member {@code retryAfter} too. */
    public static Problem tooMany(Duration comeBackAfter) {
        long seconds = Math.max(1, comeBackAfter.toSeconds() + 1);
        return Problem.of(HttpStatus.TOO_MANY_REQUESTS, ProblemCode.TOO_MANY_REQUESTS, "超出登记的配额，请在" + seconds + "秒后再试。")
                .with("retryAfter", seconds);
    }

    private Problem dayIsUsedUp() {
        return tooMany(untilTomorrow());
    }

    private record Used(long calls, long rows) {}

    /** Empty where that would be more than the day allows; then nothing is counted. */
    private Mono<Optional<Used>> count(Sender sender, long call, long row, long mostCalls, long mostRows) {
        return database.sql("""
                        INSERT INTO open_ledger AS kept (system, day, calls, rows)
                        SELECT :system, :day, :calls, :rows WHERE :calls <= :mostCalls AND :rows <= :mostRows
                        ON CONFLICT (system, day) DO UPDATE
                        SET calls = kept.calls + excluded.calls, rows = kept.rows + excluded.rows
                        WHERE kept.calls + excluded.calls <= :mostCalls AND kept.rows + excluded.rows <= :mostRows
                        RETURNING calls, rows""")
                .bind("system", sender.system())
                .bind("day", LocalDate.ofInstant(clock.instant(), SHANXI))
                .bind("calls", call)
                .bind("rows", row)
                .bind("mostCalls", mostCalls)
                .bind("mostRows", mostRows)
                .map(found -> new Used(
                        Objects.requireNonNull(found.get("calls", Long.class)),
                        Objects.requireNonNull(found.get("rows", Long.class))))
                .one()
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty());
    }

    private Duration untilTomorrow() {
        Instant now = clock.instant();
        return Duration.between(
                now,
                LocalDate.ofInstant(now, SHANXI)
                        .plusDays(1)
                        .atStartOfDay(SHANXI)
                        .toInstant());
    }
}
