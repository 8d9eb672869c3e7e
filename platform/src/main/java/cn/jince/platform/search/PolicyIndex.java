package cn.jince.platform.search;

import cn.jince.api.policy.PolicyViews.PolicyItemSummary;
import cn.jince.platform.kernel.DivisionCode;
import cn.jince.platform.kernel.Divisions;
import cn.jince.platform.policy.PolicyItem;
import cn.jince.platform.search.SearchQuery.Order;
import cn.jince.platform.search.SearchQuery.Standing;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.facet.FacetResult;
import org.apache.lucene.facet.Facets;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.jspecify.annotations.Nullable;

/**
 * One index over the published items, in memory. Thread-safe; a search sees the items as they were when it began.
 * Everything here computes and must not run on an event loop.
 */
public final class PolicyIndex implements Closeable {
    private static final int SUGGESTED = 8;
    private static final List<String> DIMENSIONS = List.of(
            Fields.LEVEL,
            Fields.DIVISION,
            Fields.AUTHORITY,
            Fields.INDUSTRY,
            Fields.SCALE,
            Fields.MODE,
            Fields.TYPE,
            Fields.DEADLINE);
    /** Labels shown of a dimension; a list of departments is longer than anybody reads. */
    private static final int LABELS = 30;

    private final ByteBuffersDirectory directory = new ByteBuffersDirectory();
    private final Synonyms synonyms;
    private final IndexWriter writer;
    private final SearcherManager searchers;

    /** With the synonyms of the house. */
    public PolicyIndex() {
        this(Synonyms.standard());
    }

