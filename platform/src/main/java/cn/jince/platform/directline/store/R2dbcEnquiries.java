package cn.jince.platform.directline.store;

import cn.jince.platform.directline.Enquiries;
import cn.jince.platform.directline.Enquiry;
import cn.jince.platform.kernel.DivisionCode;
import cn.jince.platform.rows.Columns;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Repository
class R2dbcEnquiries implements Enquiries {
    private static final int LISTED = 200;
    private static final int SHOWN = 50;
    private final DatabaseClient db;

    R2dbcEnquiries(DatabaseClient db) {
        this.db = db;
    }

    @Override
    public Mono<Long> nextNumber() {
        return db.sql("SELECT nextval('enquiry_number') AS next")
                .map(row -> new Columns(row).number("next"))
                .one();
    }

    @Override
    public Mono<Kept> asked(String by, String key) {
        return db.sql("SELECT id, fingerprint FROM enquiry WHERE asked_by = :by AND idempotency_key = :key")
                .bind("by", by)
                .bind("key", key)
                .map(row -> new Kept(new Columns(row).text("id"), new Columns(row).text("fingerprint")))
                .one();
    }

    @Override
    public Mono<Void> add(Enquiry enquiry, String by, String key, String fingerprint, Enquiry.Event event) {
        Enquiry.About about = enquiry.about();
        GenericExecuteSpec sql = db.sql(
                        "INSERT INTO enquiry (id, number, version, kind, credit_code, enterprise_name,"
                                + " asked_by, idempotency_key, fingerprint, item_id, item_name, claim_id, division_code, department,"
                                + " title, body, state, asked_at, due_on, extended, rounds, published)"
                                + " VALUES (:id, :number, :version, :kind, :code, :name, :by, :key, :fingerprint, :item, :itemName,"
                                + " :claim, :division, :department, :title, :body, :state, :at, :due, :extended, :rounds, false)")
                .bind("id", enquiry.id())
                .bind("number", enquiry.number())
                .bind("version", enquiry.version())
                .bind("kind", about.kind().name())
                .bind("code", about.creditCode())
                .bind("name", about.enterpriseName())
                .bind("by", by)
                .bind("key", key)
                .bind("fingerprint", fingerprint)
                .bind("division", enquiry.place().division().value())
                .bind("department", enquiry.place().department())
                .bind("title", about.title())
                .bind("body", about.text())
                .bind("state", enquiry.state().name())
                .bind("at", enquiry.askedAt().atOffset(ZoneOffset.UTC))
                .bind("due", enquiry.dueOn())
                .bind("extended", enquiry.extended())
                .bind("rounds", enquiry.rounds());
        sql = Columns.bind(sql, "item", about.itemId(), String.class);
        sql = Columns.bind(sql, "itemName", about.itemName(), String.class);
        sql = Columns.bind(sql, "claim", about.claimId(), String.class);
        return sql.then().then(Mono.defer(() -> line(enquiry.id(), enquiry.version(), event)));
    }

    private Mono<Void> line(String id, int position, Enquiry.Event event) {
        GenericExecuteSpec sql = db.sql("INSERT INTO enquiry_event (enquiry_id, position, event, actor, at, note)"
                        + " VALUES (:id, :position, :event, :actor, :at, :note)")
                .bind("id", id)
                .bind("position", position)
                .bind("event", event.kind().name())
                .bind("actor", event.actor())
                .bind("at", event.at().atOffset(ZoneOffset.UTC));
        return Columns.bind(sql, "note", event.note(), String.class).then();
    }

    @Override
    public Mono<Enquiry> find(String id) {
        return db.sql("SELECT * FROM enquiry WHERE id = :id")
                .bind("id", id)
                .map(R2dbcEnquiries::enquiry)
                .one();
    }

    @Override
    public Flux<Enquiry.Event> timeline(String id) {
        return db.sql("SELECT * FROM enquiry_event WHERE enquiry_id = :id ORDER BY position")
                .bind("id", id)
                .map(row -> {
                    Columns columns = new Columns(row);
                    return new Enquiry.Event(
                            Enquiry.Event.Kind.valueOf(columns.text("event")),
                            columns.text("actor"),
                            columns.instant("at"),
                            columns.textOrNull("note"));
                })
                .all();
    }

    @Override
    public Mono<Boolean> save(Enquiry.Step step) {
        Enquiry next = step.next();
        Enquiry.Answer answer = next.answer();
        GenericExecuteSpec sql = db.sql("UPDATE enquiry SET version = :version, division_code = :division,"
                        + " department = :department, state = :state, due_on = :due, extended = :extended, rounds = :rounds,"
                        + " answer = :answer, answered_at = :answeredAt, published = :published, stars = :stars,"
                        + " rating_comment = :comment WHERE id = :id AND version = :version - 1")
                .bind("id", next.id())
                .bind("version", next.version())
                .bind("division", next.place().division().value())
                .bind("department", next.place().department())
                .bind("state", next.state().name())
                .bind("due", next.dueOn())
                .bind("extended", next.extended())
                .bind("rounds", next.rounds())
                .bind("published", answer != null && answer.published());
        sql = Columns.bind(sql, "answer", answer == null ? null : answer.text(), String.class);
        sql = Columns.bind(sql, "answeredAt", answer == null ? null : answer.at());
        sql = Columns.bind(sql, "stars", next.stars(), Integer.class);
        return Columns.bind(sql, "comment", next.comment(), String.class)
                .fetch()
                .rowsUpdated()
                .flatMap(rows -> rows == 1
                        ? line(next.id(), next.version(), step.event()).thenReturn(true)
                        : Mono.just(false));
    }

