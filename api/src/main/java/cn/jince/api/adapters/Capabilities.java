package cn.jince.api.adapters;

import cn.jince.api.adapters.AdapterViews.Attributes;
import cn.jince.api.adapters.AdapterViews.CapabilityQuery;
import cn.jince.api.adapters.AdapterViews.LinkOutForm;
import cn.jince.api.adapters.AdapterViews.LinkOutOffer;
import cn.jince.api.adapters.AdapterViews.LinkOutStateView;
import cn.jince.api.adapters.AdapterViews.LinkOutView;
import cn.jince.api.adapters.AdapterViews.PayoutOrder;
import cn.jince.api.adapters.AdapterViews.PayoutReceipt;
import cn.jince.api.reply.CommandReply;
import cn.jince.api.reply.Reply;
import java.util.List;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
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

    /** For a person who may prepare claims of the enterprise; {@code Unknown} says why there is no way over now. */
    @PostExchange("/link-outs")
    Mono<Reply<LinkOutView>> linkOut(@RequestBody LinkOutForm form);

    /** What {@link #linkOut} would come to now, without a ticket; for the same person. */
    @GetExchange("/link-outs/offer")
    Mono<Reply<LinkOutOffer>> linkOutOffer(
            @RequestParam String capability, @RequestParam String creditCode, @RequestParam String divisionCode);

    /** The last goings-over of an enterprise and what the cities said of them; for its members and for the house. */
    @GetExchange("/link-outs")
    Mono<List<LinkOutStateView>> linkOuts(@RequestParam String creditCode);
}