    PolicyIndex(Synonyms synonyms) {
        this.synonyms = synonyms;
        try {
            writer = new IndexWriter(directory, new IndexWriterConfig(Fields.INDEXING));
            searchers = new SearcherManager(writer, new FacetedSearcher.Factory());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Adds items or puts them in the place of older versions, takes out others; all seen at once. */
    public void change(Collection<PolicyItem> put, Collection<String> gone) {
        try {
            for (PolicyItem item : put) {
                writer.updateDocument(new Term(Fields.ID, item.id()), ItemDocument.of(item));
            }
            for (String id : gone) {
                writer.deleteDocuments(new Term(Fields.ID, id));
            }
            searchers.maybeRefreshBlocking();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** These items and no others; a search that is under way, or begins meanwhile, still sees the old ones. */
    void replace(Collection<PolicyItem> items) {
        try {
            writer.deleteAll();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        change(items, List.of());
    }

    public Found search(SearchQuery query) {
        Asked asked = new Asked(query.text(), synonyms);
        return ask(searcher -> {
            Found meant = search(searcher, query, asked.meant()).with(asked.wordings());
            return meant.total() > 0 || asked.nothing()
                    ? meant
                    : search(searcher, query, asked.similar()).onlySimilar();
        });
    }

    private static Found search(FacetedSearcher searcher, SearchQuery query, Query text) throws IOException {
        BooleanQuery.Builder base = new BooleanQuery.Builder().add(text, Occur.MUST);
        standing(query).forEach(filter -> base.add(filter, Occur.FILTER));
        if (query.place() != null) {
            base.add(applying(query.place()), Occur.FILTER);
        }
        FacetedSearcher.Result result = searcher.search(base.build(), query, sort(query.order()));
        ScoreDoc[] hits = result.top().scoreDocs;
        int[] page = Arrays.stream(hits)
                .skip((long) query.page() * query.size())
                .mapToInt(hit -> hit.doc)
                .toArray();
        Marks marks = Marks.of(searcher, text, page);
        List<Found.Hit> shown = new ArrayList<>();
        for (int i = 0; i < page.length; i++) {
            PolicyItemSummary summary = searcher.summary(page[i]);
            shown.add(new Found.Hit(
                    asOf(summary, query.today()), marks.name(i, summary.name()), marks.excerpts(i, summary.name())));
        }
        return new Found(shown, result.top().totalHits.value(), counts(result.facets()), false, List.of());
    }

    /** Names that go on from what was typed, official words first. */
    public List<String> suggest(String typed, LocalDate today) {
        Asked asked = new Asked(typed, synonyms);
        if (asked.nothing()) {
            return List.of();
        }
        Set<String> names = new LinkedHashSet<>();
        synonyms.names().stream()
                .filter(name -> name.startsWith(typed.strip()) && !name.equals(typed.strip()))
                .forEach(names::add);
        Query begun = new BooleanQuery.Builder()
                .add(asked.begun(), Occur.MUST)
                .add(notOver(today), Occur.FILTER)
                .build();
        return ask(searcher -> {
            for (ScoreDoc hit : searcher.search(begun, SUGGESTED).scoreDocs) {
                names.add(searcher.summary(hit.doc).name());
            }
            return names.stream().limit(SUGGESTED).toList();
        });
    }

    private static List<Query> standing(SearchQuery query) {
        return switch (query.standing()) {
            case Standing.PUBLISHED -> List.of(notOver(query.today()));
            case Standing.EXPIRED ->
                List.of(LongPoint.newRangeQuery(
                        Fields.DEADLINE, Long.MIN_VALUE, query.today().toEpochDay() - 1));
            case Standing.ANY -> List.of();
        };
    }

    private static Query notOver(LocalDate today) {
        return LongPoint.newRangeQuery(Fields.DEADLINE, today.toEpochDay(), ItemDocument.OPEN);
    }

    /** Items of the divisions above, of this one, of those below it, and of what overlaps it. */
    private static Query applying(DivisionCode place) {
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        Divisions.shanxi().prefixesOf(place).forEach(prefix -> {
            any.add(new PrefixQuery(new Term(Fields.PLACE, prefix)), Occur.SHOULD);
            for (int digits = 0; digits < prefix.length(); digits += 2) {
                String above = prefix.substring(0, digits) + "0".repeat(6 - digits);
                any.add(new TermQuery(new Term(Fields.PLACE, above)), Occur.SHOULD);
            }
        });
        return any.build();
    }

    private static Sort sort(Order order) {
        SortField newest = new SortField(Fields.PUBLISHED, SortField.Type.LONG, true);
        return switch (order) {
            case RELEVANCE -> new Sort(SortField.FIELD_SCORE, newest);
            case NEWEST -> new Sort(newest);
            case DEADLINE -> new Sort(new SortField(Fields.DEADLINE, SortField.Type.LONG), newest);
        };
    }

    private static Map<String, List<Found.Count>> counts(@Nullable Facets facets) throws IOException {
        Map<String, List<Found.Count>> counts = new LinkedHashMap<>();
        for (String dimension : DIMENSIONS) {
            @Nullable
            FacetResult result = facets == null
                    ? null
                    : dimension.equals(Fields.DEADLINE)
                            ? facets.getAllChildren(dimension)
                            : facets.getTopChildren(LABELS, dimension);
            counts.put(
                    dimension,
                    result == null
                            ? List.of()
                            : Arrays.stream(result.labelValues)
                                    .filter(label -> label.value.longValue() > 0)
                                    .map(label -> new Found.Count(label.label, label.value.longValue()))
                                    .toList());
        }
        return counts;
    }

    private static PolicyItemSummary asOf(PolicyItemSummary row, LocalDate today) {
        boolean over = row.validTo() != null && row.validTo().isBefore(today);
        return over ? row.in("EXPIRED") : row;
    }

    @FunctionalInterface
    private interface Question<T> {
        T of(FacetedSearcher searcher) throws IOException;
    }

    private <T> T ask(Question<T> question) {
        try {
            IndexSearcher searcher = searchers.acquire();
            try {
                return question.of((FacetedSearcher) searcher);
            } finally {
                searchers.release(searcher);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        searchers.close();
        writer.close();
        directory.close();
    }
}
