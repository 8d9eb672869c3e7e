package cn.jince.platform.directline;

import cn.jince.api.exchange.ExchangeViews.TicketView;
import cn.jince.platform.kernel.Port;
import java.util.List;
import reactor.core.publisher.Mono;

/** Tickets as they are kept. */
@Port
public interface Tickets {
    /** What is older than what is kept changes nothing. */
    Mono<Void> keep(List<TicketView> tickets);

    /** Newest first. @param divisionPrefix digits all divisions below share */
    Mono<List<TicketView>> list(String divisionPrefix, int limit);
}
