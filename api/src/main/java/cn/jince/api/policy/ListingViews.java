package cn.jince.api.policy;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Listings, coverage and differences of versions on the wire. */
public final class ListingViews {

    /** 目录清单, one line: the seven fields as published, 未公布 where the source says nothing. */
    public record ListingRow(
            String itemId,
            int version,
            String name,
            String level,
            String divisionCode,
            String divisionName,
            String authority,
            String basis,
            String standard,
            String eligibility,
            String howToClaim,
            String validity,
            String phone) {}

    /** A department of a level with its items. */
    public record ListingGroup(String level, String divisionCode, String divisionName, String authority, int items) {}

    /** @param rows at most {@code size}; @param groups of everything that was found */
    public record ListingPage(List<ListingRow> rows, List<ListingGroup> groups, int total, int page, int size) {}

    /**
     * 应上尽上 of one department.
     *
     * @param gaps items that lack something; missing is RULE GUIDE ONLINE
     */
    public record CoverageRow(
            String divisionCode,
            String divisionName,
            String authority,
            int registered,
            int withRule,
            int withGuide,
            int online,
            List<CoverageGap> gaps) {}

    public record CoverageGap(String itemId, String name, List<String> missing) {}

    /** @param lastDay inclusive; @param daysLeft 0 on the last day */
    public record ExpiringView(
            String itemId, String name, String divisionCode, String authority, LocalDate lastDay, int daysLeft) {}

    /** What a version says otherwise than another. */
    public record DiffView(String itemId, int from, int to, List<DiffLine> changes) {}

    public record DiffLine(String field, String title, List<String> removed, List<String> added) {}

    /** One version of an item. */
    public record VersionView(
            int version, String state, @Nullable LocalDate publishedOn) {}

    private ListingViews() {}
}
