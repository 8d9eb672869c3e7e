package cn.jince.adapters.linkout;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * 跳转: one going over to a city's page.
 *
 * @param item what for; null for the page as it is
 * @param state what the city said last, in our words; null before it said anything
 */
public record LinkOut(
        UUID id,
        String system,
        String capability,
        String division,
        String creditCode,
        Visitor visitor,
        @Nullable Item item,
        Instant openedAt,
        Instant goodUntil,
        @Nullable String state,
        @Nullable Instant stateAt) {

    /** The policy item somebody goes over for. */
    public record Item(String id, String name) {
        static @Nullable Item of(@Nullable String id, @Nullable String name) {
            return id == null ? null : new Item(id, name == null ? id : name);
        }
    }
}
