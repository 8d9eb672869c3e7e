package cn.jince.bff.mobile.consent;

import cn.jince.bff.mobile.Sql;
import java.time.Instant;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** The ledger in PostgreSQL; taking one is one conditional update, so two senders never take the same. */
@Repository
class R2dbcConsents implements Consents {
    private static final String INSERT = """
            INSERT INTO wechat_consent (open_id, template, remaining, changed_at)
            VALUES (:open_id, :template, :count, :now)
            ON CONFLICT (open_id, template)
            """;

    private final DatabaseClient sql;

    R2dbcConsents(DatabaseClient sql) {
        this.sql = sql;
    }

    @Override
    public Mono<Void> grant(String openId, ConsentTemplate template, int count, Instant now) {
        String add = INSERT + "DO UPDATE SET remaining = wechat_consent.remaining + :count, changed_at = :now";
        return of(add, openId, template).bind("count", count).bind("now", now).then();
    }

    @Override
    public Mono<Void> seed(String openId, ConsentTemplate template, int count, Instant now) {
        return of(INSERT + "DO NOTHING", openId, template)
                .bind("count", count)
                .bind("now", now)
                .then();
    }

    @Override
    public Mono<Boolean> consume(String openId, ConsentTemplate template, Instant now) {
        return of(
                        "UPDATE wechat_consent SET remaining = remaining - 1, changed_at = :now"
                                + " WHERE open_id = :open_id AND template = :template AND remaining > 0",
                        openId,
                        template)
                .bind("now", now)
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    @Override
    public Mono<Void> clear(String openId, ConsentTemplate template, Instant now) {
        return of(INSERT + "DO UPDATE SET remaining = 0, changed_at = :now", openId, template)
                .bind("count", 0)
                .bind("now", now)
                .then();
    }

    @Override
    public Mono<Integer> remaining(String openId, ConsentTemplate template) {
        return of(
                        "SELECT remaining FROM wechat_consent WHERE open_id = :open_id AND template = :template",
                        openId,
                        template)
                .map(row -> Sql.required(row, "remaining", Integer.class))
                .one()
                .defaultIfEmpty(0);
    }

    private GenericExecuteSpec of(String statement, String openId, ConsentTemplate template) {
        return sql.sql(statement).bind("open_id", openId).bind("template", template.name());
    }
}
