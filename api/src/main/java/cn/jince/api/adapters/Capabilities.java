package cn.jince.api.adapters;

import cn.jince.api.adapters.AdapterViews.Attributes;
import cn.jince.api.adapters.AdapterViews.CapabilityQuery;
import cn.jince.api.adapters.AdapterViews.PayoutOrder;
import cn.jince.api.adapters.AdapterViews.PayoutReceipt;
import cn.jince.api.reply.CommandReply;
import cn.jince.api.reply.Reply;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.PostExchange;
import reactor.core.publisher.Mono;

/** What the adapters offer to the services of the house. */
public interface Capabilities {

    /**
     * Never fails for a system's sake: whatever the system does, a {@link Reply} comes within the caller's deadline.
     */
    @PostExchange("/queries")
    Mono<Reply<Attributes>> ask(@RequestBody CapabilityQuery query);

    /** Sends a payout order once; {@code Ambiguous} must be settled by {@link #findPayout}. */
    @PostExchange("/payouts")
    Mono<CommandReply> orderPayout(@RequestBody PayoutOrder order);

    /** {@code Absent} says for certain that the treasury never saw the order. */
    @GetExchange("/payouts/{intentId}")
    Mono<Reply<PayoutReceipt>> findPayout(@PathVariable String intentId);
}
