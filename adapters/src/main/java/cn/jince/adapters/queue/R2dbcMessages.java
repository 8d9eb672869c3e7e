package cn.jince.adapters.queue;

import cn.jince.adapters.collection.Pass;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** In our database; settled ones are remembered for thirty days. */
final class R2dbcMessages implements Messages {
    private final DatabaseClient database;

    R2dbcMessages(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Mono<Map<String, Known>> among(Pass pass, List<String> ids) {
        return on(pass, ids, """
                        SELECT message_id, tries, settled FROM collection_message
                        WHERE system = :system AND capability = :capability AND message_id = ANY(:ids)""")
                .map(row -> new Known(
                        Objects.requireNonNull(row.get("message_id", String.class)),
                        Objects.requireNonNull(row.get("tries", Long.class)),
                        Boolean.TRUE.equals(row.get("settled", Boolean.class))))
                .all()
                .collect(HashMap::new, (map, known) -> map.put(known.id(), known));
    }

    @Override
    public Mono<Void> tried(Pass pass, List<String> ids) {
        return on(pass, ids, """
                        INSERT INTO collection_message (system, capability, message_id, tries, settled, at)
                        SELECT :system, :capability, id, 1, false, now() FROM unnest(:ids) AS ids (id)
                        ON CONFLICT (system, capability, message_id)
                        DO UPDATE SET tries = collection_message.tries + 1, at = now()""").then();
    }

    @Override
    public Mono<Void> notTried(Pass pass, List<String> ids) {
        return on(pass, ids, """
                        UPDATE collection_message SET tries = tries - 1
                        WHERE system = :system AND capability = :capability AND message_id = ANY(:ids)""").then();
    }

    @Override
    public Mono<Void> settled(Pass pass, List<String> ids) {
        return on(pass, ids, """
                        UPDATE collection_message SET settled = true, at = now()
                        WHERE system = :system AND capability = :capability AND message_id = ANY(:ids)""")
                .then()
                .then(database.sql("DELETE FROM collection_message WHERE at < now() - interval '30 days'")
                        .then());
    }

    private DatabaseClient.GenericExecuteSpec on(Pass pass, List<String> ids, String sql) {
        return database.sql(sql)
                .bind("system", pass.system())
                .bind("capability", pass.capability())
                .bind("ids", ids.toArray(String[]::new));
    }
}
