package cn.jince.api.directline;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Tickets of the hotline as the direct line shows them. */
public interface TicketViews {
    /**
     * @param state OPEN ANSWERED or CLOSED, as the hotline last said
     * @param at when it said so
     * @param dueOn by when it is to be answered; null for those that came before limits were kept
     */
    record TicketLine(
            String system,
            String ticketNumber,
            String kind,
            String title,
            String content,
            String divisionCode,
            @Nullable String creditCode,
            String state,
            @Nullable String answer,
            Instant at,
            @Nullable LocalDate dueOn,
            boolean overdue) {}
}
