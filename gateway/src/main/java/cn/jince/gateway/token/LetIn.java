package cn.jince.gateway.token;

import cn.jince.gateway.FilterOrder;
import cn.jince.gateway.door.Duty;
import cn.jince.gateway.door.Passage;
import cn.jince.gateway.problem.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Lets in whom the route is for. */
@Component
class LetIn implements Duty {

    @Override
    public FilterOrder order() {
        return FilterOrder.AUDIENCE;
    }

    @Override
    public @Nullable Mono<Void> perform(Passage passage) {
        if (!passage.route().audience().admits(passage.caller())) {
            passage.refuse(passage.caller() == null ? Refusal.UNAUTHENTICATED : Refusal.FORBIDDEN);
        }
        return null;
    }
}
