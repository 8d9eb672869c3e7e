package cn.jince.bff.mobile.delivery;

import java.time.Instant;
import reactor.core.publisher.Mono;

/** Deliveries of all persons. */
public interface Deliveries {

    /** Queues; a person has one delivery per key. */
    Mono<Void> add(NewDelivery message, Instant now);
}
