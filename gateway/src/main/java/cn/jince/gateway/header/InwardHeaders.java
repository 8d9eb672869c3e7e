package cn.jince.gateway.header;

import cn.jince.gateway.GatewaySettings;
import cn.jince.gateway.door.Passage;
import cn.jince.gateway.resilience.UpstreamCalls;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.http.HttpCookie;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/**
 * Headers that go inward are a list; whatever else a client sends stays outside: identity headers in any spelling,
 * forwarding headers, and the {@code Connection} header with which a client could name headers of ours to be dropped.
 * The trace begins here anew; the client's own is kept as a link.
 */
@Component
class InwardHeaders implements UpstreamCalls.HouseHeaders {
    private static final Set<String> INWARD = Set.of(
            "accept",
            "accept-language",
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
            "range");
    private static final Pattern TRACEPARENT = Pattern.compile("[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}");
    /** Identity's own; the cookie of the web session is the gateway's alone. */
    private static final String IDENTITY_COOKIE = "JINCE_IDENTITY";

    /** The row of the route table by which cities' signed call-backs come. */
    private static final String CALLBACKS = "exchange-callbacks";

    private final Set<String> callbackHeaders;
    private final String scheme;
    private final String authority;

    InwardHeaders(GatewaySettings settings) {
        this.callbackHeaders = settings.gateway().callbackHeaders();
        URI outside = URI.create(settings.publicUrl());
        this.scheme = outside.getScheme();
        this.authority = outside.getAuthority();
    }

    @Override
    public boolean supports(Type type) {
        return type == Type.REQUEST;
    }

    @Override
    public HttpHeaders filter(HttpHeaders given, ServerWebExchange exchange) {
        Passage passage = Objects.requireNonNull(Passage.of(exchange));
        HttpHeaders kept = new HttpHeaders();
        boolean callback = passage.route().definition().id().equals(CALLBACKS);
        given.forEach((name, values) -> {
            String lower = name.toLowerCase(Locale.ROOT);
            if (INWARD.contains(lower) || callback && callbackHeaders.contains(lower)) {
                kept.put(name, values);
            }
        });
        @Nullable String token = passage.token();
        if (token != null) {
            kept.set(HttpHeaders.AUTHORIZATION, "Bearer " + token);
        }
        kept.set(AnswerHeaders.TRACE, passage.trace());
        kept.set("Jince-Deadline", passage.route().deadline());
        trace(given, passage, kept);
        if (passage.route().definition().upstream().equals("identity")) {
            toIdentity(given, exchange, kept);
        }
        return kept;
    }

    private static void trace(HttpHeaders given, Passage passage, HttpHeaders kept) {
        kept.set("traceparent", "00-" + passage.trace() + "-" + passage.trace().substring(16) + "-01");
        @Nullable String theirs = given.getFirst("traceparent");
        if (theirs != null) {
            var link = TRACEPARENT.matcher(theirs);
            if (link.matches()) {
                kept.set("tracestate", "client@jince=" + link.group(1));
            }
        }
    }

    /** Identity lives behind the public address and knows no other; it also has a cookie and basic credentials. */
    private void toIdentity(HttpHeaders given, ServerWebExchange exchange, HttpHeaders kept) {
        exchange.getAttributes().put(ServerWebExchangeUtils.PRESERVE_HOST_HEADER_ATTRIBUTE, true);
        @Nullable List<String> credentials = given.get(HttpHeaders.AUTHORIZATION);
        if (credentials != null) {
            kept.put(HttpHeaders.AUTHORIZATION, credentials);
        }
        @Nullable String origin = given.getOrigin();
        if (origin != null) {
            kept.setOrigin(origin);
        }
        @Nullable HttpCookie signIn = exchange.getRequest().getCookies().getFirst(IDENTITY_COOKIE);
        if (signIn != null) {
            kept.set(HttpHeaders.COOKIE, IDENTITY_COOKIE + "=" + signIn.getValue());
        }
        kept.set("X-Forwarded-Proto", scheme);
        kept.set("X-Forwarded-Host", authority);
    }
}
