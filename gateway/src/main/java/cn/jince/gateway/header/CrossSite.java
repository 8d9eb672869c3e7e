package cn.jince.gateway.header;

import cn.jince.gateway.FilterOrder;
import cn.jince.gateway.GatewaySettings;
import cn.jince.gateway.door.Duty;
import cn.jince.gateway.door.Passage;
import cn.jince.gateway.problem.Refusal;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * A request that changes something and carries a cookie must come from our own page: it bears the header
 * {@code X-Jince}, which no foreign page can set without asking, and its {@code Origin}, where there is one, is ours.
 * Bearer tokens need neither.
 */
@Component
class CrossSite implements Duty {
    private static final Set<HttpMethod> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
    private final String own;

    CrossSite(GatewaySettings settings) {
        this.own = settings.publicUrl();
    }

    @Override
    public FilterOrder order() {
        return FilterOrder.CROSS_SITE;
    }

    @Override
    public @Nullable Mono<Void> perform(Passage passage) {
        ServerHttpRequest request = passage.request();
        HttpHeaders headers = request.getHeaders();
        boolean guarded = !SAFE.contains(request.getMethod())
                && headers.getFirst(HttpHeaders.COOKIE) != null
                && headers.getFirst(HttpHeaders.AUTHORIZATION) == null
                && !request.getURI().getRawPath().startsWith("/identity/");
        if (guarded && !(ownHeader(headers) && ownOrigin(headers))) {
            passage.refuse(Refusal.CROSS_SITE);
        }
        return null;
    }

    private static boolean ownHeader(HttpHeaders headers) {
        return "1".equals(headers.getFirst("X-Jince"));
    }

    private boolean ownOrigin(HttpHeaders headers) {
        @Nullable String origin = headers.getOrigin();
        return origin == null || own.equalsIgnoreCase(origin);
    }
}
