package cn.jince.platform.disclosure.store;

import cn.jince.platform.disclosure.Disclosure;
import cn.jince.platform.disclosure.Disclosures;
import cn.jince.platform.rows.Columns;
import io.r2dbc.spi.Readable;
import java.time.ZoneOffset;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Repository
class R2dbcDisclosures implements Disclosures {
    private final DatabaseClient db;

    R2dbcDisclosures(DatabaseClient db) {
        this.db = db;
    }

    @Override
    public Mono<Void> add(Disclosure disclosure) {
        return db.sql("INSERT INTO disclosure (id, claim_id, credit_code, division_code, field, officer_id, officer,"
                        + " department, reason, at) VALUES (:id, :claim, :code, :division, :field, :officerId,"
                        + " :officer, :department, :reason, :at)")
                .bind("id", disclosure.id())
                .bind("claim", disclosure.claimId())
                .bind("code", disclosure.creditCode())
                .bind("division", disclosure.division())
                .bind("field", disclosure.field().name())
                .bind("officerId", disclosure.officer().id())
                .bind("officer", disclosure.officer().name())
                .bind("department", disclosure.officer().department())
                .bind("reason", disclosure.reason())
                .bind("at", disclosure.at().atOffset(ZoneOffset.UTC))
                .then();
    }

    @Override
    public Flux<Disclosure> ofClaim(String claimId) {
        return db.sql("SELECT * FROM disclosure WHERE claim_id = :claim ORDER BY at DESC, id LIMIT 200")
                .bind("claim", claimId)
                .map(R2dbcDisclosures::disclosure)
                .all();
    }

    @Override
    public Flux<Disclosure> ofDivision(String divisionPrefix) {
        return db.sql("SELECT * FROM disclosure WHERE division_code LIKE :prefix ORDER BY at DESC, id LIMIT 500")
                .bind("prefix", divisionPrefix + "%")
                .map(R2dbcDisclosures::disclosure)
                .all();
    }

    private static Disclosure disclosure(Readable row) {
        Columns columns = new Columns(row);
        return new Disclosure(
                columns.text("id"),
                columns.text("claim_id"),
                columns.text("credit_code"),
                columns.text("division_code"),
                Disclosure.Field.valueOf(columns.text("field")),
                new Disclosure.Officer(columns.text("officer_id"), columns.text("officer"), columns.text("department")),
                columns.text("reason"),
                columns.instant("at"));
    }
}
