package cn.jince.platform.search;

import java.io.IOException;
import java.text.BreakIterator;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.uhighlight.DefaultPassageFormatter;
import org.apache.lucene.search.uhighlight.LengthGoalBreakIterator;
import org.apache.lucene.search.uhighlight.UnifiedHighlighter;
import org.apache.lucene.search.uhighlight.WholeBreakIterator;
import org.jspecify.annotations.Nullable;

/** Marks what was found: the whole name, and the sentences of the text that have it. */
final class Marks {
    private static final String BETWEEN = "\uE002";
    private static final int EXCERPTS = 2;
    private static final int EXCERPT_CHARACTERS = 60;

    private final Map<String, String[]> marked;

    private Marks(Map<String, String[]> marked) {
        this.marked = marked;
    }

    static Marks of(IndexSearcher searcher, Query query, int[] documents) throws IOException {
        UnifiedHighlighter highlighter = new ByField(UnifiedHighlighter.builder(searcher, Fields.INDEXING)
                .withFormatter(new DefaultPassageFormatter(
                        String.valueOf(Found.OPENS), String.valueOf(Found.CLOSES), BETWEEN, false))
                .withFieldMatcher(_ -> true)
                .withMaxNoHighlightPassages(0));
        return new Marks(highlighter.highlightFields(
                new String[] {Fields.NAME, Fields.TEXT}, query, documents.clone(), new int[] {1, EXCERPTS}));
    }

    String name(int hit, String unmarked) {
        @Nullable String name = at(Fields.NAME, hit);
        return name == null ? unmarked : name;
    }

    /** The name stands in the text too; where it is all that was found, it is shown already. */
    List<String> excerpts(int hit, String name) {
        @Nullable String text = at(Fields.TEXT, hit);
        return text == null
                ? List.of()
                : Arrays.stream(text.split(BETWEEN))
                        .map(excerpt -> excerpt.replace("\n", "").strip())
                        .filter(excerpt -> !unmarked(excerpt).startsWith(name))
                        .toList();
    }

    private static String unmarked(String text) {
        return text.replace(String.valueOf(Found.OPENS), "").replace(String.valueOf(Found.CLOSES), "");
    }

    private @Nullable String at(String field, int hit) {
        String @Nullable [] all = marked.get(field);
        return all == null ? null : all[hit];
    }

    private static final class ByField extends UnifiedHighlighter {
        ByField(Builder builder) {
            super(builder);
        }

        @Override
        protected BreakIterator getBreakIterator(String field) {
            return field.equals(Fields.NAME)
                    ? new WholeBreakIterator()
                    : LengthGoalBreakIterator.createClosestToLength(
                            BreakIterator.getSentenceInstance(Locale.CHINA), EXCERPT_CHARACTERS, 0.5f);
        }
    }
}
