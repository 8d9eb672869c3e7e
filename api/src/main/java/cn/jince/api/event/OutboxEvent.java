package cn.jince.api.event;

import java.time.Instant;
import tools.jackson.databind.JsonNode;

/**
 * One event of an ordered feed.
 *
 * @param position strictly increasing; a reader that has seen position n never misses an event at or below n
 * @param id stable id for deduplication
 * @param type for example {@code claim.submitted}; the types are constants of {@link EventTypes}
 * @param subject what it is about: a claim id, an item id, a credit code
 */
public record OutboxEvent(long position, String id, String type, Instant at, String subject, JsonNode data) {}
