package cn.jince.bff.mobile.delivery;

import reactor.core.publisher.Mono;

/** One push service. */
interface Channel {
    ChannelKind kind();

    /** False where it is not configured. */
    default boolean available() {
        return true;
    }

    /** Sends once; whatever happens, a result comes. */
    Mono<SendResult> send(NewDelivery message, String token);
}
