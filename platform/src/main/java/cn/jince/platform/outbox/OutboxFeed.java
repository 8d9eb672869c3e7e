package cn.jince.platform.outbox;

import cn.jince.api.event.EventPage;
import cn.jince.platform.kernel.Port;
import reactor.core.publisher.Mono;

/** The ordered feed, for consumers inside the platform. */
@Port
public interface OutboxFeed {
    /** Events after a position, oldest first. A position that was read will never see an event slip in before it. */
    Mono<EventPage> read(long after, int limit);
}
