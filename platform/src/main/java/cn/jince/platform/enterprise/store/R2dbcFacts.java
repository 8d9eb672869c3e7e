package cn.jince.platform.enterprise.store;

import cn.jince.api.enterprise.EnterpriseViews.SourceCoverage;
import cn.jince.platform.enterprise.CollectedFacts;
import cn.jince.platform.enterprise.FactStore;
import cn.jince.platform.enterprise.Sources;
import cn.jince.platform.kernel.CreditCode;
import cn.jince.platform.kernel.DivisionCode;
import cn.jince.platform.kernel.PlatformClock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

@Repository
class R2dbcFacts implements FactStore {
    private static final String UPSERT = """
            INSERT INTO enterprise_facts AS kept (credit_code, system, as_of, received_at, facts)
            SELECT code, system, as_of::date, :at, facts::jsonb
            FROM unnest(:codes::text[], :systems::text[], :dates::text[], :facts::text[])
                 AS row (code, system, as_of, facts)
            ON CONFLICT (credit_code, system) DO UPDATE
            SET as_of = excluded.as_of, received_at = excluded.received_at, facts = excluded.facts
            WHERE kept.as_of <= excluded.as_of""";
    private static final String RENAME = """
            UPDATE enterprise e SET name = f.facts ->> 'name', division = f.facts ->> 'region_code'
            FROM enterprise_facts f
            WHERE f.credit_code = e.credit_code AND f.system = 'sx.samr' AND e.credit_code = ANY(:codes::text[])
              AND (e.name <> f.facts ->> 'name' OR e.division <> f.facts ->> 'region_code')""";
    private static final String REGISTER = """
            INSERT INTO enterprise (credit_code, name, division)
            SELECT f.credit_code, f.facts ->> 'name', f.facts ->> 'region_code'
            FROM enterprise_facts f
            WHERE f.system = 'sx.samr' AND f.credit_code = ANY(:codes::text[])
              AND NOT EXISTS (SELECT 1 FROM enterprise e WHERE e.credit_code = f.credit_code)
            ORDER BY f.credit_code
            ON CONFLICT (credit_code) DO NOTHING""";
    private static final String SOURCES = """
            INSERT INTO collected_source AS kept (system, latest, received_at)
            SELECT system, max(as_of::date), :at
            FROM unnest(:systems::text[], :dates::text[]) AS row (system, as_of) GROUP BY system ORDER BY system
            ON CONFLICT (system) DO UPDATE
            SET latest = greatest(kept.latest, excluded.latest), received_at = excluded.received_at""";

    private final DatabaseClient db;
    private final JsonMapper json;
    private final PlatformClock clock;

    R2dbcFacts(DatabaseClient db, JsonMapper json, PlatformClock clock) {
        this.db = db;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public Mono<Void> keep(List<CollectedFacts> batch) {
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        String[] codes = batch.stream().map(row -> row.code().value()).toArray(String[]::new);
        String[] systems = batch.stream().map(CollectedFacts::system).toArray(String[]::new);
        String[] dates = batch.stream().map(row -> row.asOf().toString()).toArray(String[]::new);
        String[] facts =
                batch.stream().map(row -> json.writeValueAsString(row.facts())).toArray(String[]::new);
        String[] registered = batch.stream()
                .filter(row -> row.system().equals(Sources.REGISTRATION))
                .map(row -> row.code().value())
                .toArray(String[]::new);
        Mono<Void> upsert = db.sql(UPSERT)
                .bind("at", now)
                .bind("codes", codes)
                .bind("systems", systems)
                .bind("dates", dates)
                .bind("facts", facts)
                .then();
        Mono<Void> sources = db.sql(SOURCES)
                .bind("at", now)
                .bind("systems", systems)
                .bind("dates", dates)
                .then();
        Mono<Void> rename = db.sql(RENAME).bind("codes", registered).then();
        Mono<Void> register = db.sql(REGISTER).bind("codes", registered).then();
        return registered.length == 0
                ? upsert.then(sources)
                : upsert.then(rename).then(register).then(sources);
    }

    @Override
    public Mono<Map<CreditCode, DivisionCode>> divisions(Collection<CreditCode> codes) {
        return db.sql("SELECT credit_code, division FROM enterprise WHERE credit_code = ANY(:codes::text[])")
                .bind("codes", codes.stream().map(CreditCode::value).toArray(String[]::new))
                .map(row -> Map.entry(
                        new CreditCode(Objects.requireNonNull(row.get("credit_code", String.class))),
                        new DivisionCode(Objects.requireNonNull(row.get("division", String.class)))))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    @Override
    public Mono<List<SourceCoverage>> coverage() {
        return db.sql("""
                        SELECT s.system, s.latest, s.received_at,
                               (SELECT count(*) FROM enterprise_facts f WHERE f.system = s.system) AS enterprises,
                               (SELECT count(*) FROM enterprise) AS registered
                        FROM collected_source s ORDER BY s.system""")
                .map(row -> new SourceCoverage(
                        Objects.requireNonNull(row.get("system", String.class)),
                        Sources.name(Objects.requireNonNull(row.get("system", String.class))),
                        Objects.requireNonNull(row.get("enterprises", Long.class)),
                        Objects.requireNonNull(row.get("registered", Long.class)),
                        row.get("latest", LocalDate.class),
                        Objects.requireNonNull(row.get("received_at", OffsetDateTime.class))
                                .toInstant()))
                .all()
                .collectList();
    }
}
