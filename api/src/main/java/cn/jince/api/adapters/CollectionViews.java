package cn.jince.api.adapters;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** How collections 归集 stand, as they cross the wire. */
public final class CollectionViews {

    /**
     * One capability that is collected; the counts are those of the pass that runs, or of the last one.
     *
     * @param stage as of the connector; only SHADOW, PILOT and LIVE are collected, SHADOW without keeping anything
     * @param every seconds between two passes
     * @param asOf the latest day a record holds for
     * @param failures passes that failed since the last good one
     * @param error what went wrong last, null after a good pass
     */
    public record CollectionView(
            String system,
            String capability,
            String stage,
            long every,
            boolean running,
            @Nullable Instant due,
            @Nullable Instant started,
            @Nullable Instant finished,
            long received,
            long accepted,
            long quarantined,
            @Nullable LocalDate asOf,
            long failures,
            @Nullable String error,
            @Nullable Instant errorAt) {}

    private CollectionViews() {}
}
