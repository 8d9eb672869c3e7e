package cn.jince.adapters.web;

import cn.jince.adapters.call.Question;
import cn.jince.edge.Caller;
import java.time.Clock;
import java.time.ZoneOffset;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Who asked whom about what and why: one row per question. */
@Component
class AccessRecords {
    private final DatabaseClient database;
    private final Clock clock;

    AccessRecords(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    Mono<Void> add(Caller caller, Question question, String outcome) {
        return database.sql("""
                        INSERT INTO access_record
                            (asked_at, caller, caller_kind, capability, subject, division, purpose, outcome)
                        VALUES (:at, :caller, :kind, :capability, :subject, :division, :purpose, :outcome)""")
                .bind("at", clock.instant().atOffset(ZoneOffset.UTC))
                .bind("caller", caller.id())
                .bind("kind", caller.kind().name())
                .bind("capability", question.capability())
                .bind("subject", question.subject())
                .bind("division", question.division())
                .bind("purpose", question.purpose())
                .bind("outcome", outcome)
                .then();
    }
}
