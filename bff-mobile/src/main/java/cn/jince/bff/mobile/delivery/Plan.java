package cn.jince.bff.mobile.delivery;

import java.time.Instant;

/** Where a claimed delivery goes now. */
sealed interface Plan {
    /** @param token open id, device token or registration id */
    record Push(ChannelKind channel, String token) implements Plan {}

    record Wait(Instant until) implements Plan {}

    /** @param because NO_CHANNEL or CAPPED */
    record InboxOnly(String because) implements Plan {}
}
