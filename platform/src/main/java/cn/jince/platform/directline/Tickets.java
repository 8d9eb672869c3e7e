package cn.jince.platform.directline;

import cn.jince.api.directline.TicketViews.TicketLine;
import cn.jince.api.exchange.ExchangeViews.TicketView;
import cn.jince.platform.kernel.Port;
import java.time.LocalDate;
import java.util.List;
import reactor.core.publisher.Mono;

/** Tickets as they are kept. */
@Port
public interface Tickets {
    /** What is older than what is kept changes nothing. */
    Mono<Void> keep(List<Due> tickets);

    /** @param dueOn by when it is to be answered, if it is new */
    record Due(TicketView ticket, LocalDate dueOn) {}

    /** Newest first. @param divisionPrefix digits all divisions below share */
    Mono<List<TicketLine>> list(String divisionPrefix, int limit);

    Mono<List<TicketLine>> ofEnterprise(String creditCode, int limit);
}
