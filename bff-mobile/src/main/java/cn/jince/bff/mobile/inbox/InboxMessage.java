package cn.jince.bff.mobile.inbox;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * 站内消息. One message of a person.
 *
 * @param sequence grows with every message; a phone asks for what came after the one it knows
 * @param kind MATCH CLAIM CLAIM_FREE
 * @param page path of the mini-program's page that shows more
 */
public record InboxMessage(
        UUID id,
        long sequence,
        String kind,
        String title,
        String body,
        String page,
        String creditCode,
        @Nullable String itemId,
        @Nullable String claimId,
        Instant at,
        @Nullable Instant readAt) {}
