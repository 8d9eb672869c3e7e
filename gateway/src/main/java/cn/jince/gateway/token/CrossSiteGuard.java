package cn.jince.gateway.token;

import cn.jince.gateway.problem.GatewayProblems;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * A request that changes something and carries a cookie must come from our own page: it bears the header
 * {@code X-Jince}, which no foreign page can set without asking, and its {@code Origin}, where there is one, is ours.
 * Bearer tokens need neither.
 */
final class CrossSiteGuard implements WebFilter {
    private static final Set<HttpMethod> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
    private final String own;
    private final GatewayProblems problems;

    CrossSiteGuard(String own, GatewayProblems problems) {
        this.own = own;
        this.problems = problems;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        ServerHttpRequest request = exchange.getRequest();
        boolean guarded = !SAFE.contains(request.getMethod())
                && !request.getPath().value().startsWith("/identity/")
                && request.getHeaders().getFirst(HttpHeaders.AUTHORIZATION) == null
                && !request.getCookies().isEmpty();
        if (!guarded || ownHeader(request) && ownOrigin(request)) {
            return chain.filter(exchange);
        }
        return problems.write(exchange, HttpStatus.FORBIDDEN, "CROSS_SITE", "请求不是来自本平台页面。", "gateway");
    }

    private static boolean ownHeader(ServerHttpRequest request) {
        return "1".equals(request.getHeaders().getFirst("X-Jince"));
    }

    private boolean ownOrigin(ServerHttpRequest request) {
        @Nullable String origin = request.getHeaders().getOrigin();
        return origin == null || own.equalsIgnoreCase(origin);
    }
}
