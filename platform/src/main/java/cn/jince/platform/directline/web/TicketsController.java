package cn.jince.platform.directline.web;

import cn.jince.api.exchange.ExchangeViews.Push;
import cn.jince.api.exchange.ExchangeViews.TicketView;
import cn.jince.api.exchange.ExchangeViews.Verdicts;
import cn.jince.edge.Caller;
import cn.jince.platform.directline.TakeTickets;
import cn.jince.platform.directline.Tickets;
import cn.jince.platform.kernel.DivisionCode;
import cn.jince.platform.received.PushLimit;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Tickets in from the hotline, and out to the officers of the division. */
@RestController
class TicketsController {
    private static final int LISTED = 200;
    private final TakeTickets take;
    private final Tickets tickets;

    TicketsController(TakeTickets take, Tickets tickets) {
        this.take = take;
        this.tickets = tickets;
    }

    @PostMapping("/received/tickets")
    Mono<Verdicts> take(@RequestBody Push push) {
        return take.take(PushLimit.within(push));
    }

    @GetMapping("/tickets")
    Mono<List<TicketView>> list() {
        return Caller.current().flatMap(officer -> tickets.list(new DivisionCode(officer.division()).prefix(), LISTED));
    }
}
