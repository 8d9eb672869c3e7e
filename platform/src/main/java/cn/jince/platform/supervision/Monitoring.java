package cn.jince.platform.supervision;

import cn.jince.api.supervision.MonitoringView;
import cn.jince.api.supervision.MonitoringView.ByItem;
import cn.jince.api.supervision.MonitoringView.Count;
import cn.jince.api.supervision.MonitoringView.Dwell;
import cn.jince.platform.claim.ClaimState;
import cn.jince.platform.kernel.DivisionCode;
import cn.jince.platform.kernel.Divisions;
import cn.jince.platform.kernel.PlatformClock;
import cn.jince.platform.kernel.WorkingCalendar;
import cn.jince.platform.kernel.WorkingDays;
import cn.jince.platform.rows.Columns;
import io.r2dbc.spi.Readable;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** 监测: counted by the database, a handful of statements whatever the population. */
@Repository
class Monitoring {
    private static final Map<String, String> STAGES = Map.of(
            "SUBMITTED",
            "受理",
            "AWAITING_CORRECTION",
            "补正",
            "ACCEPTED",
            "审核",
            "FIRST_REVIEWED",
            "复审",
            "JOINT_REVIEWED",
            "复审",
            "IN_PUBLIC_NOTICE",
            "公示",
            "PAYABLE",
            "兑付");
    private final DatabaseClient db;
    private final PlatformClock clock;
    private final WorkingCalendar calendar;

    Monitoring(DatabaseClient db, PlatformClock clock, WorkingCalendar calendar) {
        this.db = db;
        this.clock = clock;
        this.calendar = calendar;
    }

    Mono<MonitoringView> of(DivisionCode division) {
        String prefix = division.prefix() + "%";
        return Mono.zip(
                        acceptance(prefix),
                        byState(prefix),
                        dwell(prefix),
                        timeliness(prefix),
                        result(prefix),
                        byItem(prefix))
                .map(all -> new MonitoringView(
                        division.value(),
                        Divisions.shanxi().nameOf(division.value()),
                        all.getT1(),
                        new MonitoringView.Process(all.getT2(), all.getT3()),
                        all.getT4(),
                        all.getT5(),
                        all.getT6(),
                        clock.instant()));
    }

    private Mono<MonitoringView.Acceptance> acceptance(String prefix) {
        return db.sql("""
                        SELECT count(DISTINCT c.id) AS drafted,
                               count(DISTINCT c.id) FILTER (WHERE s.event = 'SUBMITTED') AS submitted,
                               count(DISTINCT c.id) FILTER (WHERE s.event = 'ACCEPTED') AS accepted,
                               count(DISTINCT c.id) FILTER (WHERE s.event = 'NOT_ACCEPTED') AS not_accepted,
                               count(DISTINCT c.id) FILTER (WHERE s.event = 'CORRECTION_ASKED') AS corrections,
                               count(DISTINCT c.id) FILTER (WHERE s.event = 'WITHDRAWN') AS withdrawn
                        FROM claim c JOIN claim_step s ON s.claim_id = c.id WHERE c.division_code LIKE :prefix""")
                .bind("prefix", prefix)
                .map(row -> new MonitoringView.Acceptance(
                        number(row, "drafted"),
                        number(row, "submitted"),
                        number(row, "accepted"),
                        number(row, "not_accepted"),
                        number(row, "corrections"),
                        number(row, "withdrawn")))
                .one();
    }

    private Mono<List<Count>> byState(String prefix) {
        return db.sql("SELECT state, count(*) AS n FROM claim WHERE division_code LIKE :prefix GROUP BY state"
                        + " ORDER BY state")
                .bind("prefix", prefix)
                .map(row -> {
                    ClaimState state = ClaimState.valueOf(new Columns(row).text("state"));
                    return new Count(state.name(), state.text(), number(row, "n"));
                })
                .all()
                .collectList();
    }

    private Mono<List<Dwell>> dwell(String prefix) {
        return db.sql("""
                        SELECT state, percentile_cont(0.5) WITHIN GROUP (ORDER BY hours) AS hours
                        FROM (SELECT s.state AS state,
                                     CAST(EXTRACT(EPOCH FROM lead(s.at) OVER (PARTITION BY s.claim_id ORDER BY s.seq) - s.at)
                                          / 3600 AS double precision) AS hours
                              FROM claim_step s JOIN claim c ON c.id = s.claim_id
                              WHERE c.division_code LIKE :prefix) d
                        WHERE hours IS NOT NULL
                          AND state IN ('SUBMITTED', 'AWAITING_CORRECTION', 'ACCEPTED', 'FIRST_REVIEWED', 'JOINT_REVIEWED',
                                        'IN_PUBLIC_NOTICE', 'PAYABLE')
                        GROUP BY state ORDER BY state""")
                .bind("prefix", prefix)
                .map(row -> {
                    String state = new Columns(row).text("state");
                    return new Dwell(state, STAGES.getOrDefault(state, state), decimal(row, "hours"));
                })
                .all()
                .collectList();
    }

