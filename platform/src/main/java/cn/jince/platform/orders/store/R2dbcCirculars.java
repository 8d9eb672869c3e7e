package cn.jince.platform.orders.store;

import cn.jince.platform.kernel.DivisionCode;
import cn.jince.platform.kernel.PlatformClock;
import cn.jince.platform.orders.Circular;
import cn.jince.platform.orders.Circulars;
import cn.jince.platform.rows.Columns;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

@Repository
class R2dbcCirculars implements Circulars {
    private final DatabaseClient db;
    private final JsonMapper json;

    R2dbcCirculars(DatabaseClient db, JsonMapper json) {
        this.db = db;
        this.json = json;
    }

    @Override
    public Mono<Boolean> issued(DivisionCode division, String period) {
        return db.sql("SELECT count(*) AS n FROM circular WHERE division_code = :division AND period = :period")
                .bind("division", division.value())
                .bind("period", period)
                .map(row -> new Columns(row).number("n") > 0)
                .one();
    }

    @Override
    public Flux<Circular.Row> rows(DivisionCode division, LocalDate month, LocalDate today) {
        String below = division.level() == DivisionCode.Level.PROVINCE
                ? "substr(division_code, 1, 4) || '00'"
                : "division_code";
        return db.sql("SELECT division, sum(claims) AS claims, sum(enquiries) AS enquiries, sum(open) AS open,"
                        + " sum(escalated) AS escalated, sum(decided) AS decided, sum(in_time) AS in_time FROM ("
                        + "SELECT " + below + " AS division,"
                        + " count(*) FILTER (WHERE next_stage IS NOT NULL AND due_on < :today) AS claims, 0 AS enquiries,"
                        + " 0 AS open, 0 AS escalated, 0 AS decided, 0 AS in_time FROM claim"
                        + " WHERE division_code LIKE :prefix GROUP BY 1"
                        + " UNION ALL SELECT " + below
                        + ", 0, count(*) FILTER (WHERE state = 'OPEN' AND due_on < :today),"
                        + " 0, 0, 0, 0 FROM enquiry WHERE division_code LIKE :prefix GROUP BY 1"
                        + " UNION ALL SELECT " + below + ", 0, 0, count(*) FILTER (WHERE state <> 'CLOSED'),"
                        + " count(*) FILTER (WHERE state <> 'CLOSED' AND escalated_to IS NOT NULL), 0, 0"
                        + " FROM supervision_order WHERE division_code LIKE :prefix GROUP BY 1"
                        + " UNION ALL SELECT " + below
                        + ", 0, 0, 0, 0, count(*), count(*) FILTER (WHERE NOT decided_late)"
                        + " FROM claim WHERE division_code LIKE :prefix AND id IN (SELECT claim_id FROM claim_step"
                        + " WHERE event IN ('APPROVED', 'REJECTED', 'NOT_ACCEPTED') AND at >= :from AND at < :to)"
                        + " GROUP BY 1) t GROUP BY division ORDER BY division")
                .bind("today", today)
                .bind("prefix", division.prefix() + "%")
                .bind("from", month.atStartOfDay(PlatformClock.SHANGHAI).toOffsetDateTime())
                .bind(
                        "to",
                        month.plusMonths(1).atStartOfDay(PlatformClock.SHANGHAI).toOffsetDateTime())
                .map(row -> new Circular.Row(
                        new Columns(row).text("division"),
                        number(row.get("claims")),
                        number(row.get("enquiries")),
                        number(row.get("open")),
                        number(row.get("escalated")),
                        number(row.get("decided")),
                        number(row.get("in_time"))))
                .all();
    }

    private static long number(@Nullable Object value) {
        return ((Number) Objects.requireNonNull(value)).longValue();
    }

    @Override
    public Mono<Void> keep(Circular circular) {
        return db.sql("INSERT INTO circular (division_code, period, issued_at, content)"
                        + " VALUES (:division, :period, :at, :content) ON CONFLICT DO NOTHING")
                .bind("division", circular.division().value())
                .bind("period", circular.period())
                .bind("at", circular.issuedAt().atOffset(java.time.ZoneOffset.UTC))
                .bind("content", json.writeValueAsString(circular))
                .then();
    }

    @Override
    public Flux<Circular> seenFrom(DivisionCode division, @Nullable String period) {
        GenericExecuteSpec sql = db.sql("SELECT content FROM circular WHERE (division_code LIKE :below"
                        + " OR division_code IN (:city, :province))"
                        + " AND (CAST(:period AS varchar) IS NULL OR period = :period)"
                        + " ORDER BY period DESC, division_code LIMIT 60")
                .bind("below", division.prefix() + "%")
                .bind("city", division.value().substring(0, 4) + "00")
                .bind("province", division.value().substring(0, 2) + "0000");
        return Columns.bind(sql, "period", period, String.class)
                .map(row -> json.readValue(new Columns(row).text("content"), Circular.class))
                .all();
    }
}
