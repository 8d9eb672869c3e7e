package cn.jince.bff.mobile.delivery;

import java.time.Instant;

/** What a push service answered to one message; {@code code} is its own word for it. */
sealed interface SendResult {
    record Sent(String receipt) implements SendResult {}

    /** Certainly not sent; later it may work. */
    record Retry(String code) implements SendResult {}

    /** Certainly not sent, and never will be. */
    record Refused(String code) implements SendResult {}

    /** No consent after all: the ledger was wrong. */
    record NotSubscribed(String code) implements SendResult {}

    record DeviceGone(String code, Instant since) implements SendResult {}

    /** The whole channel is closed to us until then. */
    record ChannelHeld(String code, Instant until) implements SendResult {}

    /** This person gets no more until then. */
    record PersonHeld(String code, Instant until) implements SendResult {}

    /** It may have been sent. */
    record Unsure(String code) implements SendResult {}
}
