package cn.jince.gateway.header;

import cn.jince.gateway.FilterOrder;
import cn.jince.gateway.GatewaySettings;
import cn.jince.gateway.door.Duty;
import cn.jince.gateway.door.Passage;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The trace id and the security headers of every answer, the gateway's own and the upstreams'. */
@Component
public class AnswerHeaders implements Duty {
    public static final String TRACE = "Jince-Trace";
    private static final String POLICY =
            "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:;"
                    + " object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    private final Map<String, String> fixed = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    AnswerHeaders(GatewaySettings settings) {
        fixed.put("X-Content-Type-Options", "nosniff");
        fixed.put("Referrer-Policy", "same-origin");
        fixed.put("X-Frame-Options", "DENY");
        fixed.put("Content-Security-Policy", POLICY);
        if (settings.publicUrl().startsWith("https:")) {
            fixed.put("Strict-Transport-Security", "max-age=31536000");
        }
    }

    @Override
    public FilterOrder order() {
        return FilterOrder.TRACE;
    }

    @Override
    public @Nullable Mono<Void> perform(Passage passage) {
        HttpHeaders headers = passage.exchange().getResponse().getHeaders();
        headers.set(TRACE, passage.trace());
        fixed.forEach(headers::set);
        return null;
    }

    /** Whether a header of an answer is the gateway's to set. */
    boolean isOurs(String name) {
        return name.equalsIgnoreCase(TRACE) || fixed.containsKey(name);
    }
}
