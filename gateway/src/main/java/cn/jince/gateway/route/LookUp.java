package cn.jince.gateway.route;

import cn.jince.gateway.FilterOrder;
import cn.jince.gateway.door.Duty;
import cn.jince.gateway.door.Passage;
import cn.jince.gateway.problem.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Finds the route of a request in the table in force. What stands in no row is not reachable. */
@Component
class LookUp implements Duty {
    private final RouteTables tables;

    LookUp(RouteTables tables) {
        this.tables = tables;
    }

    @Override
    public FilterOrder order() {
        return FilterOrder.ROUTE;
    }

    @Override
    public @Nullable Mono<Void> perform(Passage passage) {
        ServerHttpRequest request = passage.request();
        switch (tables.current()
                .find(
                        request.getMethod(),
                        request.getURI().getRawPath(),
                        request.getHeaders().getFirst(HttpHeaders.CONTENT_TYPE))) {
            case RouteTable.Match.Found(CompiledRoute route) -> passage.found(route);
            case RouteTable.Match.WrongMethod(var allowed) -> {
                passage.exchange().getResponse().getHeaders().set(HttpHeaders.ALLOW, String.join(", ", allowed));
                passage.refuse(Refusal.WRONG_METHOD);
            }
            case RouteTable.Match.Nothing() -> passage.refuse(Refusal.NO_ROUTE);
        }
        return null;
    }
}
