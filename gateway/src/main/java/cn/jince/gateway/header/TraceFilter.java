package cn.jince.gateway.header;

import cn.jince.gateway.GatewaySettings;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * A trace id of our own for every request, and the security headers of every answer; a client's own id is not continued
 * inward.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
public class TraceFilter implements WebFilter {
    public static final String HEADER = "Jince-Trace";
    private static final String ATTRIBUTE = TraceFilter.class.getName();
    private static final String POLICY =
            "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:;"
                    + " object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    private final boolean https;

    TraceFilter(GatewaySettings settings) {
        this.https = settings.publicUrl().startsWith("https:");
    }

    /** The id of the exchange. */
    public static String traceOf(ServerWebExchange exchange) {
        return String.valueOf(exchange.getAttributes().getOrDefault(ATTRIBUTE, ""));
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        byte[] bytes = new byte[16];
        ThreadLocalRandom.current().nextBytes(bytes);
        String trace = HexFormat.of().formatHex(bytes);
        exchange.getAttributes().put(ATTRIBUTE, trace);
        exchange.getResponse()
                .beforeCommit(() ->
                        Mono.fromRunnable(() -> headers(exchange.getResponse().getHeaders(), trace)));
        return chain.filter(exchange);
    }

    private void headers(HttpHeaders headers, String trace) {
        if (https) {
            headers.set("Strict-Transport-Security", "max-age=31536000");
        }
        headers.set(HEADER, trace);
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Referrer-Policy", "same-origin");
        headers.set("X-Frame-Options", "DENY");
        headers.set("Content-Security-Policy", POLICY);
    }
}
