package cn.jince.platform.fiscal.store;

import cn.jince.platform.fiscal.Reservation;
import cn.jince.platform.fiscal.Reservations;
import cn.jince.platform.rows.Columns;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@Repository
class R2dbcReservations implements Reservations {
    private final DatabaseClient db;
    private final JsonMapper json;

    R2dbcReservations(DatabaseClient db, JsonMapper json) {
        this.db = db;
        this.json = json;
    }

    @Override
    public Mono<Void> lockEnterprise(String creditCode, int fiscalYear) {
        return db.sql("INSERT INTO enterprise_year (credit_code, fiscal_year) VALUES (:code, :year)"
                        + " ON CONFLICT (credit_code, fiscal_year) DO NOTHING")
                .bind("code", creditCode)
                .bind("year", fiscalYear)
                .then()
                .then(db.sql("SELECT credit_code FROM enterprise_year WHERE credit_code = :code"
                                + " AND fiscal_year = :year FOR UPDATE")
                        .bind("code", creditCode)
                        .bind("year", fiscalYear)
                        .then());
    }

    @Override
    public Flux<Reservation> held(String creditCode, int fiscalYear) {
        return db.sql("SELECT * FROM reservation WHERE credit_code = :code AND fiscal_year = :year"
                        + " AND open_key IS NOT NULL")
                .bind("code", creditCode)
                .bind("year", fiscalYear)
                .map(this::reservation)
                .all();
    }

    @Override
    public Mono<Void> add(Reservation reservation, Instant at) {
        GenericExecuteSpec sql = db.sql("INSERT INTO reservation (id, open_key, line_id, item_id, credit_code,"
                        + " fiscal_year, counts_in, subject_id, amount_fen, state, reserved_at) VALUES (:id, :key,"
                        + " :line, :item, :code, :year, :groups, :subject, :amount, :state, :at)")
                .bind("id", reservation.id())
                .bind("line", reservation.lineId())
                .bind("item", reservation.itemId())
                .bind("code", reservation.creditCode())
                .bind("year", reservation.fiscalYear())
                .bind("groups", json.writeValueAsString(reservation.countsIn()))
                .bind("subject", reservation.subjectId())
                .bind("amount", reservation.amountFen())
                .bind("state", reservation.state().name())
                .bind("at", at.atOffset(ZoneOffset.UTC));
        sql = Columns.bind(sql, "key", reservation.openKey(), String.class);
        return sql.then();
    }

    @Override
    public Mono<Reservation> ofSubject(String subjectId, String creditCode) {
        return db.sql("SELECT * FROM reservation WHERE subject_id = :subject AND credit_code = :code")
                .bind("subject", subjectId)
                .bind("code", creditCode)
                .map(this::reservation)
                .one();
    }

    @Override
    public Mono<Boolean> end(String id, Reservation.State state) {
        return db.sql("UPDATE reservation SET state = :state,"
                        + " open_key = CASE WHEN :state = 'RELEASED' THEN NULL ELSE open_key END"
                        + " WHERE id = :id AND state = 'HELD'")
                .bind("state", state.name())
                .bind("id", id)
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    private Reservation reservation(Readable row) {
        Columns columns = new Columns(row);
        return new Reservation(
                columns.text("id"),
                columns.textOrNull("open_key"),
                columns.text("line_id"),
                columns.text("item_id"),
                columns.text("credit_code"),
                columns.integer("fiscal_year"),
                json.readValue(columns.text("counts_in"), new TypeReference<Set<String>>() {}),
                columns.text("subject_id"),
                columns.number("amount_fen"),
                Reservation.State.valueOf(columns.text("state")));
    }
}
