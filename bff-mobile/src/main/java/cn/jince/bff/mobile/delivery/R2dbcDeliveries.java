package cn.jince.bff.mobile.delivery;

import cn.jince.bff.mobile.Sql;
import cn.jince.bff.mobile.consent.ConsentTemplate;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Deliveries in PostgreSQL. */
@Repository
class R2dbcDeliveries implements Deliveries, DeliveryQueue {
    private final DatabaseClient sql;
    private final JsonMapper json;

    R2dbcDeliveries(DatabaseClient sql, JsonMapper json) {
        this.sql = sql;
        this.json = json;
    }

    @Override
    public Mono<Void> add(NewDelivery message, Instant now) {
        ConsentTemplate template = message.template();
        return sql.sql("""
                        INSERT INTO delivery (id, person_id, dedup_key, letter_class, title, body, page, template,
                            open_id, data, state, not_before, created_at)
                        VALUES (:id, :person, :key, :class, :title, :body, :page, :template,
                            :open_id, :data, 'QUEUED', :now, :now)
                        ON CONFLICT (person_id, dedup_key) DO NOTHING
                        """)
                .bind("id", message.id())
                .bind("person", message.personId())
                .bind("key", message.dedupKey())
                .bind("class", message.letterClass().name())
                .bind("title", message.title())
                .bind("body", message.body())
                .bind("page", message.page())
                .bind("template", Sql.text(template == null ? null : template.name()))
                .bind("open_id", Sql.text(message.openId()))
                .bind("data", json.writeValueAsString(message.data()))
                .bind("now", now)
                .then();
    }

    @Override
    public Flux<Delivery> claim(int batch, Instant now, Instant leaseUntil) {
        return sql.sql("""
                        WITH due AS MATERIALIZED (
                            SELECT id FROM delivery WHERE state = 'QUEUED' AND not_before <= :now
                            ORDER BY not_before, created_at LIMIT :batch FOR UPDATE SKIP LOCKED)
                        UPDATE delivery SET state = 'SENDING', attempts = attempts + 1, lease_until = :lease
                        WHERE id IN (SELECT id FROM due)
                        RETURNING *
                        """)
                .bind("lease", leaseUntil)
                .bind("now", now)
                .bind("batch", batch)
                .map(this::toDelivery)
                .all();
    }

    @Override
    public Mono<Void> plan(Delivery planned) {
        return update(planned, "AND state = 'SENDING'").then();
    }

    @Override
    public Mono<Boolean> settle(Delivery settled) {
        return update(settled, "AND state IN ('SENDING', 'POSSIBLY_SENT')");
    }

    private Mono<Boolean> update(Delivery delivery, String where) {
        ChannelKind channel = delivery.channel();
        return sql.sql("UPDATE delivery SET state = :state, channel = :channel, token = :token,"
                        + " consent_held = :held, counted = :counted, skip_wechat = :skip, not_before = :not_before,"
                        + " code = :code WHERE id = :id AND attempts = :attempts " + where)
                .bind("state", delivery.state().name())
                .bind("channel", Sql.text(channel == null ? null : channel.name()))
                .bind("token", Sql.text(delivery.token()))
                .bind("held", delivery.consentHeld())
                .bind("counted", delivery.counted())
                .bind("skip", delivery.skipWeChat())
                .bind("not_before", delivery.notBefore())
                .bind("code", delivery.code())
                .bind("id", delivery.message().id())
                .bind("attempts", delivery.attempts())
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    @Override
    public Mono<Long> recover(Instant now) {
        return sql.sql("UPDATE delivery SET code = 'SENDER_DIED', consent_held = false,"
                        + " state = CASE WHEN channel = 'ANDROID' THEN 'QUEUED' ELSE 'POSSIBLY_SENT' END"
                        + " WHERE state = 'SENDING' AND lease_until < :now")
                .bind("now", now)
                .fetch()
                .rowsUpdated();
    }

    @Override
    public Mono<Boolean> count(String personId, LocalDate day, int cap) {
        return sql.sql("""
                        INSERT INTO daily_match (person_id, day, sent) VALUES (:person, :day, 1)
                        ON CONFLICT (person_id, day) DO UPDATE SET sent = daily_match.sent + 1
                        WHERE daily_match.sent < :cap
                        """)
                .bind("person", personId)
                .bind("day", day)
                .bind("cap", cap)
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    @Override
    public Mono<Void> hold(ChannelKind channel, Instant until, String because) {
        return sql.sql("INSERT INTO channel_hold (channel, until, because) VALUES (:channel, :until, :because)"
                        + " ON CONFLICT (channel) DO UPDATE SET until = :until, because = :because")
                .bind("channel", channel.name())
                .bind("until", until)
                .bind("because", because)
                .then();
    }

    @Override
    public Mono<Boolean> held(ChannelKind channel, Instant now) {
        return sql.sql("SELECT count(*) AS holds FROM channel_hold WHERE channel = :channel AND until > :now")
                .bind("channel", channel.name())
                .bind("now", now)
                .map(row -> Sql.required(row, "holds", Long.class) > 0)
                .one();
    }

    private Delivery toDelivery(Readable row) {
        @Nullable String template = Sql.optional(row, "template");
        @Nullable String channel = Sql.optional(row, "channel");
        Map<String, String> data = json.readValue(Sql.text(row, "data"), new TypeReference<Map<String, String>>() {});
        return new Delivery(
                new NewDelivery(
                        Sql.required(row, "id", UUID.class),
                        Sql.text(row, "person_id"),
                        Sql.text(row, "dedup_key"),
                        LetterClass.valueOf(Sql.text(row, "letter_class")),
                        Sql.text(row, "title"),
                        Sql.text(row, "body"),
                        Sql.text(row, "page"),
                        template == null ? null : ConsentTemplate.valueOf(template),
                        Sql.optional(row, "open_id"),
                        data),
                DeliveryState.valueOf(Sql.text(row, "state")),
                channel == null ? null : ChannelKind.valueOf(channel),
                Sql.optional(row, "token"),
                Sql.required(row, "consent_held", Boolean.class),
                Sql.required(row, "counted", Boolean.class),
                Sql.required(row, "skip_wechat", Boolean.class),
                Sql.required(row, "attempts", Integer.class),
                Sql.instant(row, "not_before"),
                Sql.text(row, "code"));
    }
}
