package cn.jince.platform.directline.store;

import cn.jince.api.directline.TicketViews.TicketLine;
import cn.jince.api.exchange.ExchangeViews.TicketView;
import cn.jince.platform.directline.Tickets;
import cn.jince.platform.kernel.PlatformClock;
import cn.jince.platform.rows.Columns;
import io.r2dbc.spi.Readable;
import java.time.LocalDate;
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
                                        answer, said_at, due_on, received_at)
            SELECT system, number, kind, title, content, division, nullif(code, ''), state, nullif(answer, ''),
                   at::timestamptz, due::date, :now
            FROM unnest(:systems::text[], :numbers::text[], :kinds::text[], :titles::text[], :contents::text[],
                        :divisions::text[], :codes::text[], :states::text[], :answers::text[], :ats::text[], :dues::text[])
                 AS row (system, number, kind, title, content, division, code, state, answer, at, due)
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
    public Mono<Void> keep(List<Due> due) {
        if (due.isEmpty()) {
            return Mono.empty();
        }
        List<TicketView> tickets = due.stream().map(Due::ticket).toList();
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
                .bind("dues", due.stream().map(one -> one.dueOn().toString()).toArray(String[]::new))
                .then();
    }

    private static String[] texts(List<TicketView> tickets, Function<TicketView, String> column) {
        return tickets.stream().map(column).toArray(String[]::new);
    }

    @Override
    public Mono<List<TicketLine>> list(String divisionPrefix, int limit) {
        return listed("division_code LIKE :whose", divisionPrefix + "%", limit);
    }

    @Override
    public Mono<List<TicketLine>> ofEnterprise(String creditCode, int limit) {
        return listed("credit_code = :whose", creditCode, limit);
    }

    private Mono<List<TicketLine>> listed(String where, String whose, int limit) {
        LocalDate today = clock.today();
        return db.sql("SELECT * FROM ticket WHERE " + where
                        + " ORDER BY said_at DESC, system, ticket_number LIMIT :limit")
                .bind("whose", whose)
                .bind("limit", limit)
                .map(row -> line(row, today))
                .all()
                .collectList();
    }

    private static TicketLine line(Readable row, LocalDate today) {
        Columns columns = new Columns(row);
        LocalDate due = columns.dayOrNull("due_on");
        String state = columns.text("state");
        return new TicketLine(
                columns.text("system"),
                columns.text("ticket_number"),
                columns.text("kind"),
                columns.text("title"),
                columns.text("content"),
                columns.text("division_code"),
                columns.textOrNull("credit_code"),
                state,
                columns.textOrNull("answer"),
                columns.instant("said_at"),
                due,
                due != null && state.equals("OPEN") && today.isAfter(due));
    }
}
