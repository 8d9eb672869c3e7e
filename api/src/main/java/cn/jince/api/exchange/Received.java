package cn.jince.api.exchange;

import cn.jince.api.exchange.ExchangeViews.Push;
import cn.jince.api.exchange.ExchangeViews.Verdicts;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.PostExchange;
import reactor.core.publisher.Mono;

/**
 * Takes what legacy systems pushed through the open interfaces. Served by the platform to the house only; at most 1000
 * rows a call. The same rows again change nothing and get the same verdicts.
 */
public interface Received {

    /** Rows are {@code FactsForm}s; an enterprise outside the sender's divisions is refused. */
    @PostExchange("/received/facts")
    Mono<Verdicts> facts(@RequestBody Push push);

    /**
     * Rows are policies as collected. They become drafts nobody is told of; what an officer has touched stays as it is.
     */
    @PostExchange("/received/policy-listings")
    Mono<Verdicts> policyListings(@RequestBody Push push);

    /**
     * Rows are {@link ExchangeViews.ReceiptRow}s. A receipt moves no money: it makes the platform ask the treasury at
     * once.
     */
    @PostExchange("/received/payout-receipts")
    Mono<Verdicts> payoutReceipts(@RequestBody Push push);

    /** Rows are {@link ExchangeViews.TicketRow}s. */
    @PostExchange("/received/tickets")
    Mono<Verdicts> tickets(@RequestBody Push push);
}
