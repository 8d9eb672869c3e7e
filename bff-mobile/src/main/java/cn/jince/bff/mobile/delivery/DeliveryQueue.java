package cn.jince.bff.mobile.delivery;

import java.time.Instant;
import java.time.LocalDate;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The sender's side of the deliveries. */
interface DeliveryQueue {

    /** Locks deliveries that are due, oldest first, and counts the attempt. Inside a transaction. */
    Flux<Delivery> claim(int batch, Instant now, Instant leaseUntil);

    /** Keeps a claimed delivery's plan; still inside the claim's transaction. */
    Mono<Void> plan(Delivery planned);

    /** Keeps the result of an attempt; false where the row belongs to a later attempt by now. */
    Mono<Boolean> settle(Delivery settled);

    /** Deliveries whose sender died: queued again where the far end recognises repeats, else possibly sent. */
    Mono<Long> recover(Instant now);

    /** Counts one match message of the day; false where the cap is reached. */
    Mono<Boolean> count(String personId, LocalDate day, int cap);

    Mono<Void> hold(ChannelKind channel, Instant until, String because);

    Mono<Boolean> held(ChannelKind channel, Instant now);
}
