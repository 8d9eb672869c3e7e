package cn.jince.platform.enterprise.store;

import cn.jince.platform.enterprise.Dossier;
import cn.jince.platform.enterprise.DossierFeed;
import cn.jince.platform.enterprise.Dossiers;
import cn.jince.platform.enterprise.NumberedDossier;
import cn.jince.platform.kernel.CreditCode;
import io.r2dbc.spi.Readable;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Repository
class R2dbcDossiers implements Dossiers, DossierFeed {
    private static final int PAGE = 1000;
    private static final String SELECT = """
            SELECT e.ordinal, e.credit_code, e.name, e.division,
                   (SELECT json_agg(json_build_object(
                        'system', f.system, 'asOf', f.as_of, 'receivedAt', f.received_at, 'facts', f.facts))::text
                    FROM enterprise_facts f WHERE f.credit_code = e.credit_code) AS documents
            FROM enterprise e WHERE\s""";

    private final DatabaseClient db;
    private final DossierReader reader;

    R2dbcDossiers(DatabaseClient db, DossierReader reader) {
        this.db = db;
        this.reader = reader;
    }

    @Override
    public Mono<Dossier> find(CreditCode code) {
        return of(List.of(code)).flatMapIterable(found -> found).next().map(NumberedDossier::dossier);
    }

    @Override
    public Mono<List<NumberedDossier>> of(Collection<CreditCode> codes) {
        String[] wanted = codes.stream().map(CreditCode::value).toArray(String[]::new);
        return read(db.sql(SELECT + "e.credit_code = ANY(:codes::text[]) ORDER BY e.ordinal")
                .bind("codes", wanted));
    }

    @Override
    public Mono<List<NumberedDossier>> numbered(List<Integer> ordinals) {
        return read(db.sql(SELECT + "e.ordinal = ANY(:ordinals::integer[]) ORDER BY e.ordinal")
                .bind("ordinals", ordinals.toArray(Integer[]::new)));
    }

    /** Page after page by ordinal: neither side ever holds more than one. */
    @Override
    public Flux<NumberedDossier> all() {
        return page(0).expand(page ->
                        page.size() < PAGE ? Mono.empty() : page(page.getLast().ordinal()))
                .concatMapIterable(page -> page, 1);
    }

    private Mono<List<NumberedDossier>> page(int after) {
        return read(db.sql(SELECT + "e.ordinal > :after ORDER BY e.ordinal LIMIT " + PAGE)
                .bind("after", after));
    }

    private Mono<List<NumberedDossier>> read(DatabaseClient.GenericExecuteSpec query) {
        return connected()
                .flatMap(connected ->
                        query.map(row -> dossier(row, connected)).all().collectList());
    }

    private Mono<Set<String>> connected() {
        return db.sql("SELECT system FROM collected_source")
                .map(row -> Objects.requireNonNull(row.get("system", String.class)))
                .all()
                .collect(Collectors.toSet());
    }

    private NumberedDossier dossier(Readable row, Set<String> connected) {
        return new NumberedDossier(
                Objects.requireNonNull(row.get("ordinal", Integer.class)),
                reader.read(
                        Objects.requireNonNull(row.get("credit_code", String.class)),
                        Objects.requireNonNull(row.get("name", String.class)),
                        Objects.requireNonNull(row.get("division", String.class)),
                        row.get("documents", String.class),
                        connected));
    }
}
