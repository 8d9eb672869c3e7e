package cn.jince.platform.fiscal.store;

import cn.jince.platform.fiscal.FiscalLine;
import cn.jince.platform.fiscal.FiscalLines;
import cn.jince.platform.fiscal.Ledger;
import cn.jince.platform.fiscal.Movement;
import cn.jince.platform.fiscal.Share;
import cn.jince.platform.kernel.DivisionCode;
import cn.jince.platform.policy.PolicyItem;
import cn.jince.platform.rows.Columns;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

@Repository
class R2dbcFiscalLines implements FiscalLines {
    private final DatabaseClient db;
    private final Ledger ledger;
    private final JsonMapper json;

    R2dbcFiscalLines(DatabaseClient db, Ledger ledger, JsonMapper json) {
        this.db = db;
        this.ledger = ledger;
        this.json = json;
    }

    /** What is read and written as one. */
    record Document(List<Share> shares, List<FiscalLine.PlannedMonth> plan) {}

    @Override
    public Mono<Boolean> add(FiscalLine line, Event event) {
        GenericExecuteSpec sql = db.sql("INSERT INTO fiscal_line (id, item_id, fiscal_year, division_code, level,"
                        + " item_name, department, budget_fen, left_fen, funds_source, content, state, version)"
                        + " VALUES (:id, :item, :year, :division, :level, :name, :department, :budget, :left, :source,"
                        + " :content, :state, :version) ON CONFLICT (item_id, fiscal_year, division_code) DO NOTHING")
                .bind("item", line.key().itemId())
                .bind("year", line.key().year())
                .bind("division", line.key().division().value())
                .bind("level", line.key().division().level().name())
                .bind("name", line.itemName())
                .bind("department", line.department());
        return content(sql, line)
                .fetch()
                .rowsUpdated()
                .flatMap(rows -> rows == 1 ? happened(line.id(), event).thenReturn(true) : Mono.just(false));
    }

    private GenericExecuteSpec content(GenericExecuteSpec sql, FiscalLine line) {
        FiscalLine.Content content = line.content();
        return Columns.bind(sql, "budget", content.budgetFen(), Long.class)
                .bind("id", line.id())
                .bind("left", line.leftFen())
                .bind("source", content.fundsSource())
                .bind("content", json.writeValueAsString(new Document(content.shares(), content.plan())))
                .bind("state", line.state().name())
                .bind("version", line.version());
    }

    private Mono<Void> happened(String id, Event event) {
        GenericExecuteSpec sql = db.sql("INSERT INTO fiscal_line_event (line_id, version, event, actor, at, note)"
                        + " VALUES (:id, :version, :event, :actor, :at, :note)")
                .bind("id", id)
                .bind("version", event.version())
                .bind("event", event.event())
                .bind("actor", event.actor())
                .bind("at", event.at().atOffset(ZoneOffset.UTC));
        return Columns.bind(sql, "note", event.note(), String.class).then();
    }

    @Override
    public Mono<FiscalLine> lockNearest(PolicyItem item, int year, DivisionCode enterprise, Instant now) {
        return nearest(item.id(), year, enterprise)
                .switchIfEmpty(Mono.defer(() ->
                        open(item, year, now).then(Mono.defer(() -> nearest(item.id(), year, enterprise)))))
                .switchIfEmpty(Mono.error(() -> new IllegalStateException(
                        "no treasury of item " + item.id() + " is above " + enterprise.value())));
    }

    /** Codes of one line of descent: the greater one is the nearer one. */
    private Mono<FiscalLine> nearest(String itemId, int year, DivisionCode enterprise) {
        String code = enterprise.value();
        List<String> above = List.of(code, code.substring(0, 4) + "00", code.substring(0, 2) + "0000");
        return db.sql("SELECT * FROM fiscal_line WHERE item_id = :item AND fiscal_year = :year"
                        + " AND division_code IN (:above) ORDER BY division_code DESC LIMIT 1 FOR UPDATE")
                .bind("item", itemId)
                .bind("year", year)
                .bind("above", above)
                .map(this::line)
                .one();
    }

