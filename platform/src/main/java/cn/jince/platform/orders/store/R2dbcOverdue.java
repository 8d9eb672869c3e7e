package cn.jince.platform.orders.store;

import cn.jince.platform.orders.Overdue;
import cn.jince.platform.orders.SupervisionOrder.Kind;
import cn.jince.platform.orders.SupervisionOrder.Subject;
import cn.jince.platform.rows.Columns;
import io.r2dbc.spi.Readable;
import java.time.LocalDate;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;

/** One statement for each kind of thing that can be late. */
@Repository
class R2dbcOverdue implements Overdue {
    private static final String OPEN = ", (SELECT max(o.id) FROM supervision_order o WHERE o.state <> 'CLOSED'"
            + " AND o.subject_kind = '%1$s' AND o.subject_id = t.id) AS order_id FROM (%2$s) t";
    private static final String UNTOLD = " WHERE t.due_on IS NOT NULL AND NOT EXISTS (SELECT 1 FROM supervision_order r"
            + " WHERE r.raise_key = 'RULE:' || t.kind || ':' || t.id || ':' || CAST(t.due_on AS varchar))";
    private static final String WORST = " ORDER BY t.due_on NULLS LAST, t.id LIMIT 200";

    private static final List<String> KINDS = List.of(
            select(
                    Kind.CLAIM,
                    "SELECT c.id, c.item_name || '：' || COALESCE(c.number, '') AS name, c.enterprise_name AS enterprise,"
                            + " c.division_code, COALESCE(p.authority, '') AS department, c.due_on FROM claim c"
                            + " LEFT JOIN policy_item p ON p.id = c.item_id AND p.version = c.item_version"
                            + " WHERE c.division_code LIKE :prefix AND c.next_stage IS NOT NULL AND c.due_on < :today"),
            select(
                    Kind.ENQUIRY,
                    "SELECT id, number || '：' || title AS name, enterprise_name AS enterprise, division_code, department,"
                            + " due_on FROM enquiry WHERE division_code LIKE :prefix AND state = 'OPEN'"
                            + " AND due_on < :today"),
            select(
                    Kind.TICKET,
                    "SELECT system || '/' || ticket_number AS id, title AS name, COALESCE(credit_code, '') AS enterprise,"
                            + " division_code, '' AS department, due_on FROM ticket"
                            + " WHERE division_code LIKE :prefix AND state = 'OPEN' AND due_on < :today"),
            select(
                    Kind.PUBLICATION,
                    "SELECT id, number AS name, '' AS enterprise, division AS division_code,"
                            + " issuer AS department, due_on FROM issued_document"
                            + " WHERE division LIKE :prefix AND settled_on IS NULL AND due_on < :today"),
            select(
                    Kind.PAYOUT,
                    "SELECT id, purpose AS name, payee AS enterprise, division_code, '' AS department,"
                            + " CAST(NULL AS date) AS due_on FROM payout_intent WHERE division_code LIKE :prefix"
                            + " AND (state IN ('REJECTED', 'DISPUTED') OR (state <> 'PAID' AND note IS NOT NULL))"),
            select(
                    Kind.SURVEY,
                    "SELECT claim_id AS id, item_name || '：企业反映未收到' AS name, credit_code AS enterprise,"
                            + " division_code, '' AS department, CAST(NULL AS date) AS due_on FROM survey_answer"
                            + " WHERE division_code LIKE :prefix AND got = 'NO'"));

    private final DatabaseClient db;

    R2dbcOverdue(DatabaseClient db) {
        this.db = db;
    }

    private static String select(Kind kind, String of) {
        return "SELECT t.*" + OPEN.formatted(kind, of.replaceFirst("SELECT ", "SELECT '" + kind + "' AS kind, "));
    }

    @Override
    public Flux<Line> of(String divisionPrefix, LocalDate today) {
        return asked("", divisionPrefix, today);
    }

    @Override
    public Flux<Line> untold(LocalDate today) {
        return asked(UNTOLD, "", today);
    }

    private Flux<Line> asked(String where, String divisionPrefix, LocalDate today) {
        return Flux.fromIterable(KINDS).concatMap(sql -> {
            GenericExecuteSpec spec = db.sql(sql + where + WORST).bind("prefix", divisionPrefix + "%");
            return (sql.contains(":today") ? spec.bind("today", today) : spec)
                    .map(R2dbcOverdue::line)
                    .all();
        });
    }

    private static Line line(Readable row) {
        Columns columns = new Columns(row);
        return new Line(
                new Subject(Kind.valueOf(columns.text("kind")), columns.text("id"), columns.text("name")),
                columns.text("enterprise"),
                columns.text("division_code"),
                columns.text("department"),
                columns.dayOrNull("due_on"),
                columns.textOrNull("order_id"));
    }
}
