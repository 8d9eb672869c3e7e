package cn.jince.gateway.route;

import cn.jince.gateway.token.Audience;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;

/**
 * A row of the route table, as written.
 *
 * @param paths patterns: words, {@code *} for one of them, {@code *.svg}, and {@code **} at the end
 * @param methods any where there are none
 * @param contentTypes of the request; any where there are none
 * @param upstream a name of {@code jince.gateway.upstream} or {@code jince.house}; {@code gateway} for ourselves
 * @param times null for routes that lead to ourselves
 * @param stream its answers last: no total, a bulkhead of their own
 * @param bodyLimit bytes; -1 for none
 * @param limit name of the limit its calls count against
 * @param cache null where nothing is kept
 */
public record RouteDefinition(
        String id,
        List<String> paths,
        Set<HttpMethod> methods,
        List<MediaType> contentTypes,
        Audience audience,
        String upstream,
        @Nullable TimeLimits times,
        boolean stream,
        long bodyLimit,
        String limit,
        @Nullable CacheRule cache) {
    public static final String OURSELVES = "gateway";

    /** Identity answers by cookies of its own, which no other answer may come from. */
    boolean mayBeKept() {
        return !stream
                && !upstream.equals(OURSELVES)
                && !upstream.equals("identity")
                && !methods.isEmpty()
                && Set.of(HttpMethod.GET, HttpMethod.HEAD).containsAll(methods);
    }

    boolean takes(@Nullable MediaType type) {
        if (contentTypes.isEmpty()) {
            return true;
        }
        if (type == null) {
            return false;
        }
        for (MediaType wanted : contentTypes) {
            if (wanted.isCompatibleWith(type)) {
                return true;
            }
        }
        return false;
    }
}
