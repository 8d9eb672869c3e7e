package cn.jince.platform.objection;

import cn.jince.api.event.EventTypes;
import cn.jince.platform.kernel.Attribute;
import cn.jince.platform.kernel.Attributes;
import cn.jince.platform.outbox.Outbox;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Says each step of an objection in the feed, inside the transaction that keeps it. */
@Component
class TellObjections {
    private final Outbox outbox;

    TellObjections(Outbox outbox) {
        this.outbox = outbox;
    }

    Mono<Void> moved(FactObjection objection) {
        FactObjection.About about = objection.about();
        FactObjection.Answer answer = objection.answer();
        return outbox.append(
                EventTypes.FACT_OBJECTION_MOVED,
                objection.id(),
                new EventTypes.FactObjectionMoved(
                        objection.id(),
                        objection.number(),
                        about.creditCode(),
                        about.attribute(),
                        Attributes.standard()
                                .find(about.attribute())
                                .map(Attribute::name)
                                .orElse(about.attribute()),
                        about.system(),
                        objection.place().department(),
                        objection.state().name(),
                        answer == null ? null : answer.text()));
    }
}
