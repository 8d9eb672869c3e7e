package cn.jince.api.event;

import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import reactor.core.publisher.Mono;

/** The platform's ordered outbox feed. HOUSE only. */
public interface EventFeed {

    /** Events after a position, at most {@code limit} (1 to 500), oldest first. */
    @GetExchange("/events")
    Mono<EventPage> read(@RequestParam(defaultValue = "0") long after, @RequestParam(defaultValue = "100") int limit);
}
