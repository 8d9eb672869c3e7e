package cn.jince.gateway.door;

import cn.jince.gateway.FilterOrder;
import cn.jince.gateway.problem.GatewayProblems;
import cn.jince.gateway.resilience.UpstreamCalls;
import cn.jince.gateway.token.Audience;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Every request comes in here. One without a session's cookie passes all steps and reaches its upstream from this
 * filter; one with it goes through the sign-in chain first and comes back in {@link AfterSignIn}.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class Doorway implements WebFilter {
    private final Program outer;
    private final Program inner;
    private final UpstreamCalls upstreams;
    private final TraceIds traces = new TraceIds();

    Doorway(List<Duty> duties, GatewayProblems problems, UpstreamCalls upstreams) {
        this.outer = program(duties, problems, order -> order.compareTo(FilterOrder.SIGN_IN) < 0);
        this.inner = program(duties, problems, order -> order.compareTo(FilterOrder.SIGN_IN) > 0);
        this.upstreams = upstreams;
    }

    private static Program program(List<Duty> duties, GatewayProblems problems, Predicate<FilterOrder> part) {
        return new Program(
                duties.stream()
                        .filter(duty -> part.test(duty.order()))
                        .sorted(Comparator.comparing(Duty::order))
                        .toArray(Duty[]::new),
                problems);
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        Passage passage = new Passage(exchange, traces.next());
        return outer.run(passage, () -> needsSignIn(passage) ? chain.filter(exchange) : goIn(passage, chain));
    }

    /** The steps behind the sign-in, once for each request. */
    Mono<Void> goIn(Passage passage, WebFilterChain chain) {
        if (!passage.enter()) {
            return chain.filter(passage.exchange());
        }
        return inner.run(
                passage,
                () -> passage.route().isLocal()
                        ? chain.filter(passage.exchange())
                        : passage.surrounded(upstreams.call(passage)));
    }

    private static boolean needsSignIn(Passage passage) {
        HttpHeaders headers = passage.request().getHeaders();
        @Nullable String cookies = headers.getFirst(HttpHeaders.COOKIE);
        return cookies != null
                && headers.getFirst(HttpHeaders.AUTHORIZATION) == null
                && !(passage.route().isLocal() && passage.route().audience() == Audience.EVERYBODY);
    }
}
