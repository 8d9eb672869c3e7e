package cn.jince.platform.objection.store;

import cn.jince.api.enterprise.EnterpriseViews.FactMark;
import cn.jince.platform.enterprise.FactMarks;
import cn.jince.platform.kernel.CreditCode;
import cn.jince.platform.kernel.DivisionCode;
import cn.jince.platform.objection.FactObjection;
import cn.jince.platform.objection.ObjectionStore;
import cn.jince.platform.rows.Columns;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Repository
class R2dbcObjections implements ObjectionStore, FactMarks {
    private final DatabaseClient db;
    private final JsonMapper json;

    R2dbcObjections(DatabaseClient db, JsonMapper json) {
        this.db = db;
        this.json = json;
    }

    @Override
    public Mono<Long> nextNumber() {
        return db.sql("SELECT nextval('fact_objection_number') AS next")
                .map(row -> new Columns(row).number("next"))
                .one();
    }

    @Override
    public Mono<Kept> asked(String by, String key) {
        return db.sql("SELECT id, fingerprint FROM fact_objection WHERE asked_by = :by AND idempotency_key = :key")
                .bind("by", by)
                .bind("key", key)
                .map(row -> new Kept(new Columns(row).text("id"), new Columns(row).text("fingerprint")))
                .one();
    }

    @Override
    public Mono<Void> add(FactObjection objection, String by, String key, String fingerprint) {
        FactObjection.About about = objection.about();
        GenericExecuteSpec sql = db.sql("INSERT INTO fact_objection (id, number, version, credit_code, enterprise_name,"
                        + " asked_by, idempotency_key, fingerprint, attribute, stated, system, as_of, proposed, reason,"
                        + " division_code, department, state, asked_at, due_on)"
                        + " VALUES (:id, :number, :version, :code, :name, :by, :key, :fingerprint, :attribute, :stated,"
                        + " :system, :asOf, :proposed, :reason, :division, :department, :state, :at, :due)")
                .bind("id", objection.id())
                .bind("number", objection.number())
                .bind("version", objection.version())
                .bind("code", about.creditCode())
                .bind("name", about.enterpriseName())
                .bind("by", by)
                .bind("key", key)
                .bind("fingerprint", fingerprint)
                .bind("attribute", about.attribute())
                .bind("system", about.system())
                .bind("proposed", json.writeValueAsString(about.proposed()))
                .bind("reason", about.reason())
                .bind("division", objection.place().division().value())
                .bind("department", objection.place().department())
                .bind("state", objection.state().name())
                .bind("at", objection.askedAt().atOffset(ZoneOffset.UTC))
                .bind("due", objection.dueOn());
        sql = Columns.bind(sql, "stated", written(about.stated()), String.class);
        return Columns.bind(sql, "asOf", about.asOf(), LocalDate.class).then();
    }

    @Override
    public Mono<FactObjection> find(String id) {
        return db.sql("SELECT * FROM fact_objection WHERE id = :id")
                .bind("id", id)
                .map(this::objection)
                .one();
    }

    @Override
    public Mono<Boolean> save(FactObjection next) {
        FactObjection.Answer answer = next.answer();
        GenericExecuteSpec sql = db.sql(
                        "UPDATE fact_objection SET version = :version, state = :state, answer = :answer,"
                                + " answered_at = :answeredAt, restated = :restated, closed_at = :closedAt"
                                + " WHERE id = :id AND version = :version - 1")
                .bind("id", next.id())
                .bind("version", next.version())
                .bind("state", next.state().name());
        sql = Columns.bind(sql, "answer", answer == null ? null : answer.text(), String.class);
        sql = Columns.bind(sql, "answeredAt", answer == null ? null : answer.at());
        sql = Columns.bind(sql, "restated", written(next.restated()), String.class);
        return Columns.bind(sql, "closedAt", next.closedAt())
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    @Override
    public Flux<FactObjection> ofEnterprise(String creditCode, FactObjection.@Nullable State state) {
        Map<String, Object> values = new LinkedHashMap<>(Map.of("code", creditCode));
        return listed("credit_code = :code" + state(state, values), "asked_at DESC", values);
    }

    @Override
    public Flux<FactObjection> ofDivision(
            String prefix, FactObjection.@Nullable State state, @Nullable LocalDate overdueOn) {
        Map<String, Object> values = new LinkedHashMap<>(Map.of("prefix", prefix + "%"));
        String where = "division_code LIKE :prefix" + state(state, values);
        if (overdueOn != null) {
            where += " AND state = 'OPEN' AND due_on < :today";
            values.put("today", overdueOn);
        }
        return listed(where, "CASE state WHEN 'OPEN' THEN 0 WHEN 'UPHELD' THEN 1 ELSE 2 END, due_on", values);
    }

    @Override
    public Flux<FactObjection> upheld(Collection<CreditCode> codes) {
        return db.sql("SELECT * FROM fact_objection WHERE state = 'UPHELD' AND credit_code IN (:codes)")
                .bind("codes", codes.stream().map(CreditCode::value).toList())
                .map(this::objection)
                .all();
    }

    @Override
    public Mono<List<FactMark>> of(CreditCode code) {
        return db.sql("SELECT attribute, id, number, state FROM fact_objection"
                        + " WHERE credit_code = :code AND state IN ('OPEN', 'UPHELD') ORDER BY attribute")
                .bind("code", code.value())
                .map(row -> {
                    Columns columns = new Columns(row);
                    return new FactMark(
                            columns.text("attribute"),
                            columns.text("id"),
                            columns.text("number"),
                            columns.text("state"));
                })
                .all()
                .collectList();
    }

    private static String state(FactObjection.@Nullable State state, Map<String, Object> values) {
        if (state == null) {
            return "";
        }
        values.put("state", state.name());
        return " AND state = :state";
    }

    private Flux<FactObjection> listed(String where, String order, Map<String, Object> values) {
        return db.sql("SELECT * FROM fact_objection WHERE " + where + " ORDER BY " + order + ", id LIMIT 200")
                .bindValues(values)
                .map(this::objection)
                .all();
    }

    private FactObjection objection(Readable row) {
        Columns columns = new Columns(row);
        Instant answeredAt = columns.instantOrNull("answered_at");
        return new FactObjection(
                columns.text("id"),
                columns.text("number"),
                columns.integer("version"),
                new FactObjection.About(
                        columns.text("credit_code"),
                        columns.text("enterprise_name"),
                        columns.text("attribute"),
                        read(columns.textOrNull("stated")),
                        columns.text("system"),
                        columns.dayOrNull("as_of"),
                        json.readTree(columns.text("proposed")),
                        columns.text("reason")),
                new FactObjection.Place(new DivisionCode(columns.text("division_code")), columns.text("department")),
                FactObjection.State.valueOf(columns.text("state")),
                columns.instant("asked_at"),
                columns.day("due_on"),
                answeredAt == null ? null : new FactObjection.Answer(columns.text("answer"), answeredAt),
                read(columns.textOrNull("restated")),
                columns.instantOrNull("closed_at"));
    }

    private @Nullable String written(@Nullable JsonNode value) {
        return value == null ? null : json.writeValueAsString(value);
    }

    private @Nullable JsonNode read(@Nullable String text) {
        return text == null ? null : json.readTree(text);
    }
}
