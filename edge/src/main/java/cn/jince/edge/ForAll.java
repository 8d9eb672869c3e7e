package cn.jince.edge;

import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import reactor.core.publisher.Mono;

/**
 * Answers of public pages. The gateway may keep them and drops them when the platform tells of a change; browsers ask
 * every time and are told where nothing changed. What an officer is shown may be more and is his alone.
 */
public final class ForAll {
    /** Read by the gateway and by nobody outside. */
    private static final String GATEWAY = "Jince-Cache-Control";

    private static final String LIFE = "public, max-age=30, stale-while-revalidate=30, stale-if-error=600";

    public static <T> Mono<ResponseEntity<T>> of(Mono<T> body) {
        return Mono.zip(body, Caller.current(), (value, caller) -> {
            CacheControl asked = CacheControl.noCache();
            ResponseEntity.BodyBuilder answer = ResponseEntity.ok();
            return caller.kind() == Caller.Kind.OFFICER
                    ? answer.cacheControl(asked.cachePrivate()).body(value)
                    : answer.cacheControl(asked).header(GATEWAY, LIFE).body(value);
        });
    }

    private ForAll() {}
}
