package cn.jince.adapters.shadow;

import io.r2dbc.spi.Readable;
import java.util.Map;
import java.util.Objects;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Counts in PostgreSQL, added up over all instances. */
@Component
class R2dbcAgreements implements Agreements {
    private final DatabaseClient database;

    R2dbcAgreements(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Mono<Void> add(String system, String capability, String contractHash, Comparison comparison) {
        // in one order everywhere, so that two instances never wait for each other's rows
        return Flux.fromIterable(comparison.same().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .toList())
                .concatMap(each -> database.sql("""
                                INSERT INTO shadow_agreement
                                    (system, capability, contract_hash, attribute, compared, agreed)
                                VALUES (:system, :capability, :hash, :attribute, 1, :agreed)
                                ON CONFLICT (system, capability, contract_hash, attribute) DO UPDATE SET
                                    compared = shadow_agreement.compared + 1,
                                    agreed = shadow_agreement.agreed + EXCLUDED.agreed""")
                        .bind("system", system)
                        .bind("capability", capability)
                        .bind("hash", contractHash)
                        .bind("attribute", each.getKey())
                        .bind("agreed", each.getValue() ? 1L : 0L)
                        .then())
                .then();
    }

    @Override
    public Flux<Agreement> all() {
        return database.sql("""
                        SELECT system, capability, contract_hash, attribute, compared, agreed
                        FROM shadow_agreement ORDER BY system, capability, attribute""")
                .map(row -> new Agreement(
                        text(row, "system"),
                        text(row, "capability"),
                        text(row, "contract_hash"),
                        text(row, "attribute"),
                        number(row, "compared"),
                        number(row, "agreed")))
                .all();
    }

    private static String text(Readable row, String name) {
        return Objects.requireNonNullElse(row.get(name, String.class), "");
    }

    private static long number(Readable row, String name) {
        return Objects.requireNonNullElse(row.get(name, Long.class), 0L);
    }
}
