package cn.jince.gateway.header;

import cn.jince.gateway.resilience.UpstreamCalls;
import java.util.Locale;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/** What an upstream says about its connection or its make, and what is the gateway's to say, does not go outward. */
@Component
class OutwardHeaders implements UpstreamCalls.HouseHeaders {
    private static final Set<String> NOT_OUTWARD = Set.of(
            "connection",
            "keep-alive",
            "te",
            "trailer",
            "upgrade",
            "proxy-authenticate",
            "proxy-authorization",
            "proxy-connection",
            "server",
            "jince-cache-control",
            "cache-status",
            "x-powered-by",
            "x-application-context");

    private final AnswerHeaders ours;

    OutwardHeaders(AnswerHeaders ours) {
        this.ours = ours;
    }

    @Override
    public boolean supports(Type type) {
        return type == Type.RESPONSE;
    }

    @Override
    public HttpHeaders filter(HttpHeaders said, ServerWebExchange exchange) {
        HttpHeaders kept = new HttpHeaders();
        said.forEach((name, values) -> {
            if (!NOT_OUTWARD.contains(name.toLowerCase(Locale.ROOT)) && !ours.isOurs(name)) {
                kept.put(name, values);
            }
        });
        return kept;
    }
}
