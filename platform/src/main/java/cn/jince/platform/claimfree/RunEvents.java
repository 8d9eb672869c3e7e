package cn.jince.platform.claimfree;

import cn.jince.api.event.EventTypes;
import cn.jince.platform.outbox.Outbox;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Tells an enterprise what became of it in a run. */
@Component
class RunEvents {
    private final Outbox outbox;

    RunEvents(Outbox outbox) {
        this.outbox = outbox;
    }

    Mono<Void> tell(Run run, Run.Member member, @Nullable String note) {
        return outbox.append(
                EventTypes.CLAIM_FREE_MOVED,
                run.id(),
                new EventTypes.ClaimFreeMoved(
                        run.id(),
                        member.creditCode(),
                        run.itemId(),
                        run.itemName(),
                        member.state().name(),
                        member.amountFen(),
                        note));
    }
}
