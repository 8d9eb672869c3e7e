package cn.jince.api.adapters;

import cn.jince.api.adapters.CommandViews.CommandForm;
import cn.jince.api.adapters.CommandViews.CommandView;
import cn.jince.api.adapters.CommandViews.Opening;
import cn.jince.api.adapters.CommandViews.OperatorReason;
import cn.jince.api.adapters.CommandViews.Progress;
import cn.jince.api.reply.Reply;
import java.util.List;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.PostExchange;
import reactor.core.publisher.Mono;

/**
 * Commands to legacy systems: recorded here, carried out once, queried where the outcome is not known, handed to an
 * operator where they do not get on.
 */
public interface Commands {

    /** HOUSE. The same id with the same body is answered as it stands; with another body 422. */
    @PostExchange("/commands")
    Mono<CommandView> record(@RequestBody CommandForm form);

    /** HOUSE, OPERATOR. */
    @GetExchange("/commands/{id}")
    Mono<CommandView> find(@PathVariable String id);

    /** HOUSE. Asks the system now. */
    @GetExchange("/commands/{id}/progress")
    Mono<Reply<Progress>> progress(@PathVariable String id);

    /** OPERATOR. At most 200, oldest first. */
    @GetExchange("/commands")
    Mono<List<CommandView>> inState(@RequestParam String state);

    /** OPERATOR. A dead letter goes again under the same id; where it may have arrived it is asked for first. */
    @PostExchange("/commands/{id}/retry")
    Mono<CommandView> retry(@PathVariable String id, @RequestBody OperatorReason reason);

    /** OPERATOR. It is not to be carried out any more. */
    @PostExchange("/commands/{id}/skip")
    Mono<CommandView> skip(@PathVariable String id, @RequestBody OperatorReason reason);

    /** OPERATOR. It was carried out by other means. */
    @PostExchange("/commands/{id}/compensation")
    Mono<CommandView> compensate(@PathVariable String id, @RequestBody OperatorReason reason);

    /** HOUSE. */
    @GetExchange("/command-openings")
    Mono<Opening> opening(@RequestParam String capability, @RequestParam String divisionCode);
}
