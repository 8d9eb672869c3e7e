package cn.jince.api.policy;

import cn.jince.api.policy.PolicyViews.PolicyItemSummary;
import java.util.List;

/** Records of the search that cross the wire. */
public final class SearchViews {

    /**
     * A page of what was found.
     *
     * @param total exact
     * @param similar true where no item has the words asked for, and these only sound or look like them
     * @param wordings other wordings that were searched too, for example 高新技术企业 for 高企
     */
    public record SearchPage(
            List<PolicyHit> items,
            long total,
            int page,
            int size,
            List<SearchFacet> facets,
            boolean similar,
            List<String> wordings) {}

    /** @param name of the item in pieces; @param excerpts sentences that have what was asked for, at most two */
    public record PolicyHit(PolicyItemSummary summary, List<TextPiece> name, List<List<TextPiece>> excerpts) {}

    /** @param match true where this piece is what was asked for */
    public record TextPiece(String text, boolean match) {}

    /**
     * A dimension to narrow by.
     *
     * @param name level division authority industry scale mode type deadline: the parameter that picks in it
     * @param values most frequent first; counted as if nothing were picked in this dimension
     */
    public record SearchFacet(String name, String title, List<FacetValue> values) {}

    /** @param value for the parameter; {@code *} are items that do not ask for this; @param title Chinese */
    public record FacetValue(String value, String title, long items, boolean picked) {}

    private SearchViews() {}
}
