package cn.jince.api.claim;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a claim that was relayed to a city's own system stands there.
 *
 * @param state in our words, for example ACCEPTED IN_REVIEW APPROVED REJECTED PAID
 * @param systemCode their own word for it, as they sent it
 */
public record RelayedState(
        String claimNumber,
        String state,
        Instant at,
        @Nullable String note,
        @Nullable String systemCode) {}
