package cn.jince.platform.directline.web;

import cn.jince.api.directline.TicketViews.TicketLine;
import cn.jince.api.exchange.ExchangeViews.Push;
import cn.jince.api.exchange.ExchangeViews.Verdicts;
import cn.jince.api.problem.ProblemCode;
import cn.jince.edge.Caller;
import cn.jince.edge.Problem;
import cn.jince.platform.directline.TakeTickets;
import cn.jince.platform.directline.Tickets;
import cn.jince.platform.kernel.DivisionCode;
import cn.jince.platform.received.PushLimit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Tickets in from the hotline, and out to the officers of the division. */
@RestController
class TicketsController implements cn.jince.api.directline.Tickets {
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

    @Override
    public Mono<List<TicketLine>> tickets(@Nullable String enterprise) {
        return Caller.current().flatMap(caller -> {
            if (caller.kind() == Caller.Kind.OFFICER) {
                return tickets.list(new DivisionCode(caller.division()).prefix(), LISTED);
            }
            return enterprise != null && caller.actsFor(enterprise)
                    ? tickets.ofEnterprise(enterprise, LISTED)
                    : Mono.error(Problem.of(HttpStatus.NOT_FOUND, ProblemCode.NOT_FOUND, "没有找到该企业的工单。"));
        });
    }
}
