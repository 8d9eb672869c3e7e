package cn.jince.gateway.token;

import cn.jince.gateway.FilterOrder;
import cn.jince.gateway.door.Duty;
import cn.jince.gateway.door.Passage;
import cn.jince.gateway.problem.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Finds out who asks, from the bearer token or from the one the relay put in. A bad token is refused even where none is
 * needed. What goes to identity may bear credentials of another kind, which are identity's business.
 */
@Component
class ReadToken implements Duty {
    private static final String BEARER = "bearer ";
    private final Tokens tokens;

    ReadToken(Tokens tokens) {
        this.tokens = tokens;
    }

    @Override
    public FilterOrder order() {
        return FilterOrder.TOKEN;
    }

    @Override
    public @Nullable Mono<Void> perform(Passage passage) {
        @Nullable String given = passage.request().getHeaders().getFirst(HttpHeaders.AUTHORIZATION);
        @Nullable String token = passage.token();
        if (given != null) {
            if (!given.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
                return null;
            }
            token = given.substring(BEARER.length());
            passage.bears(token);
        }
        if (token == null) {
            return null;
        }
        @Nullable Caller known = tokens.remembered(token);
        if (known != null) {
            passage.isFrom(known);
            return null;
        }
        return tokens.read(token)
                .doOnNext(passage::isFrom)
                .switchIfEmpty(Mono.fromRunnable(() -> passage.refuse(Refusal.UNAUTHENTICATED)))
                .then()
                .onErrorResume(Keys.Away.class, _ -> Mono.fromRunnable(() -> passage.refuse(Refusal.IDENTITY_AWAY)));
    }
}
