package cn.jince.platform.directline.store;

import cn.jince.api.exchange.ExchangeViews.TicketView;
import cn.jince.platform.directline.Tickets;
import cn.jince.platform.kernel.PlatformClock;
import cn.jince.platform.rows.Columns;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

@Repository
class R2dbcTickets implements Tickets {
    private static final String UPSERT = """
            INSERT INTO ticket AS kept (system, ticket_number, kind, title, content, division_code, credit_code, state,
                                        answer, said_at, received_at)
            SELECT system, number, kind, title, content, division, nullif(code, ''), state, nullif(answer, ''),
                   at::timestamptz, :now
            FROM unnest(:systems::text[], :numbers::text[], :kinds::text[], :titles::text[], :contents::text[],
                        :divisions::text[], :codes::text[], :states::text[], :answers::text[], :ats::text[])
                 AS row (system, number, kind, title, content, division, code, state, answer, at)
            ORDER BY number
            ON CONFLICT (system, ticket_number) DO UPDATE
            SET kind = excluded.kind, title = excluded.title, content = excluded.content,
                division_code = excluded.division_code, credit_code = excluded.credit_code, state = excluded.state,
                answer = excluded.answer, said_at = excluded.said_at, received_at = excluded.received_at
            WHERE kept.said_at <= excluded.said_at""";

    private final DatabaseClient db;
    private final PlatformClock clock;

    R2dbcTickets(DatabaseClient db, PlatformClock clock) {
        this.db = db;
        this.clock = clock;
    }

    @Override
    public Mono<Void> keep(List<TicketView> tickets) {
        if (tickets.isEmpty()) {
            return Mono.empty();
        }
        return db.sql(UPSERT)
                .bind("now", clock.instant().atOffset(ZoneOffset.UTC))
                .bind("systems", texts(tickets, TicketView::system))
                .bind("numbers", texts(tickets, TicketView::ticketNumber))
                .bind("kinds", texts(tickets, TicketView::kind))
                .bind("titles", texts(tickets, TicketView::title))
                .bind("contents", texts(tickets, TicketView::content))
                .bind("divisions", texts(tickets, TicketView::divisionCode))
                .bind("codes", texts(tickets, ticket -> ticket.creditCode() == null ? "" : ticket.creditCode()))
                .bind("states", texts(tickets, TicketView::state))
                .bind("answers", texts(tickets, ticket -> ticket.answer() == null ? "" : ticket.answer()))
                .bind("ats", texts(tickets, ticket -> ticket.at().toString()))
                .then();
    }

    private static String[] texts(List<TicketView> tickets, Function<TicketView, String> column) {
        return tickets.stream().map(column).toArray(String[]::new);
    }

    @Override
    public Mono<List<TicketView>> list(String divisionPrefix, int limit) {
        return db.sql("SELECT * FROM ticket WHERE division_code LIKE :prefix"
                        + " ORDER BY said_at DESC, system, ticket_number LIMIT :limit")
                .bind("prefix", divisionPrefix + "%")
                .bind("limit", limit)
                .map(row -> {
                    Columns columns = new Columns(row);
                    return new TicketView(
                            columns.text("system"),
                            columns.text("ticket_number"),
                            columns.text("kind"),
                            columns.text("title"),
                            columns.text("content"),
                            columns.text("division_code"),
                            columns.textOrNull("credit_code"),
                            columns.text("state"),
                            columns.textOrNull("answer"),
                            columns.instant("said_at"));
                })
                .all()
                .collectList();
    }
}
