package cn.jince.edge.progress;

import cn.jince.api.adapters.AdapterViews.LinkOutStateView;
import cn.jince.api.claim.ClaimViews.ClaimSummary;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One thing under way.
 *
 * @param kind CLAIM here, or LINK_OUT at a city's own page
 * @param where who handles it; null for this platform
 * @param at when it was handed in, or when the person went over; null for a draft
 */
public record ProgressLine(
        String kind,
        String id,
        @Nullable String number,
        String title,
        @Nullable String where,
        @Nullable String state,
        String stateName,
        @Nullable Long amountFen,
        @Nullable Instant at,
        @Nullable LocalDate dueOn) {
    private static final Comparator<ProgressLine> NEWEST = Comparator.comparing(
                    ProgressLine::at, Comparator.nullsLast(Comparator.naturalOrder()))
            .reversed();

    /** Drafts first, then the newest. */
    public static List<ProgressLine> of(List<ClaimSummary> claims, List<LinkOutStateView> linkOuts) {
        return Stream.concat(
                        claims.stream().map(ProgressLine::of), linkOuts.stream().map(ProgressLine::of))
                .sorted(NEWEST)
                .toList();
    }

    private static ProgressLine of(ClaimSummary claim) {
        return new ProgressLine(
                "CLAIM",
                claim.id(),
                claim.number(),
                claim.itemName(),
                null,
                claim.state(),
                claim.stateName(),
                claim.amountFen(),
                claim.submittedAt(),
                claim.dueOn());
    }

    private static ProgressLine of(LinkOutStateView linkOut) {
        return new ProgressLine(
                "LINK_OUT",
                linkOut.id(),
                null,
                Objects.requireNonNullElse(linkOut.itemName(), linkOut.systemName()),
                linkOut.systemName(),
                linkOut.state(),
                linkOut.stateName(),
                null,
                linkOut.openedAt(),
                null);
    }
}
