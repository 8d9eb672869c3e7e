package cn.jince.gateway.cache;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;

/** What goes inward in the name of all who ask the same: without one client's conditions, with those of the cache. */
final class Asking {

    static ServerHttpRequest whole(ServerHttpRequest request, @Nullable Answer stale) {
        HttpHeaders asked = request.getHeaders();
        @Nullable String known = stale == null ? null : stale.validator();
        boolean conditional =
                asked.containsHeader(HttpHeaders.IF_NONE_MATCH) || asked.containsHeader(HttpHeaders.IF_MODIFIED_SINCE);
        if (known == null && !conditional) {
            return request;
        }
        return request.mutate()
                .headers(headers -> {
                    headers.remove(HttpHeaders.IF_NONE_MATCH);
                    headers.remove(HttpHeaders.IF_MODIFIED_SINCE);
                    if (known != null) {
                        headers.setIfNoneMatch(known);
                    }
                })
                .build();
    }

    private Asking() {}
}
