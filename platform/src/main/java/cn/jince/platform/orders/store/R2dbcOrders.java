package cn.jince.platform.orders.store;

import cn.jince.platform.kernel.DivisionCode;
import cn.jince.platform.orders.Orders;
import cn.jince.platform.orders.SupervisionOrder;
import cn.jince.platform.orders.SupervisionOrder.Event;
import cn.jince.platform.orders.SupervisionOrder.Place;
import cn.jince.platform.orders.SupervisionOrder.Reply;
import cn.jince.platform.orders.SupervisionOrder.State;
import cn.jince.platform.orders.SupervisionOrder.Step;
import cn.jince.platform.orders.SupervisionOrder.Subject;
import cn.jince.platform.rows.Columns;
import io.r2dbc.spi.Readable;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Repository
class R2dbcOrders implements Orders {
    private final DatabaseClient db;

    R2dbcOrders(DatabaseClient db) {
        this.db = db;
    }

    @Override
    public Mono<SupervisionOrder> find(String id) {
        return db.sql("SELECT * FROM supervision_order WHERE id = :id")
                .bind("id", id)
                .map(R2dbcOrders::order)
                .one();
    }

    @Override
    public Flux<Event> timeline(String id) {
        return db.sql("SELECT * FROM supervision_order_event WHERE order_id = :id ORDER BY position")
                .bind("id", id)
                .map(row -> {
                    Columns columns = new Columns(row);
                    return new Event(
                            Event.Kind.valueOf(columns.text("event")),
                            columns.text("actor"),
                            columns.instant("at"),
                            columns.textOrNull("note"));
                })
                .all();
    }

    @Override
    public Mono<Raised> raised(String key) {
        return db.sql("SELECT id, fingerprint FROM supervision_order WHERE raise_key = :key")
                .bind("key", key)
                .map(row -> new Raised(new Columns(row).text("id"), new Columns(row).text("fingerprint")))
                .one();
    }

    @Override
    public Mono<String> nextNumber(LocalDate day) {
        return db.sql("SELECT nextval('supervision_order_number') AS n")
                .map(row -> "DB" + DateTimeFormatter.BASIC_ISO_DATE.format(day)
                        + "%06d".formatted(new Columns(row).number("n")))
                .one();
    }

    @Override
    public Mono<Boolean> insert(SupervisionOrder order, String key, String fingerprint, Event event) {
        return db.sql(
                        "INSERT INTO supervision_order (id, number, version, raise_key, fingerprint, subject_kind,"
                                + " subject_id, subject_name, division_code, department, reason, raised_by, raised_at, due_on,"
                                + " state) VALUES (:id, :number, :version, :key, :fingerprint, :kind, :subject, :name,"
                                + " :division, :department, :reason, :by, :at, :due, :state) ON CONFLICT (raise_key) DO NOTHING")
                .bind("id", order.id())
                .bind("number", order.number())
                .bind("version", order.version())
                .bind("key", key)
                .bind("fingerprint", fingerprint)
                .bind("kind", order.subject().kind().name())
                .bind("subject", order.subject().id())
                .bind("name", order.subject().name())
                .bind("division", order.place().division().value())
                .bind("department", order.place().department())
                .bind("reason", order.reason())
                .bind("by", order.raisedBy())
                .bind("at", order.raisedAt().atOffset(ZoneOffset.UTC))
                .bind("due", order.dueOn())
                .bind("state", order.state().name())
                .fetch()
                .rowsUpdated()
                .flatMap(rows -> rows == 1 ? event(order, event).thenReturn(true) : Mono.just(false));
    }

    @Override
    public Mono<Boolean> save(Step step) {
        SupervisionOrder next = step.next();
        Reply reply = next.reply();
        GenericExecuteSpec sql = db.sql(
                        "UPDATE supervision_order SET version = :version, due_on = :due, state = :state,"
                                + " escalated_to = :up, reply = :reply, replied_by = :by, outcome = :outcome"
                                + " WHERE id = :id AND version = :before")
                .bind("version", next.version())
                .bind("due", next.dueOn())
                .bind("state", next.state().name())
                .bind("id", next.id())
                .bind("before", next.version() - 1);
        sql = Columns.bind(sql, "up", next.escalatedTo(), String.class);
        sql = Columns.bind(sql, "reply", reply == null ? null : reply.text(), String.class);
        sql = Columns.bind(sql, "by", reply == null ? null : reply.by(), String.class);
        return Columns.bind(sql, "outcome", next.outcome(), String.class)
                .fetch()
                .rowsUpdated()
                .flatMap(rows -> rows == 1 ? event(next, step.event()).thenReturn(true) : Mono.just(false));
    }

    private Mono<Void> event(SupervisionOrder order, Event event) {
        GenericExecuteSpec sql = db.sql(
                        "INSERT INTO supervision_order_event (order_id, position, event, actor, at, note)"
                                + " VALUES (:id, :position, :event, :actor, :at, :note)")
                .bind("id", order.id())
                .bind("position", order.version())
                .bind("event", event.kind().name())
                .bind("actor", event.actor())
                .bind("at", event.at().atOffset(ZoneOffset.UTC));
        return Columns.bind(sql, "note", event.note(), String.class).then();
    }

    @Override
    public Flux<SupervisionOrder> ofDivision(String divisionPrefix, @Nullable State state) {
        GenericExecuteSpec sql = db.sql("SELECT * FROM supervision_order WHERE division_code LIKE :prefix"
                        + " AND (CAST(:state AS varchar) IS NULL OR state = :state) ORDER BY due_on, id LIMIT 200")
                .bind("prefix", divisionPrefix + "%");
        return Columns.bind(sql, "state", state == null ? null : state.name(), String.class)
                .map(R2dbcOrders::order)
                .all();
    }

    @Override
    public Flux<SupervisionOrder> unanswered(LocalDate today) {
        return db.sql("SELECT * FROM supervision_order WHERE state IN ('RAISED', 'RECEIVED') AND due_on < :today"
                        + " ORDER BY due_on, id LIMIT 200")
                .bind("today", today)
                .map(R2dbcOrders::order)
                .all();
    }

    private static SupervisionOrder order(Readable row) {
        Columns columns = new Columns(row);
        String reply = columns.textOrNull("reply");
        return new SupervisionOrder(
                columns.text("id"),
                columns.text("number"),
                columns.integer("version"),
                new Subject(
                        SupervisionOrder.Kind.valueOf(columns.text("subject_kind")),
                        columns.text("subject_id"),
                        columns.text("subject_name")),
                new Place(new DivisionCode(columns.text("division_code")), columns.text("department")),
                columns.text("reason"),
                columns.text("raised_by"),
                columns.instant("raised_at"),
                columns.day("due_on"),
                State.valueOf(columns.text("state")),
                columns.textOrNull("escalated_to"),
                reply == null ? null : new Reply(reply, columns.text("replied_by")),
                columns.textOrNull("outcome"));
    }
}
