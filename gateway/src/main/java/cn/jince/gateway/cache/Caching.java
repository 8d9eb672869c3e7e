package cn.jince.gateway.cache;

import cn.jince.gateway.FilterOrder;
import cn.jince.gateway.door.Duty;
import cn.jince.gateway.door.Passage;
import cn.jince.gateway.route.CacheRule;
import cn.jince.gateway.token.Caller;
import java.net.URI;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Answers from what was kept, on routes that say so. It stands behind token, audience and quota: whoever is refused
 * there gets nothing from here.
 */
@Component
class Caching implements Duty {
    private final Answers answers;
    private final Flights flights;
    private final News news;
    private final CacheCounts counts;
    private final Clock clock;

    Caching(Answers answers, Flights flights, News news, CacheCounts counts, Clock clock) {
        this.answers = answers;
        this.flights = flights;
        this.news = news;
        this.counts = counts;
        this.clock = clock;
    }

    @Override
    public FilterOrder order() {
        return FilterOrder.CACHE;
    }

    @Override
    public @Nullable Mono<Void> perform(Passage passage) {
        HttpMethod method = passage.request().getMethod();
        @Nullable CacheRule rule = passage.route().cache();
        if (rule == null) {
            if (!method.equals(HttpMethod.GET) && !method.equals(HttpMethod.HEAD)) {
                forgetAfter(passage);
            }
            return null;
        }
        if (!takesPart(passage, rule)) {
            counts.passed();
            return null;
        }
        return answer(passage, rule, method.equals(HttpMethod.HEAD));
    }

    private @Nullable Mono<Void> answer(Passage passage, CacheRule rule, boolean head) {
        HttpHeaders asked = passage.request().getHeaders();
        String address = address(passage.request());
        @Nullable Answer kept = answers.find(address, asked, passage.caller() != null);
        long now = clock.millis();
        if (kept != null && news.isTrusted(kept.tags())) {
            if (kept.isFresh(now)) {
                counts.hit();
                return flights.give(passage, kept, "jince;hit");
            }
            if (kept.mayBeGivenWhileRevalidated(now)) {
                counts.stale();
                flights.refresh(passage, rule, address, kept);
                return flights.give(passage, kept, "jince;hit;detail=stale-while-revalidate");
            }
        }
        return head || flights.isUnfit(address, passage.caller() != null)
                ? null
                : flights.join(passage, rule, address, kept);
    }

    /** A client's {@code no-cache} is not heeded: it would let anybody send any load inward. */
    private static boolean takesPart(Passage passage, CacheRule rule) {
        HttpHeaders asked = passage.request().getHeaders();
        @Nullable Caller caller = passage.caller();
        boolean known = caller == null
                ? passage.token() == null && !asked.containsHeader(HttpHeaders.AUTHORIZATION)
                : rule.callers().contains(caller.kind());
        return known
                && !asked.containsHeader(HttpHeaders.RANGE)
                && !Directives.of(asked.getOrEmpty(HttpHeaders.CACHE_CONTROL)).has("no-store");
    }

    /** RFC 9111, 4.4. */
    private void forgetAfter(Passage passage) {
        String address = address(passage.request());
        passage.around(call -> call.doOnSuccess(_ -> {
            @Nullable HttpStatusCode status = passage.exchange().getResponse().getStatusCode();
            if (status != null && status.value() < 400) {
                answers.forget(address);
            }
        }));
    }

    /** The host is no part of it: none goes inward. */
    private static String address(ServerHttpRequest request) {
        URI uri = request.getURI();
        @Nullable String query = uri.getRawQuery();
        return query == null ? uri.getRawPath() : uri.getRawPath() + "?" + query;
    }
}
