package cn.jince.platform.outbox;

import cn.jince.api.event.EventFeed;
import cn.jince.api.event.EventPage;
import cn.jince.api.identity.Role;
import cn.jince.api.problem.ProblemCode;
import cn.jince.edge.Caller;
import cn.jince.edge.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
class EventController implements EventFeed {
    private final OutboxFeed feed;

    EventController(OutboxFeed feed) {
        this.feed = feed;
    }

    @Override
    public Mono<EventPage> read(long after, int limit) {
        return Caller.current().flatMap(caller -> {
            if (!caller.has(Role.HOUSE)) {
                return Mono.error(Problem.of(HttpStatus.FORBIDDEN, ProblemCode.FORBIDDEN, "只有平台内部服务可以读取事件。"));
            }
            if (after < 0 || limit < 1 || limit > 500) {
                return Mono.error(
                        Problem.of(HttpStatus.BAD_REQUEST, ProblemCode.BAD_REQUEST, "after 不小于 0，limit 取 1 至 500。"));
            }
            return feed.read(after, limit);
        });
    }
}
