package cn.jince.platform.claim.store;

import cn.jince.api.identity.Role;
import cn.jince.edge.Caller;
import cn.jince.platform.claim.Claim;
import cn.jince.platform.claim.StageTask;
import cn.jince.platform.claim.StageTasks;
import cn.jince.platform.kernel.DivisionCode;
import cn.jince.platform.privacy.SealedColumn;
import cn.jince.platform.privacy.Sealing;
import cn.jince.platform.rows.Columns;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

@Repository
class R2dbcStageTasks implements StageTasks {
    private final DatabaseClient db;
    private final JsonMapper json;
    private final Sealing sealing;

    R2dbcStageTasks(DatabaseClient db, JsonMapper json, Sealing sealing) {
        this.db = db;
        this.json = json;
        this.sealing = sealing;
    }

    @Override
    public Mono<Void> replace(String claimId, List<StageTask> tasks) {
        return db.sql("DELETE FROM claim_task WHERE claim_id = :claim")
                .bind("claim", claimId)
                .then()
                .thenMany(Flux.fromIterable(tasks))
                .concatMap(this::insert)
                .then();
    }

    private Mono<Void> insert(StageTask task) {
        GenericExecuteSpec sql = db.sql("INSERT INTO claim_task (claim_id, position, name, role, division_code,"
                        + " department, officer, opened_on, due_on) VALUES (:claim, :position, :name, :role, :division,"
                        + " :department, :officer, :opened, :due)")
                .bind("claim", task.claimId())
                .bind("position", task.position())
                .bind("name", task.name())
                .bind("role", task.role().name())
                .bind("division", task.division())
                .bind("department", task.department())
                .bind("opened", task.openedOn());
        sql = Columns.bind(sql, "officer", task.officer(), String.class);
        return Columns.bind(sql, "due", task.dueOn(), LocalDate.class).then();
    }

    @Override
    public Flux<Claim> waiting(Caller officer) {
        if (officer.roles().isEmpty() || officer.division().isEmpty()) {
            return Flux.empty();
        }
        return db.sql(
                        "SELECT c.id, c.document FROM claim c JOIN (SELECT claim_id, min(due_on) AS due_on FROM claim_task"
                                + " WHERE division_code LIKE :prefix AND role IN (:roles)"
                                + " AND (department = '' OR department = :department) AND (officer IS NULL OR officer = :me)"
                                + " GROUP BY claim_id) t ON t.claim_id = c.id ORDER BY t.due_on, c.submitted_at LIMIT 200")
                .bind("prefix", new DivisionCode(officer.division()).prefix() + "%")
                .bind("roles", officer.roles().stream().map(Role::name).toList())
                .bind("department", officer.department())
                .bind("me", officer.id())
                .map(this::claim)
                .all();
    }

    @Override
    public Flux<Due> due(LocalDate today, LocalDate near) {
        return db.sql(
                        "SELECT t.*, t.due_on < :today AS over_due FROM claim_task t WHERE t.due_on <= :near AND NOT EXISTS"
                                + " (SELECT 1 FROM claim_warning w WHERE w.claim_id = t.claim_id AND w.position = t.position"
                                + " AND w.due_on = t.due_on AND w.kind = CASE WHEN t.due_on < :today THEN 'OVER' ELSE 'NEAR' END)"
                                + " ORDER BY t.due_on LIMIT 200")
                .bind("today", today)
                .bind("near", near)
                .map(row -> new Due(task(row), new Columns(row).flag("over_due")))
                .all();
    }

    @Override
    public Mono<Boolean> warn(Due due, String to, Instant at) {
        LocalDate day = due.task().dueOn();
        if (day == null) {
            return Mono.just(false);
        }
        return db.sql("INSERT INTO claim_warning (claim_id, position, due_on, kind, to_division, at)"
                        + " VALUES (:claim, :position, :due, :kind, :to, :at) ON CONFLICT DO NOTHING")
                .bind("claim", due.task().claimId())
                .bind("position", due.task().position())
                .bind("due", day)
                .bind("kind", due.over() ? "OVER" : "NEAR")
                .bind("to", to)
                .bind("at", at.atOffset(ZoneOffset.UTC))
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    @Override
    public Flux<Warning> warnings(String division, String prefix) {
        return db.sql(
                        "SELECT t.*, w.kind = 'OVER' AS over_due, w.to_division, w.at, c.id, c.document FROM claim_warning w"
                                + " JOIN claim_task t ON t.claim_id = w.claim_id AND t.position = w.position"
                                + " AND t.due_on = w.due_on JOIN claim c ON c.id = t.claim_id"
                                + " WHERE w.to_division = :division OR t.division_code LIKE :prefix"
                                + " ORDER BY w.due_on, w.claim_id, w.kind LIMIT 200")
                .bind("division", division)
                .bind("prefix", prefix + "%")
                .map(row -> new Warning(
                        new Due(task(row), new Columns(row).flag("over_due")),
                        new Columns(row).text("to_division"),
                        new Columns(row).instant("at"),
                        claim(row)))
                .all();
    }

    private Claim claim(Readable row) {
        Columns columns = new Columns(row);
        return json.readValue(
                sealing.open(SealedColumn.CLAIM, columns.text("document"), columns.text("id")), Claim.class);
    }

    private static StageTask task(Readable row) {
        Columns columns = new Columns(row);
        return new StageTask(
                columns.text("claim_id"),
                columns.integer("position"),
                columns.text("name"),
                Role.valueOf(columns.text("role")),
                columns.text("division_code"),
                columns.text("department"),
                columns.textOrNull("officer"),
                columns.day("opened_on"),
                columns.dayOrNull("due_on"));
    }
}
