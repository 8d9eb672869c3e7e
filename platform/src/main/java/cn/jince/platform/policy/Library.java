package cn.jince.platform.policy;

import cn.jince.platform.kernel.DivisionCode;
import cn.jince.platform.kernel.Port;
import cn.jince.platform.policy.PolicyItem.ItemState;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Where versions are kept; for the library's own use cases. */
@Port
public interface Library extends PolicyItems {
    /**
     * Adds a version; fails where it is there already. @param hash of the collected content, null for what officers
     * draft
     */
    Mono<Void> add(PolicyItem item, @Nullable String hash);

    /** Replaces a version that still is in {@code expected}; false where somebody was faster. */
    Mono<Boolean> replace(PolicyItem item, ItemState expected);

    /** Notes who did what to a version, and why. */
    Mono<Void> note(PolicyItem item, ItemVerb verb, String by, String reason);

    /** Hash of the newest collected version; empty where the item was never collected. */
    Mono<Collected> findCollected(String id);

    /** Newest first, at most 100. */
    Flux<PolicyItem> versions(String id);

    Mono<Page> search(Query query);

    /** Replaces a collected draft; false where an officer has taken it in hand. In a transaction. */
    Mono<Boolean> renewDraft(PolicyItem item, String hash);

    /**
     * The newest version of what was collected.
     *
     * @param edited true where an officer made a version since, or took the draft in hand
     */
    record Collected(int newestVersion, String hash, boolean edited, DivisionCode division, ItemState state) {}

    record Page(List<PolicyItem> items, long total) {}

    /**
     * @param state PUBLISHED, EXPIRED or a stored state; null for published and expired ones
     * @param officersPrefix prefix of the officer's divisions whose unpublished versions may show; null for the public
     */
    record Query(
            @Nullable String text,
            @Nullable String level,
            @Nullable String divisionPrefix,
            @Nullable String type,
            @Nullable String mode,
            @Nullable String state,
            @Nullable String officersPrefix,
            LocalDate today,
            int page,
            int size) {}
}
