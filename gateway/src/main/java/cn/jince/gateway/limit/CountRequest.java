package cn.jince.gateway.limit;

import cn.jince.gateway.FilterOrder;
import cn.jince.gateway.GatewaySettings;
import cn.jince.gateway.GatewaySettings.Rate;
import cn.jince.gateway.door.Duty;
import cn.jince.gateway.door.Passage;
import cn.jince.gateway.problem.Refusal;
import cn.jince.gateway.token.Caller;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Counts a request against its caller, or its address where nobody is signed in; says what is left and when to come
 * back, in the fields of draft-ietf-httpapi-ratelimit-headers.
 */
@Component
class CountRequest implements Duty {
    private static final String LEFT = "RateLimit";
    private static final String POLICY = "RateLimit-Policy";

    private final Quotas quotas;
    private final Map<String, Named> limits = new HashMap<>();

    /** @param policy as the field says it */
    private record Named(String name, Rate rate, String policy) {}

    CountRequest(Quotas quotas, GatewaySettings settings) {
        this.quotas = quotas;
        settings.gateway().limit().classes().forEach((name, rate) -> {
            long window = Math.max(1, Math.ceilDiv(rate.burst(), rate.perSecond()));
            limits.put(name, new Named(name, rate, "\"" + name + "\";q=" + rate.burst() + ";w=" + window));
        });
    }

    @Override
    public FilterOrder order() {
        return FilterOrder.LIMIT;
    }

    @Override
    public @Nullable Mono<Void> perform(Passage passage) {
        Named limit =
                Objects.requireNonNull(limits.get(passage.route().definition().limit()));
        Bucket bucket = quotas.bucket(limit.name() + ":" + who(passage), limit.rate());
        @Nullable Admission here = quotas.take(bucket);
        if (here != null) {
            say(passage, limit, here);
            return null;
        }
        return quotas.ask(bucket).doOnNext(told -> say(passage, limit, told)).then();
    }

    private static void say(Passage passage, Named limit, Admission admission) {
        HttpHeaders headers = passage.exchange().getResponse().getHeaders();
        long full = Math.ceilDiv(limit.rate().burst() - admission.remaining(), (long)
                limit.rate().perSecond());
        headers.set(POLICY, limit.policy());
        headers.set(LEFT, "\"" + limit.name() + "\";r=" + admission.remaining() + ";t=" + Math.max(0, full));
        if (!admission.mayGo()) {
            headers.set(HttpHeaders.RETRY_AFTER, Long.toString((admission.waitMillis() + 999) / 1000));
            passage.refuse(Refusal.TOO_MANY_REQUESTS);
        }
    }

    private static String who(Passage passage) {
        @Nullable Caller caller = passage.caller();
        if (caller != null) {
            return "p:" + caller.subject();
        }
        @Nullable InetSocketAddress remote = passage.request().getRemoteAddress();
        return "a:" + (remote == null ? "unknown" : remote.getAddress().getHostAddress());
    }
}
