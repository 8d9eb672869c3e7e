package cn.jince.gateway.audit;

import cn.jince.gateway.FilterOrder;
import cn.jince.gateway.door.Duty;
import cn.jince.gateway.door.Passage;
import cn.jince.gateway.token.Audience;
import cn.jince.gateway.token.Caller;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Notes writes of all, and what officers, systems and operators read, with what became of it. */
@Component
class NoteRequest implements Duty {
    private static final int LEFT = 499;
    private final AuditTrail trail;
    private final Clock clock;

    NoteRequest(AuditTrail trail, Clock clock) {
        this.trail = trail;
        this.clock = clock;
    }

    @Override
    public FilterOrder order() {
        return FilterOrder.AUDIT;
    }

    @Override
    public @Nullable Mono<Void> perform(Passage passage) {
        HttpMethod method = passage.request().getMethod();
        boolean read = method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD);
        if (read && passage.route().audience() == Audience.EVERYBODY) {
            return null;
        }
        AtomicBoolean noted = new AtomicBoolean();
        ServerHttpResponse response = passage.exchange().getResponse();
        response.beforeCommit(() -> {
            @Nullable HttpStatusCode status = response.getStatusCode();
            note(passage, read, noted, status == null ? 200 : status.value());
            return Mono.empty();
        });
        passage.around(call -> call.doOnCancel(() -> note(passage, read, noted, LEFT)));
        return null;
    }

    private void note(Passage passage, boolean read, AtomicBoolean noted, int result) {
        @Nullable Caller caller = passage.caller();
        if (read && caller != null && caller.kind().equals("PERSON") || !noted.compareAndSet(false, true)) {
            return;
        }
        trail.note(new AuditEntry(
                clock.instant(),
                passage.trace(),
                caller == null ? "-" : caller.subject(),
                caller == null ? "-" : caller.kind(),
                passage.request().getMethod().name(),
                passage.route().id(),
                passage.request().getURI().getRawPath(),
                result));
    }
}
