package cn.jince.api.adapters;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Records of the daily reconciliation with legacy systems. */
public final class ReconciliationViews {

    /** One command of a day. */
    public record DayLine(String key, long amountFen) {}

    /**
     * How our record of a day and theirs compare.
     *
     * @param state OPEN AGREED DIFFERS UNKNOWN; UNKNOWN is asked again
     * @param oursHash SM3 over {@code key,fen} lines sorted by key
     */
    public record ReconciliationView(
            String system,
            String systemName,
            String capability,
            LocalDate day,
            String state,
            @Nullable Long oursCount,
            @Nullable Long oursFen,
            @Nullable String oursHash,
            @Nullable Long theirsCount,
            @Nullable Long theirsFen,
            @Nullable String theirsHash,
            @Nullable String notice,
            @Nullable Instant ranAt) {}

    /**
     * A difference somebody has to settle; it closes by itself when the next run agrees.
     *
     * @param kind OURS_ONLY THEIRS_ONLY AMOUNT_DIFFERS TOTALS_DIFFER
     * @param state OPEN CLOSED
     */
    public record GapView(
            long id,
            String system,
            String systemName,
            String capability,
            LocalDate day,
            String businessKey,
            String kind,
            @Nullable Long oursFen,
            @Nullable Long theirsFen,
            String state,
            String owner,
            @Nullable String note,
            Instant openedAt,
            @Nullable Instant closedAt) {}

    /** Which day to compare now. */
    public record ReconcileForm(String system, String capability, LocalDate day) {}

    private ReconciliationViews() {}
}
