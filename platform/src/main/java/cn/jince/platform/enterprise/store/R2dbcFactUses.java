package cn.jince.platform.enterprise.store;

import cn.jince.platform.enterprise.FactUse;
import cn.jince.platform.enterprise.FactUses;
import cn.jince.platform.kernel.CreditCode;
import cn.jince.platform.kernel.PlatformClock;
import cn.jince.platform.rows.Columns;
import io.r2dbc.spi.Readable;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

@Repository
class R2dbcFactUses implements FactUses {
    private final DatabaseClient db;

    R2dbcFactUses(DatabaseClient db) {
        this.db = db;
    }

    @Override
    public Mono<Void> note(FactUse use) {
        return db.sql("INSERT INTO fact_use AS kept (credit_code, on_day, kind, reference, user_id, purpose, user_name,"
                        + " division, department, attributes, first_at, last_at, times)"
                        + " VALUES (:code, :day, :kind, :reference, :user, :purpose, :name, :division, :department,"
                        + " :attributes, :at, :at, 1)"
                        + " ON CONFLICT (credit_code, on_day, kind, reference, user_id, purpose) DO UPDATE"
                        + " SET times = kept.times + 1, last_at = excluded.last_at, attributes = excluded.attributes")
                .bind("code", use.code().value())
                .bind("day", PlatformClock.dayOf(use.at()))
                .bind("kind", use.kind().name())
                .bind("reference", use.reference())
                .bind("user", use.user().id())
                .bind("purpose", use.purpose())
                .bind("name", use.user().name())
                .bind("division", use.user().division())
                .bind("department", use.user().department())
                .bind("attributes", String.join(",", use.attributes()))
                .bind("at", use.at().atOffset(ZoneOffset.UTC))
                .then();
    }

    @Override
    public Mono<List<FactUse.Line>> of(CreditCode code) {
        return db.sql("SELECT * FROM fact_use WHERE credit_code = :code ORDER BY last_at DESC LIMIT 200")
                .bind("code", code.value())
                .map(R2dbcFactUses::line)
                .all()
                .collectList();
    }

    private static FactUse.Line line(Readable row) {
        Columns columns = new Columns(row);
        String attributes = columns.text("attributes");
        FactUse use = new FactUse(
                new CreditCode(columns.text("credit_code")),
                FactUse.Kind.valueOf(columns.text("kind")),
                columns.text("reference"),
                new FactUse.User(
                        columns.text("user_id"),
                        columns.text("user_name"),
                        columns.text("division"),
                        columns.text("department")),
                columns.text("purpose"),
                attributes.isEmpty() ? List.of() : Arrays.asList(attributes.split(",", -1)),
                columns.instant("last_at"));
        return new FactUse.Line(use, columns.instant("first_at"), columns.integer("times"));
    }
}