    @Override
    public Flux<Enquiry> ofEnterprise(String creditCode, Enquiry.@Nullable State state) {
        Map<String, Object> values = new LinkedHashMap<>(Map.of("code", creditCode));
        return listed("credit_code = :code" + state(state, values), "asked_at DESC", values);
    }

    @Override
    public Flux<Enquiry> ofDivision(
            String prefix, @Nullable String creditCode, Enquiry.@Nullable State state, @Nullable LocalDate overdueOn) {
        Map<String, Object> values = new LinkedHashMap<>(Map.of("prefix", prefix + "%"));
        String where = "division_code LIKE :prefix" + state(state, values);
        if (creditCode != null) {
            where += " AND credit_code = :code";
            values.put("code", creditCode);
        }
        if (overdueOn != null) {
            where += " AND state = 'OPEN' AND due_on < :today";
            values.put("today", overdueOn);
        }
        return listed(where, "CASE state WHEN 'OPEN' THEN 0 ELSE 1 END, due_on", values);
    }

    private static String state(Enquiry.@Nullable State state, Map<String, Object> values) {
        if (state == null) {
            return "";
        }
        values.put("state", state.name());
        return " AND state = :state";
    }

    private Flux<Enquiry> listed(String where, String order, Map<String, Object> values) {
        return db.sql("SELECT * FROM enquiry WHERE " + where + " ORDER BY " + order + ", id LIMIT " + LISTED)
                .bindValues(values)
                .map(R2dbcEnquiries::enquiry)
                .all();
    }

    @Override
    public Mono<List<Enquiry>> published(@Nullable String itemId, @Nullable String text) {
        Map<String, Object> values = new LinkedHashMap<>();
        StringBuilder where = new StringBuilder("published");
        if (itemId != null) {
            where.append(" AND item_id = :item");
            values.put("item", itemId);
        }
        if (text != null && !text.isBlank()) {
            where.append(
                    " AND (position(:text IN title) > 0 OR position(:text IN body) > 0 OR position(:text IN answer) > 0)");
            values.put("text", text.strip());
        }
        return db.sql("SELECT * FROM enquiry WHERE " + where + " ORDER BY answered_at DESC, id LIMIT " + SHOWN)
                .bindValues(values)
                .map(R2dbcEnquiries::enquiry)
                .all()
                .collectList();
    }

    @Override
    public Mono<Figures> figures(String prefix, LocalDate today) {
        return db.sql(
                        "SELECT count(*) FILTER (WHERE state = 'OPEN') AS open,"
                                + " count(*) FILTER (WHERE state = 'OPEN' AND due_on < :today) AS overdue,"
                                + " count(*) FILTER (WHERE state <> 'OPEN') AS answered,"
                                + " count(*) FILTER (WHERE state <> 'OPEN' AND (answered_at AT TIME ZONE 'Asia/Shanghai')::date <= due_on)"
                                + " AS in_time, count(*) FILTER (WHERE stars < 3) AS dissatisfied,"
                                + " CAST(avg(stars) AS double precision) AS stars FROM enquiry WHERE division_code LIKE :prefix")
                .bind("prefix", prefix + "%")
                .bind("today", today)
                .map(row -> {
                    Columns columns = new Columns(row);
                    return new Figures(
                            columns.number("open"),
                            columns.number("overdue"),
                            columns.number("answered"),
                            columns.number("in_time"),
                            columns.number("dissatisfied"),
                            row.get("stars", Double.class));
                })
                .one();
    }

    private static Enquiry enquiry(Readable row) {
        Columns columns = new Columns(row);
        Instant answeredAt = columns.instantOrNull("answered_at");
        Long stars = columns.numberOrNull("stars");
        return new Enquiry(
                columns.text("id"),
                columns.text("number"),
                columns.integer("version"),
                new Enquiry.About(
                        Enquiry.Kind.valueOf(columns.text("kind")),
                        columns.text("credit_code"),
                        columns.text("enterprise_name"),
                        columns.textOrNull("item_id"),
                        columns.textOrNull("item_name"),
                        columns.textOrNull("claim_id"),
                        columns.text("title"),
                        columns.text("body")),
                new Enquiry.Place(new DivisionCode(columns.text("division_code")), columns.text("department")),
                Enquiry.State.valueOf(columns.text("state")),
                columns.instant("asked_at"),
                columns.day("due_on"),
                columns.flag("extended"),
                columns.integer("rounds"),
                answeredAt == null
                        ? null
                        : new Enquiry.Answer(columns.text("answer"), answeredAt, columns.flag("published")),
                stars == null ? null : stars.intValue(),
                columns.textOrNull("rating_comment"));
    }
}
