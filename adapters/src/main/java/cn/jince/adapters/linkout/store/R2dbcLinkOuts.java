package cn.jince.adapters.linkout.store;

import cn.jince.adapters.linkout.LinkOut;
import cn.jince.adapters.linkout.LinkOutRefusal;
import cn.jince.adapters.linkout.LinkOuts;
import cn.jince.adapters.linkout.Visitor;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

@Component
class R2dbcLinkOuts implements LinkOuts {
    private static final String COLUMNS = "link_out_id, system, capability, division, credit_code, visitor_id,"
            + " visitor_name, item_id, item_name, opened_at, good_until, state, state_at";
    private final DatabaseClient database;
    private final TransactionalOperator inTransaction;

    R2dbcLinkOuts(DatabaseClient database, TransactionalOperator inTransaction) {
        this.database = database;
        this.inTransaction = inTransaction;
    }

    @Override
    public Mono<Void> add(LinkOut linkOut, String ticketHash) {
        LinkOut.Item item = linkOut.item();
        return database.sql("""
                        INSERT INTO link_out (link_out_id, system, capability, division, credit_code, visitor_id,
                                              visitor_name, item_id, item_name, ticket_hash, opened_at, good_until)
                        VALUES (:id, :system, :capability, :division, :creditCode, :visitor, :name, :item, :itemName, :hash, :opened, :good)""")
                .bind("id", linkOut.id())
                .bind("system", linkOut.system())
                .bind("capability", linkOut.capability())
                .bind("division", linkOut.division())
                .bind("creditCode", linkOut.creditCode())
                .bind("visitor", linkOut.visitor().id())
                .bind("name", linkOut.visitor().name())
                .bind("item", Parameters.in(R2dbcType.VARCHAR, item == null ? null : item.id()))
                .bind("itemName", Parameters.in(R2dbcType.VARCHAR, item == null ? null : item.name()))
                .bind("hash", ticketHash)
                .bind("opened", at(linkOut.openedAt()))
                .bind("good", at(linkOut.goodUntil()))
                .then();
    }

    @Override
    public Mono<Redeemed> redeem(String ticketHash, String system, Instant now) {
        return database.sql("UPDATE link_out SET redeemed_at = :now WHERE ticket_hash = :hash AND system = :system"
                        + " AND redeemed_at IS NULL AND good_until > :now RETURNING " + COLUMNS)
                .bind("now", at(now))
                .bind("hash", ticketHash)
                .bind("system", system)
                .map(R2dbcLinkOuts::linkOut)
                .one()
                .<Redeemed>map(Redeemed.Good::new)
                .switchIfEmpty(Mono.defer(() -> refusal(ticketHash, system)).map(Redeemed.Refused::new));
    }

    private Mono<LinkOutRefusal> refusal(String ticketHash, String system) {
        return database.sql("SELECT redeemed_at FROM link_out WHERE ticket_hash = :hash AND system = :system")
                .bind("hash", ticketHash)
                .bind("system", system)
                .map(row -> row.get("redeemed_at") == null
                        ? (LinkOutRefusal) new LinkOutRefusal.TicketExpired()
                        : new LinkOutRefusal.TicketSpent())
                .one()
                .defaultIfEmpty(new LinkOutRefusal.TicketUnknown());
    }

    @Override
    public Mono<Told> tell(String system, String event, UUID linkOut, String state, Instant at, Instant now) {
        // the row is locked, so that two events of one going-over come one after the other
        return database.sql("SELECT state_at FROM link_out WHERE link_out_id = :id AND system = :system FOR UPDATE")
                .bind("id", linkOut)
                .bind("system", system)
                .map(row -> new Known(instant(row, "state_at")))
                .one()
                .flatMap(known -> event(system, event, linkOut, state, at, now)
                        .flatMap(told -> told instanceof Told.Taken(Effect effect) && effect == Effect.APPLIED
                                ? apply(known, linkOut, state, at)
                                : Mono.just(told)))
                .defaultIfEmpty(new Told.Refused(new LinkOutRefusal.LinkOutUnknown(linkOut.toString())))
                .as(inTransaction::transactional);
    }

    private record Known(@Nullable Instant stateAt) {}

    private Mono<Told> event(String system, String event, UUID linkOut, String state, Instant at, Instant now) {
        String content = linkOut + " " + state + " " + at;
        return database.sql("INSERT INTO link_out_event (system, event_id, link_out_id, content, received_at)"
                        + " VALUES (:system, :event, :id, :content, :now) ON CONFLICT DO NOTHING")
                .bind("system", system)
                .bind("event", event)
                .bind("id", linkOut)
                .bind("content", content)
                .bind("now", at(now))
                .fetch()
                .rowsUpdated()
                .flatMap(rows -> rows == 1 ? Mono.just(new Told.Taken(Effect.APPLIED)) : known(system, event, content));
    }

    private Mono<Told> known(String system, String event, String content) {
        return database.sql("SELECT content FROM link_out_event WHERE system = :system AND event_id = :event")
                .bind("system", system)
                .bind("event", event)
                .map(row -> content.equals(row.get("content", String.class))
                        ? (Told) new Told.Taken(Effect.KNOWN)
                        : new Told.Refused(new LinkOutRefusal.EventChanged(event)))
                .one();
    }

    private Mono<Told> apply(Known known, UUID linkOut, String state, Instant at) {
        if (known.stateAt() != null && !at.isAfter(known.stateAt())) {
            return Mono.just(new Told.Taken(Effect.OUTDATED));
        }
        return database.sql("UPDATE link_out SET state = :state, state_at = :at WHERE link_out_id = :id")
                .bind("state", state)
                .bind("at", at(at))
                .bind("id", linkOut)
                .then()
                .thenReturn(new Told.Taken(Effect.APPLIED));
    }

    @Override
    public Mono<List<LinkOut>> ofEnterprise(String creditCode) {
        return database.sql("SELECT " + COLUMNS + " FROM link_out WHERE credit_code = :creditCode"
                        + " ORDER BY opened_at DESC, link_out_id LIMIT 100")
                .bind("creditCode", creditCode)
                .map(R2dbcLinkOuts::linkOut)
                .all()
                .collectList();
    }

    private static LinkOut linkOut(Readable row) {
        return new LinkOut(
                Objects.requireNonNull(row.get("link_out_id", UUID.class)),
                text(row, "system"),
                text(row, "capability"),
                text(row, "division"),
                text(row, "credit_code"),
                new Visitor(text(row, "visitor_id"), text(row, "visitor_name")),
                item(row),
                Objects.requireNonNull(instant(row, "opened_at")),
                Objects.requireNonNull(instant(row, "good_until")),
                row.get("state", String.class),
                instant(row, "state_at"));
    }

    private static LinkOut.@Nullable Item item(Readable row) {
        String id = row.get("item_id", String.class);
        return id == null ? null : new LinkOut.Item(id, text(row, "item_name"));
    }

    private static String text(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, String.class));
    }

    private static @Nullable Instant instant(Readable row, String column) {
        OffsetDateTime value = row.get(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