    /** A claim is late for good once a step of it was; else what it waits for now counts. */
    private Mono<MonitoringView.Timeliness> timeliness(String prefix) {
        LocalDate today = clock.today();
        LocalDate near = calendar.plus(today, new WorkingDays(2)).day();
        return db.sql("""
                        SELECT count(*) FILTER (WHERE NOT late AND NOT near) AS within_limit,
                               count(*) FILTER (WHERE NOT late AND near) AS near_limit,
                               count(*) FILTER (WHERE late) AS over_limit
                        FROM (SELECT decided_late OR (waits AND due_on < :today) AS late, waits AND due_on <= :near AS near
                              FROM (SELECT decided_late, due_on, due_on IS NOT NULL
                                           AND state IN ('SUBMITTED', 'ACCEPTED', 'FIRST_REVIEWED', 'JOINT_REVIEWED') AS waits
                                    FROM claim WHERE division_code LIKE :prefix
                                      AND state NOT IN ('DRAFT', 'WITHDRAWN')) c) t""")
                .bind("near", near)
                .bind("today", today)
                .bind("prefix", prefix)
                .map(row ->
                        new long[] {number(row, "within_limit"), number(row, "near_limit"), number(row, "over_limit")})
                .one()
                .zipWith(
                        medianWorkingDays(prefix),
                        (counts, median) -> new MonitoringView.Timeliness(counts[0], counts[1], counts[2], median));
    }

    /** From submission to the last decision, of the newest thousand decided claims. */
    private Mono<Double> medianWorkingDays(String prefix) {
        return db.sql("""
                        SELECT c.submitted_at, s.at FROM claim c JOIN claim_step s ON s.claim_id = c.id
                        WHERE c.division_code LIKE :prefix AND c.submitted_at IS NOT NULL
                          AND s.event IN ('APPROVED', 'REJECTED', 'NOT_ACCEPTED')
                        ORDER BY s.at DESC LIMIT 1000""")
                .bind("prefix", prefix)
                .map(row -> calendar.between(
                        PlatformClock.dayOf(new Columns(row).instant("submitted_at")),
                        PlatformClock.dayOf(new Columns(row).instant("at"))))
                .all()
                .sort()
                .collectList()
                .map(days ->
                        days.isEmpty() ? 0.0 : (days.get((days.size() - 1) / 2) + days.get(days.size() / 2)) / 2.0);
    }

    private Mono<MonitoringView.Result> result(String prefix) {
        return db.sql("""
                        SELECT (SELECT count(DISTINCT s.claim_id) FROM claim_step s JOIN claim c ON c.id = s.claim_id
                                WHERE s.event = 'APPROVED' AND c.division_code LIKE :prefix) AS approved,
                               count(*) FILTER (WHERE state = 'REJECTED') AS rejected,
                               count(*) FILTER (WHERE state = 'IN_PUBLIC_NOTICE') AS in_notice,
                               count(*) FILTER (WHERE state IN ('PAID', 'CONCLUDED')) AS paid,
                               COALESCE(sum(amount_fen) FILTER (WHERE state IN ('PAID', 'CONCLUDED')), 0) AS paid_fen,
                               (SELECT count(*) FROM claim_free_member WHERE division_code LIKE :prefix) AS free_all,
                               (SELECT COALESCE(sum(amount_fen), 0) FROM claim_free_member
                                WHERE state = 'PAID' AND division_code LIKE :prefix) AS free_paid_fen,
                               (SELECT count(*) FROM claim_free_member
                                WHERE state = 'LEFT_OUT' AND division_code LIKE :prefix) AS free_out
                        FROM claim WHERE division_code LIKE :prefix""")
                .bind("prefix", prefix)
                .map(row -> new MonitoringView.Result(
                        number(row, "approved"),
                        number(row, "rejected"),
                        number(row, "in_notice"),
                        number(row, "paid"),
                        number(row, "paid_fen"),
                        number(row, "free_all"),
                        number(row, "free_paid_fen"),
                        number(row, "free_out")))
                .one();
    }

    /** Matched and told are counted over the whole population of an item's newest run. */
    private Mono<List<ByItem>> byItem(String prefix) {
        return db.sql("""
                        SELECT c.item_id, max(c.item_name) AS item_name,
                               COALESCE(max(m.met), 0) AS matched,
                               COALESCE(max(CASE WHEN m.finished_at IS NULL THEN 0 ELSE m.met END), 0) AS told,
                               count(*) FILTER (WHERE c.submitted_at IS NOT NULL) AS claimed,
                               count(*) FILTER (WHERE c.amount_fen IS NOT NULL AND c.state <> 'REJECTED') AS approved,
                               count(*) FILTER (WHERE c.state IN ('PAID', 'CONCLUDED')) AS paid,
                               COALESCE(sum(c.amount_fen) FILTER (WHERE c.state IN ('PAID', 'CONCLUDED')), 0) AS paid_fen
                        FROM claim c LEFT JOIN match_run m ON m.item_id = c.item_id AND m.version = c.item_version
                        WHERE c.division_code LIKE :prefix
                        GROUP BY c.item_id ORDER BY paid_fen DESC, c.item_id LIMIT 200""")
                .bind("prefix", prefix)
                .map(row -> new ByItem(
                        new Columns(row).text("item_id"),
                        new Columns(row).text("item_name"),
                        number(row, "matched"),
                        number(row, "told"),
                        number(row, "claimed"),
                        number(row, "approved"),
                        number(row, "paid"),
                        number(row, "paid_fen")))
                .all()
                .collectList();
    }

    private static long number(Readable row, String name) {
        return row.get(name) instanceof Number number ? number.longValue() : 0;
    }

    private static double decimal(Readable row, String name) {
        return row.get(name) instanceof Number number ? Math.round(number.doubleValue() * 10) / 10.0 : 0;
    }
}
