package cn.jince.adapters.lifecycle.store;

import static cn.jince.adapters.lifecycle.store.Columns.text;

import cn.jince.adapters.lifecycle.Badge;
import cn.jince.adapters.lifecycle.Badges;
import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Component
class R2dbcBadges implements Badges {
    private final DatabaseClient database;

    R2dbcBadges(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Mono<Void> keep(Badge badge, String by, Instant at) {
        return database.sql("""
                        INSERT INTO conformance_badge
                            (system, capability, contract_hash, report, issued_at, expires_at, signature, taken_by,
                             taken_at)
                        VALUES (:system, :capability, :hash, :report, :issued, :expires, :signature, :by, :at)
                        ON CONFLICT DO NOTHING""")
                .bind("system", badge.system())
                .bind("capability", badge.capability())
                .bind("hash", badge.contractHash())
                .bind("report", badge.report())
                .bind("issued", badge.issuedAt().atOffset(ZoneOffset.UTC))
                .bind("expires", badge.expiresAt().atOffset(ZoneOffset.UTC))
                .bind("signature", badge.signature())
                .bind("by", by)
                .bind("at", at.atOffset(ZoneOffset.UTC))
                .then();
    }

    @Override
    public Flux<Badge> of(String system) {
        return database.sql("""
                        SELECT system, capability, contract_hash, report, issued_at, expires_at, signature
                        FROM conformance_badge WHERE system = :system ORDER BY issued_at DESC LIMIT 50""")
                .bind("system", system)
                .map(row -> new Badge(
                        text(row, "system"),
                        text(row, "capability"),
                        text(row, "contract_hash"),
                        text(row, "report"),
                        Columns.at(row, "issued_at"),
                        Columns.at(row, "expires_at"),
                        text(row, "signature")))
                .all();
    }

    @Override
    public Mono<Boolean> covers(String system, String capability, String contractHash, Instant at) {
        return database.sql("""
                        SELECT count(*) AS badges FROM conformance_badge
                        WHERE system = :system AND capability = :capability AND contract_hash = :hash
                            AND issued_at <= :at AND expires_at > :at""")
                .bind("system", system)
                .bind("capability", capability)
                .bind("hash", contractHash)
                .bind("at", at.atOffset(ZoneOffset.UTC))
                .map(row -> Columns.number(row, "badges") > 0)
                .one();
    }
}
