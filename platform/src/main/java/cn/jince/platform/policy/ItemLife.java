package cn.jince.platform.policy;

import cn.jince.platform.kernel.Port;
import cn.jince.platform.policy.PolicyItem.ItemState;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What happens to an item after its text is settled: when it opens and closes, rests, is merged, and why. */
@Port
public interface ItemLife {
    /** The newest version that was ever published, whatever became of it; empty where there is none. */
    Mono<PolicyItem> findShown(String id);

    /**
     * Moves that version, and with it the older published ones, so that none of them comes back in its place. False
     * where somebody was faster. In a transaction.
     */
    Mono<Boolean> move(PolicyItem item, ItemState to);

    Mono<Void> schedule(Schedule schedule);

    Mono<Void> unschedule(String id, int version);

    /** A version that opens on or before that day, locked; empty where none is left. In a transaction. */
    Mono<Schedule> nextToOpen(LocalDate today);

    /** A version whose last day is before that day, locked; empty where none is left. In a transaction. */
    Mono<Schedule> nextToClose(LocalDate today);

    Mono<Void> opened(Schedule schedule, Instant at);

    Mono<Void> closed(Schedule schedule, Instant at);

    Mono<Void> mergeInto(String id, String into, String by, Instant at);

    /** Empty for a version nobody has scheduled, suspended or merged. */
    Mono<Standing> standing(String id, int version);

    /** Newest first, at most 200. */
    Flux<Decision> decisions(String id);

    /** Who did this last; empty where nobody did. */
    Mono<String> lastBy(String id, ItemVerb verb);

    /** Items that rest, with why and since when; at most 500. */
    Mono<List<Resting>> resting();

    /** @param opensOn null where it opened by hand; @param closesOn last day, inclusive; null where none is set */
    record Schedule(
            String id,
            int version,
            @Nullable LocalDate opensOn,
            @Nullable LocalDate closesOn,
            boolean silent) {}

    /** Why a version stands where it stands. */
    record Standing(
            @Nullable String reason,
            @Nullable Instant since,
            @Nullable LocalDate opensOn,
            @Nullable LocalDate closesOn,
            @Nullable String mergedInto) {}

    record Decision(int version, ItemVerb verb, String by, Instant at, String reason) {}

    record Resting(
            String id, String name, String division, String authority, ItemState state, String reason, Instant since) {}
}
