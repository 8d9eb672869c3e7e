package cn.jince.adapters.linkout;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * 跳转: one going over to a city's page.
 *
 * @param state what the city said last, in our words; null before it said anything
 */
public record LinkOut(
        UUID id,
        String system,
        String capability,
        String division,
        String creditCode,
        Visitor visitor,
        Instant openedAt,
        Instant goodUntil,
        @Nullable String state,
        @Nullable Instant stateAt) {}
