package cn.jince.platform.search;

import cn.jince.api.policy.PolicyViews.PolicyItemSummary;
import java.io.IOException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.lucene.facet.DrillDownQuery;
import org.apache.lucene.facet.DrillSideways;
import org.apache.lucene.facet.Facets;
import org.apache.lucene.facet.FacetsCollector;
import org.apache.lucene.facet.MultiFacets;
import org.apache.lucene.facet.range.LongRange;
import org.apache.lucene.facet.range.LongRangeFacetCounts;
import org.apache.lucene.facet.sortedset.DefaultSortedSetDocValuesReaderState;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesFacetCounts;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesReaderState;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopFieldDocs;
import org.apache.lucene.search.TotalHits;
import org.jspecify.annotations.Nullable;

/**
 * A searcher with the labels of its point in time; in a dimension something is picked in, the others are counted too.
 */
final class FacetedSearcher extends IndexSearcher {
    /** Null where there are no items. */
    private final @Nullable SortedSetDocValuesReaderState labels;

    private FacetedSearcher(IndexReader reader) throws IOException {
        super(reader);
        labels = reader.numDocs() == 0 ? null : new DefaultSortedSetDocValuesReaderState(reader, Fields.FACETS);
    }

    record Result(TopDocs top, @Nullable Facets facets) {}

    Result search(Query base, SearchQuery query, Sort sort) throws IOException {
        if (labels == null) {
            return new Result(
                    new TopFieldDocs(new TotalHits(0, TotalHits.Relation.EQUAL_TO), new FieldDoc[0], new SortField[0]),
                    null);
        }
        DrillDownQuery narrowed = new DrillDownQuery(Fields.FACETS, base);
        query.picked()
                .forEach((dimension, values) -> values.forEach(value -> {
                    if (dimension.equals(Fields.DEADLINE)) {
                        narrowed.add(dimension, Deadline.valueOf(value).query(query.today()));
                    } else {
                        narrowed.add(dimension, value);
                    }
                }));
        DrillSideways.DrillSidewaysResult result =
                new WithDeadlines(this, labels, query.today()).search(narrowed, null, null, query.upTo(), sort, true);
        return new Result(result.hits, result.facets);
    }

    PolicyItemSummary summary(int document) throws IOException {
        return ItemDocument.summary(
                storedFields().document(document, Set.of(Fields.SUMMARY)).getBinaryValue(Fields.SUMMARY).bytes);
    }

    static final class Factory extends SearcherFactory {
        @Override
        public IndexSearcher newSearcher(IndexReader reader, @Nullable IndexReader previous) throws IOException {
            return new FacetedSearcher(reader);
        }
    }

    private static final class WithDeadlines extends DrillSideways {
        private final SortedSetDocValuesReaderState labels;
        private final LongRange[] ranges;

        WithDeadlines(IndexSearcher searcher, SortedSetDocValuesReaderState labels, LocalDate today) {
            super(searcher, Fields.FACETS, labels);
            this.labels = labels;
            this.ranges = Stream.of(Deadline.values())
                    .map(deadline -> deadline.range(today))
                    .toArray(LongRange[]::new);
        }

        @Override
        protected Facets buildFacetsResult(
                FacetsCollector found, FacetsCollector @Nullable [] beside, String @Nullable [] dimensions)
                throws IOException {
            Map<String, Facets> byDimension = new HashMap<>();
            byDimension.put(Fields.DEADLINE, deadlines(found));
            List<String> picked = dimensions == null ? List.of() : List.of(dimensions);
            for (int i = 0; i < picked.size() && beside != null; i++) {
                byDimension.put(
                        picked.get(i),
                        picked.get(i).equals(Fields.DEADLINE)
                                ? deadlines(beside[i])
                                : new SortedSetDocValuesFacetCounts(labels, beside[i]));
            }
            return new MultiFacets(byDimension, new SortedSetDocValuesFacetCounts(labels, found));
        }

        private Facets deadlines(FacetsCollector collected) throws IOException {
            return new LongRangeFacetCounts(Fields.DEADLINE, collected, ranges);
        }
    }
}
