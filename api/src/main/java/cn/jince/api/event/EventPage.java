package cn.jince.api.event;

import java.util.List;

/** A page of a feed; ask next with {@code after = next}. */
public record EventPage(List<OutboxEvent> events, long next) {}
