package cn.jince.platform.figures;

import cn.jince.api.supervision.FigureViews.ClaimLine;
import cn.jince.api.supervision.FigureViews.FigureRow;
import cn.jince.platform.claim.ClaimState;
import cn.jince.platform.kernel.Divisions;
import cn.jince.platform.kernel.PlatformClock;
import cn.jince.platform.kernel.WorkingCalendar;
import cn.jince.platform.kernel.WorkingDays;
import cn.jince.platform.rows.Columns;
import io.r2dbc.spi.Readable;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Counts and lists claims by the same conditions: one statement each, whatever the population. */
@Repository
public class ClaimFigures {
    private static final int NEAR_DAYS = 2;
    private static final String FROM =
            " FROM claim c LEFT JOIN policy_item p ON p.id = c.item_id AND p.version = c.item_version WHERE ";
    private final DatabaseClient db;
    private final PlatformClock clock;
    private final WorkingCalendar calendar;

    ClaimFigures(DatabaseClient db, PlatformClock clock, WorkingCalendar calendar) {
        this.db = db;
        this.clock = clock;
        this.calendar = calendar;
    }

    /** By key, at most 500 rows. */
    Flux<FigureRow> by(Dimension dimension, Scope scope) {
        StringBuilder sql = new StringBuilder("SELECT " + dimension.key() + " AS key, max(c.item_name) AS item_name,"
                + " COALESCE(sum(c.amount_fen) FILTER (WHERE c.state <> 'REJECTED'), 0) AS amount_fen,"
                + " COALESCE(sum(c.amount_fen) FILTER (WHERE " + Figure.PAID.condition() + "), 0) AS paid_fen");
        for (Figure figure : Figure.values()) {
            sql.append(", count(*) FILTER (WHERE ")
                    .append(figure.condition())
                    .append(") AS ")
                    .append(figure.name().toLowerCase(Locale.ROOT));
        }
        sql.append(FROM).append(scope.where()).append(" GROUP BY 1 ORDER BY submitted DESC, 1 LIMIT 500");
        return bound(sql.toString(), scope).map(row -> row(row, dimension)).all();
    }

    private static FigureRow row(Readable row, Dimension dimension) {
        Columns columns = new Columns(row);
        Map<String, Long> figures = new LinkedHashMap<>();
        for (Figure figure : Figure.values()) {
            figures.put(figure.name(), columns.number(figure.name().toLowerCase(Locale.ROOT)));
        }
        String key = columns.text("key");
        String name = switch (dimension) {
            case CITY, COUNTY -> Divisions.shanxi().nameOf(key);
            case ITEM -> columns.text("item_name");
            case LEVEL, DEPARTMENT, MONTH -> key.isEmpty() ? "未登记" : key;
        };
        return new FigureRow(key, name, figures, number(row, "amount_fen"), number(row, "paid_fen"));
    }

    Mono<Long> count(Figure figure, Scope scope) {
        return bound("SELECT count(*) AS n" + FROM + scope.where() + " AND " + figure.condition(), scope)
                .map(row -> new Columns(row).number("n"))
                .one();
    }

    /** Oldest submission first. */
    public Flux<ClaimLine> list(Figure figure, Scope scope, int limit, long offset) {
        return bound(
                        "SELECT c.id, c.number, c.item_id, c.item_name, c.credit_code, c.enterprise_name,"
                                + " c.division_code, c.state, c.submitted_at, c.due_on, c.amount_fen" + FROM
                                + scope.where() + " AND " + figure.condition()
                                + " ORDER BY c.submitted_at, c.id LIMIT " + limit + " OFFSET " + offset,
                        scope)
                .map(ClaimFigures::line)
                .all();
    }

    private static ClaimLine line(Readable row) {
        Columns columns = new Columns(row);
        ClaimState state = ClaimState.valueOf(columns.text("state"));
        return new ClaimLine(
                columns.text("id"),
                columns.textOrNull("number"),
                columns.text("item_id"),
                columns.text("item_name"),
                columns.text("credit_code"),
                columns.text("enterprise_name"),
                columns.text("division_code"),
                Divisions.shanxi().nameOf(columns.text("division_code")),
                state.name(),
                state.text(),
                columns.instantOrNull("submitted_at"),
                columns.dayOrNull("due_on"),
                columns.numberOrNull("amount_fen"));
    }

    private GenericExecuteSpec bound(String sql, Scope scope) {
        GenericExecuteSpec spec = db.sql(sql).bind("prefix", scope.division().prefix() + "%");
        for (Map.Entry<String, String> one : scope.narrowed().entrySet()) {
            spec = spec.bind(one.getKey(), one.getValue());
        }
        if (sql.contains(":today")) {
            spec = spec.bind("today", clock.today());
        }
        return sql.contains(":near")
                ? spec.bind(
                        "near",
                        calendar.plus(clock.today(), new WorkingDays(NEAR_DAYS)).day())
                : spec;
    }

    private static long number(Readable row, String name) {
        return ((Number) Objects.requireNonNull(row.get(name), name)).longValue();
    }
}
