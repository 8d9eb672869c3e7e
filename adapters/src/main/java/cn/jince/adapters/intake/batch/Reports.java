package cn.jince.adapters.intake.batch;

import cn.jince.adapters.sender.Kind;
import cn.jince.api.exchange.ExchangeViews.BatchReport;
import cn.jince.api.exchange.ExchangeViews.QuarantinedRow;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** How batches stand, counted from their chunks. */
@Component
public class Reports {
    private static final int LISTED = 100;
    private static final String SELECT = """
            SELECT b.id, b.system, b.kind, b.batch, b.state, b.started_at, b.ended_at,
                   coalesce(c.received, 0) AS received, coalesce(c.accepted, 0) AS accepted,
                   coalesce(c.refused, 0) AS refused,
                   (SELECT count(*) FROM open_quarantine q WHERE q.batch = b.id) AS kept
            FROM open_batch b LEFT JOIN LATERAL (
                SELECT sum(row_count) AS received, sum(accepted) AS accepted, sum(refused) AS refused
                FROM open_chunk WHERE batch = b.id) c ON true
            WHERE b.system = :system\s""";
    private final DatabaseClient database;
    private final Quarantine quarantine;

    Reports(DatabaseClient database, Quarantine quarantine) {
        this.database = database;
        this.quarantine = quarantine;
    }

    /** A report with the number the batch has with us. */
    public record Found(long id, BatchReport report) {}

    /** Empty where the system has no such batch. */
    public Mono<Found> find(String system, String batch) {
        return database.sql(SELECT + "AND b.batch = :batch")
                .bind("system", system)
                .bind("batch", batch)
                .map(Reports::found)
                .one()
                .flatMap(found -> quarantine
                        .first(found.id(), LISTED)
                        .map(refusals -> new Found(
                                found.id(),
                                with(
                                        found.report(),
                                        refusals.stream()
                                                .map(Reports::withoutContent)
                                                .toList()))));
    }

    /** The newest first. */
    public Mono<List<BatchReport>> list(String system, int most) {
        return database.sql(SELECT + "ORDER BY b.id DESC LIMIT :most")
                .bind("system", system)
                .bind("most", most)
                .map(row -> found(row).report())
                .all()
                .collectList();
    }

    /** What the sender sent it has; the error report holds it. */
    private static QuarantinedRow withoutContent(QuarantinedRow row) {
        return new QuarantinedRow(row.row(), row.code(), row.pointer(), row.detail(), null);
    }

    private static BatchReport with(BatchReport report, List<QuarantinedRow> refusals) {
        return new BatchReport(
                report.batch(),
                report.system(),
                report.kind(),
                report.state(),
                report.received(),
                report.accepted(),
                report.quarantined(),
                report.pending(),
                report.kept(),
                report.startedAt(),
                report.endedAt(),
                report.report(),
                report.errors(),
                refusals);
    }

    private static Found found(Readable row) {
        String batch = text(row, "batch");
        long received = number(row, "received");
        long accepted = number(row, "accepted");
        long refused = number(row, "refused");
        return new Found(
                number(row, "id"),
                new BatchReport(
                        batch,
                        text(row, "system"),
                        Kind.valueOf(text(row, "kind")).word(),
                        text(row, "state"),
                        received,
                        accepted,
                        refused,
                        received - accepted - refused,
                        number(row, "kept"),
                        Objects.requireNonNull(instant(row, "started_at")),
                        instant(row, "ended_at"),
                        "/open/batches/" + batch,
                        "/open/batches/" + batch + "/errors",
                        List.of()));
    }

    private static String text(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, String.class), column);
    }

    private static long number(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, Long.class), column);
    }

    private static @Nullable Instant instant(Readable row, String column) {
        OffsetDateTime at = row.get(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
