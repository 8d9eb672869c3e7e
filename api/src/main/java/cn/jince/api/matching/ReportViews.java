package cn.jince.api.matching;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Records of matching's reports. */
public final class ReportViews {

    /** A count that is null is hidden: it is under {@code k}, or would tell of one that is. */
    public record PreviewView(
            String itemId,
            int version,
            int k,
            long population,
            @Nullable Long met,
            @Nullable Long notMet,
            @Nullable Long toBeVerified,
            @Nullable Long estimateFen,
            List<PreviewCell> byDivision,
            List<PreviewCell> byIndustry,
            Instant at) {}

    /** @param key division or GB/T 4754 section; empty where it is not known */
    public record PreviewCell(
            String key,
            String name,
            @Nullable Long met,
            @Nullable Long toBeVerified) {}

    /**
     * @param pairs pairs of enterprise and item that are 待核实; departments share pairs, so theirs add up to no less
     * @param enterprises enterprises with at least one such item
     */
    public record UnknownCostView(
            String divisionCode,
            int items,
            long pairs,
            long enterprises,
            List<DepartmentCost> departments,
            Instant at) {}

    /**
     * @param connected null for what only the enterprise can state
     * @param heldFen what the awards of its pairs come to, in Fen, as far as they can be estimated
     */
    public record DepartmentCost(
            String department,
            @Nullable Boolean connected,
            List<String> attributes,
            int items,
            long pairs,
            long enterprises,
            long heldFen) {}

    /** @param cause DATA TIME BEGUN @param enterprises how many, in the officer's division */
    public record MatchChangeView(
            String itemId, int version, String itemName, String cause, String text, Instant at, long enterprises) {}

    /**
     * What became of telling of an item, in enterprises; the rates are of those told, null where nobody was.
     *
     * @param acted submitted a claim
     */
    public record MatchRateView(
            String itemId,
            String itemName,
            long told,
            long viewed,
            long acted,
            long refused,
            @Nullable Double viewRate,
            @Nullable Double actionRate,
            @Nullable Double refusalRate) {}

    private ReportViews() {}
}
