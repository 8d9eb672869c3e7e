package cn.jince.api.claim;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a claim that was relayed to a city's own system stands there.
 *
 * @param system who says so, as its descriptor names it; another system's claim is not found
 * @param state in our words, a state of {@code ClaimSummary}; a word that is none is kept as a note
 * @param systemCode their own word for it, as they sent it
 */
public record RelayedState(
        String claimNumber,
        String system,
        String state,
        Instant at,
        @Nullable String note,
        @Nullable String systemCode) {}
