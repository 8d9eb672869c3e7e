package cn.jince.gateway.limit;

import cn.jince.api.problem.ProblemCode;
import cn.jince.gateway.FilterOrder;
import cn.jince.gateway.problem.GatewayProblems;
import java.net.InetSocketAddress;
import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Counts a request against its principal, or its address where nobody is signed in; says when to come back. */
@Component
class LimitFilter implements GlobalFilter, Ordered {
    private final Quotas quotas;
    private final GatewayProblems problems;

    LimitFilter(Quotas quotas, GatewayProblems problems) {
        this.quotas = quotas;
        this.problems = problems;
    }

    @Override
    public int getOrder() {
        return FilterOrder.LIMIT.order();
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        return exchange.getPrincipal()
                .map(Principal::getName)
                .map(name -> "p:" + name)
                .defaultIfEmpty("a:" + address(exchange))
                .flatMap(quotas::take)
                .flatMap(waitMillis -> waitMillis == 0 ? chain.filter(exchange) : refuse(exchange, waitMillis));
    }

    private Mono<Void> refuse(ServerWebExchange exchange, long waitMillis) {
        exchange.getResponse().getHeaders().set("Retry-After", Long.toString(Math.max(1, (waitMillis + 999) / 1000)));
        return problems.write(
                exchange, HttpStatus.TOO_MANY_REQUESTS, ProblemCode.TOO_MANY_REQUESTS, "请求过于频繁，请稍后再试。", "gateway");
    }

    private static String address(ServerWebExchange exchange) {
        @Nullable InetSocketAddress remote = exchange.getRequest().getRemoteAddress();
        return remote == null ? "unknown" : String.valueOf(remote.getAddress().getHostAddress());
    }
}
