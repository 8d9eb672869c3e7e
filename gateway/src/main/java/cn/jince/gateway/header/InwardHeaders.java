package cn.jince.gateway.header;

import cn.jince.gateway.FilterOrder;
import cn.jince.gateway.GatewaySettings;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.core.Ordered;
import org.springframework.http.HttpCookie;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Headers that go inward are a list; whatever else a client sends stays outside: identity headers in any spelling,
 * forwarding headers, and the {@code Connection} header with which a client could name headers of ours to be dropped.
 */
@Component
class InwardHeaders implements GlobalFilter, Ordered {
    private static final Set<String> INWARD = Set.of(
            "accept",
            "accept-language",
            "authorization",
            "content-type",
            "content-length",
            "transfer-encoding",
            "if-match",
            "if-none-match",
            "if-modified-since",
            "idempotency-key",
            "jince-timestamp",
            "jince-nonce",
            "jince-digest",
            "jince-signature",
            "last-event-id",
            "user-agent",
            "range",
            "host");
    /** Identity's own; the cookie of the web session is the gateway's alone. */
    private static final String IDENTITY_COOKIE = "JINCE_IDENTITY";

    private final GatewaySettings settings;

    InwardHeaders(GatewaySettings settings) {
        this.settings = settings;
    }

    @Override
    public int getOrder() {
        return FilterOrder.HEADERS.order();
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        String path = exchange.getRequest().getPath().value();
        boolean toIdentity = path.startsWith("/identity/");
        boolean callback = path.startsWith("/open/callbacks/");
        HttpHeaders given = exchange.getRequest().getHeaders();
        HttpHeaders kept = new HttpHeaders();
        given.headerNames().stream()
                .filter(name -> passes(name, toIdentity, callback))
                .forEach(name -> kept.put(name, given.getOrEmpty(name)));
        kept.set(TraceFilter.HEADER, TraceFilter.traceOf(exchange));
        kept.set("Jince-Deadline", Long.toString(settings.gateway().deadline().toMillis()));
        @Nullable HttpCookie signIn = exchange.getRequest().getCookies().getFirst(IDENTITY_COOKIE);
        if (toIdentity && signIn != null) {
            kept.set(HttpHeaders.COOKIE, IDENTITY_COOKIE + "=" + signIn.getValue());
        }
        if (toIdentity) {
            URI outside = URI.create(settings.publicUrl());
            kept.set("X-Forwarded-Proto", outside.getScheme());
            kept.set("X-Forwarded-Host", outside.getAuthority());
        }
        ServerHttpRequest inward = exchange.getRequest()
                .mutate()
                .headers(headers -> {
                    headers.clear();
                    headers.putAll(kept);
                })
                .build();
        return chain.filter(exchange.mutate().request(inward).build());
    }

    private boolean passes(String name, boolean toIdentity, boolean callback) {
        String lower = name.toLowerCase(Locale.ROOT);
        return INWARD.contains(lower)
                || toIdentity && lower.equals("origin")
                || callback && settings.gateway().callbackHeaders().contains(lower);
    }
}
