package cn.jince.api.directline;

import cn.jince.api.directline.TicketViews.TicketLine;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import reactor.core.publisher.Mono;

/** 12345 工单 in the direct line. */
public interface Tickets {

    /**
     * Officers: of the own division and below. Members: of their enterprise. Newest first, at most 200.
     *
     * @param enterprise credit code; members must give it
     */
    @GetExchange("/tickets")
    Mono<List<TicketLine>> tickets(@RequestParam(required = false) @Nullable String enterprise);
}
