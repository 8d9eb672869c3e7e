package cn.jince.platform.fiscal;

import cn.jince.platform.kernel.DivisionCode;
import cn.jince.platform.kernel.Port;
import cn.jince.platform.policy.PolicyItem;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Lines of the fiscal list as they are kept. */
@Port
public interface FiscalLines {
    /** What happened to a line. @param event OPENED DRAFTED AMENDED PUBLISHED */
    record Event(
            int version,
            String event,
            String actor,
            Instant at,
            @Nullable String note) {}

    /** @param level PROVINCE CITY or COUNTY; @param department part of its name */
    record Wanted(
            int year,
            @Nullable DivisionCode within,
            @Nullable String level,
            @Nullable String department,
            boolean publishedOnly) {}

    /** False where the treasury has a line of that item and year. */
    Mono<Boolean> add(FiscalLine line, Event event);

    /**
     * Locks the line that pays for an enterprise of the division: that of the nearest treasury above it. Opens one
     * where there is none.
     */
    Mono<FiscalLine> lockNearest(PolicyItem item, int year, DivisionCode enterprise, Instant now);

    /** Takes from or gives back to what is left of a locked line. */
    Mono<Void> take(String id, long amountFen);

    Mono<FiscalLine> find(String id);

    Mono<FiscalLine> find(FiscalLine.Key key);

    Mono<FiscalLine> lock(String id);

    /** Keeps the next version of a locked line. */
    Mono<Void> save(FiscalLine line, Event event);

    Flux<Event> history(String id);

    /** By division and item; at most 500. */
    Flux<FiscalLine> list(Wanted wanted);
}