    private Mono<Void> open(PolicyItem item, int year, Instant now) {
        FiscalLine line = FiscalLine.opened(UUID.randomUUID().toString(), item, year);
        Long budget = line.content().budgetFen();
        return add(line, new Event(line.version(), "OPENED", "平台", now, null))
                .flatMap(mine -> mine && budget != null && budget > 0
                        ? ledger.post(line.id(), Movement.APPROPRIATE, budget, line.id() + ":1", now)
                        : Mono.empty());
    }

    @Override
    public Mono<Void> take(String id, long amountFen) {
        return db.sql("UPDATE fiscal_line SET left_fen = left_fen - :amount WHERE id = :id")
                .bind("amount", amountFen)
                .bind("id", id)
                .then();
    }

    @Override
    public Mono<FiscalLine> find(String id) {
        return db.sql("SELECT * FROM fiscal_line WHERE id = :id")
                .bind("id", id)
                .map(this::line)
                .one();
    }

    @Override
    public Mono<FiscalLine> find(FiscalLine.Key key) {
        return db.sql("SELECT * FROM fiscal_line WHERE item_id = :item AND fiscal_year = :year"
                        + " AND division_code = :division")
                .bind("item", key.itemId())
                .bind("year", key.year())
                .bind("division", key.division().value())
                .map(this::line)
                .one();
    }

    @Override
    public Mono<FiscalLine> lock(String id) {
        return db.sql("SELECT * FROM fiscal_line WHERE id = :id FOR UPDATE")
                .bind("id", id)
                .map(this::line)
                .one();
    }

    @Override
    public Mono<Void> save(FiscalLine line, Event event) {
        GenericExecuteSpec sql =
                db.sql("UPDATE fiscal_line SET budget_fen = :budget, left_fen = :left, funds_source = :source,"
                        + " content = :content, state = :state, version = :version WHERE id = :id");
        return content(sql, line).then().then(Mono.defer(() -> happened(line.id(), event)));
    }

    @Override
    public Flux<Event> history(String id) {
        return db.sql("SELECT * FROM fiscal_line_event WHERE line_id = :id ORDER BY version")
                .bind("id", id)
                .map(row -> {
                    Columns columns = new Columns(row);
                    return new Event(
                            columns.integer("version"),
                            columns.text("event"),
                            columns.text("actor"),
                            columns.instant("at"),
                            columns.textOrNull("note"));
                })
                .all();
    }

    @Override
    public Flux<FiscalLine> list(Wanted wanted) {
        DivisionCode within = wanted.within();
        String department = wanted.department();
        return db.sql("SELECT * FROM fiscal_line WHERE fiscal_year = :year AND division_code LIKE :within"
                        + " AND level LIKE :level AND department LIKE :department AND state IN (:states)"
                        + " ORDER BY division_code, item_id LIMIT 500")
                .bind("year", wanted.year())
                .bind("within", (within == null ? "" : within.prefix()) + "%")
                .bind("level", wanted.level() == null ? "%" : wanted.level())
                .bind("department", department == null ? "%" : "%" + literal(department) + "%")
                .bind("states", wanted.publishedOnly() ? List.of("PUBLISHED") : List.of("OPENED", "DRAFT", "PUBLISHED"))
                .map(this::line)
                .all();
    }

    /** So that what is asked for is no pattern. */
    private static String literal(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }

    private FiscalLine line(Readable row) {
        Columns columns = new Columns(row);
        Document document = json.readValue(columns.text("content"), Document.class);
        return new FiscalLine(
                columns.text("id"),
                new FiscalLine.Key(
                        columns.text("item_id"),
                        columns.integer("fiscal_year"),
                        new DivisionCode(columns.text("division_code"))),
                columns.text("item_name"),
                columns.text("department"),
                new FiscalLine.Content(
                        columns.numberOrNull("budget_fen"),
                        columns.text("funds_source"),
                        document.shares(),
                        document.plan()),
                columns.number("left_fen"),
                FiscalLine.State.valueOf(columns.text("state")),
                columns.integer("version"));
    }
}
