package cn.jince.gateway.cache;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Gives a kept answer to one request: the whole of it, or 304 where the client has it. */
final class Giving {
    private static final String STATUS = "Cache-Status";

    /** @param asked what the client sent, with its conditions; @param how as RFC 9211 says it */
    static Mono<Void> give(
            ServerWebExchange exchange,
            ServerHttpResponse response,
            HttpHeaders asked,
            Answer answer,
            String how,
            long now) {
        HttpHeaders headers = response.getHeaders();
        @Nullable Set<String> said = exchange.getAttribute(ServerWebExchangeUtils.CLIENT_RESPONSE_HEADER_NAMES);
        if (said != null) {
            said.forEach(headers::remove);
        }
        answer.headers().forEach(headers::put);
        headers.setETag(answer.tag());
        headers.set(HttpHeaders.AGE, Long.toString(answer.age(now)));
        headers.set(STATUS, how);
        if (isKnown(asked, answer)) {
            response.setStatusCode(HttpStatus.NOT_MODIFIED);
            headers.remove(HttpHeaders.CONTENT_TYPE);
            headers.remove(HttpHeaders.CONTENT_LENGTH);
            return response.setComplete();
        }
        response.setStatusCode(HttpStatus.OK);
        headers.setContentLength(answer.body().length);
        return response.writeWith(
                Mono.fromSupplier(() -> response.bufferFactory().wrap(answer.body())));
    }

    private static boolean isKnown(HttpHeaders asked, Answer answer) {
        if (asked.containsHeader(HttpHeaders.IF_NONE_MATCH)) {
            List<String> tags = asked.getIfNoneMatch();
            String ours = bare(answer.tag());
            return tags.stream().anyMatch(tag -> tag.equals("*") || bare(tag).equals(ours));
        }
        try {
            long since = asked.getIfModifiedSince();
            return since >= 0
                    && answer.headers().getLastModified() >= 0
                    && answer.headers().getLastModified() <= since;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static String bare(String tag) {
        return tag.startsWith("W/") ? tag.substring(2) : tag;
    }

    private Giving() {}
}
