package cn.jince.gateway.session;

import cn.jince.gateway.FilterOrder;
import cn.jince.gateway.door.Duty;
import cn.jince.gateway.door.Passage;
import cn.jince.gateway.problem.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.stereotype.Component;
import org.springframework.web.server.WebSession;
import reactor.core.publisher.Mono;

/**
 * Puts the access token of a web session into its request; a session without tokens is over, its request never goes
 * inward as nobody's.
 */
@Component
class Relay implements Duty {
    private final Renewals renewals;

    Relay(Renewals renewals) {
        this.renewals = renewals;
    }

    @Override
    public FilterOrder order() {
        return FilterOrder.RELAY;
    }

    @Override
    public @Nullable Mono<Void> perform(Passage passage) {
        HttpHeaders headers = passage.request().getHeaders();
        if (headers.getFirst(HttpHeaders.AUTHORIZATION) != null || headers.getFirst(HttpHeaders.COOKIE) == null) {
            return null;
        }
        return ReactiveSecurityContextHolder.getContext()
                .mapNotNull(SecurityContext::getAuthentication)
                .filter(OAuth2AuthenticationToken.class::isInstance)
                .flatMap(signedIn -> relay(passage, signedIn));
    }

    private Mono<Void> relay(Passage passage, Authentication signedIn) {
        return renewals.token(passage.exchange(), signedIn)
                .doOnNext(passage::bears)
                .then()
                .onErrorResume(SessionOver.class, _ -> end(passage));
    }

    private static Mono<Void> end(Passage passage) {
        passage.refuse(Refusal.SESSION_OVER);
        return passage.exchange().getSession().flatMap(WebSession::invalidate);
    }
}
