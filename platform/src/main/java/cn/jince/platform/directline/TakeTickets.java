package cn.jince.platform.directline;

import cn.jince.api.exchange.ExchangeViews.Push;
import cn.jince.api.exchange.ExchangeViews.TicketRow;
import cn.jince.api.exchange.ExchangeViews.TicketView;
import cn.jince.api.exchange.ExchangeViews.Verdict;
import cn.jince.api.exchange.ExchangeViews.Verdicts;
import cn.jince.platform.kernel.CreditCode;
import cn.jince.platform.kernel.DivisionCode;
import cn.jince.platform.kernel.Divisions;
import cn.jince.platform.kernel.PlatformClock;
import cn.jince.platform.kernel.UseCase;
import cn.jince.platform.kernel.WorkingCalendar;
import cn.jince.platform.kernel.WorkingDays;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** 12345 工单: takes tickets the hotline pushes, as far as they are of its divisions. */
@UseCase
public class TakeTickets {
    private static final Set<String> KINDS = Set.of("ENQUIRY", "COMPLAINT", "REQUEST");
    private static final Set<String> STATES = Set.of("OPEN", "ANSWERED", "CLOSED");
    private final Tickets tickets;
    private final TransactionalOperator inTransaction;
    private final JsonMapper json;
    private final WorkingCalendar calendar;
    private final Divisions divisions = Divisions.shanxi();

    TakeTickets(Tickets tickets, TransactionalOperator inTransaction, JsonMapper json, WorkingCalendar calendar) {
        this.calendar = calendar;
        this.tickets = tickets;
        this.inTransaction = inTransaction;
        this.json = json;
    }

    public Mono<Verdicts> take(Push push) {
        List<DivisionCode> own =
                push.divisions().stream().map(DivisionCode::new).toList();
        Map<String, TicketView> taken = new LinkedHashMap<>();
        List<Verdict> refused = new ArrayList<>();
        for (int i = 0; i < push.rows().size(); i++) {
            @Nullable TicketRow row = read(push.rows().get(i));
            @Nullable
            Verdict no = row == null ? new Verdict(i, "BAD_ROW", "", "工单的字段不完整或类型不符。", null) : refusal(i, row, own);
            if (row != null && no == null) {
                taken.merge(
                        row.ticketNumber(),
                        view(push.system(), row),
                        (old, next) -> next.at().isBefore(old.at()) ? old : next);
            } else if (no != null) {
                refused.add(no);
            }
        }
        return tickets.keep(taken.values().stream().map(this::due).toList())
                .as(inTransaction::transactional)
                .thenReturn(new Verdicts(refused));
    }

    private Tickets.Due due(TicketView ticket) {
        WorkingDays limit = ticket.kind().equals("ENQUIRY") ? Enquiry.USUAL : Enquiry.HARD;
        return new Tickets.Due(
                ticket, calendar.plus(PlatformClock.dayOf(ticket.at()), limit).day());
    }

    private @Nullable TicketRow read(JsonNode row) {
        try {
            return json.treeToValue(row, TicketRow.class);
        } catch (JacksonException e) {
            return null;
        }
    }

    private @Nullable Verdict refusal(int index, TicketRow row, List<DivisionCode> own) {
        if (!KINDS.contains(row.kind())) {
            return new Verdict(index, "BAD_KIND", "/kind", "不认识的工单类型：" + row.kind(), null);
        }
        if (!STATES.contains(row.state())) {
            return new Verdict(index, "BAD_STATE", "/state", "不认识的工单状态：" + row.state(), null);
        }
        if (!divisions.exists(row.divisionCode())) {
            return new Verdict(index, "UNKNOWN_DIVISION", "/divisionCode", "不认识的行政区划：" + row.divisionCode(), null);
        }
        DivisionCode at = new DivisionCode(row.divisionCode());
        if (own.stream().noneMatch(division -> division.covers(at))) {
            return new Verdict(index, "FOREIGN_DIVISION", "/divisionCode", "该工单不在贵系统登记的行政区划内：" + at.value(), null);
        }
        return row.creditCode() == null || CreditCode.isValid(row.creditCode())
                ? null
                : new Verdict(index, "BAD_CREDIT_CODE", "/creditCode", "统一社会信用代码不正确（18 位，末位为校验码）。", null);
    }

    private static TicketView view(String system, TicketRow row) {
        return new TicketView(
                system,
                row.ticketNumber(),
                row.kind(),
                row.title(),
                row.content(),
                row.divisionCode(),
                row.creditCode(),
                row.state(),
                row.answer(),
                row.at());
    }
}
