package cn.jince.platform.search;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.util.QueryBuilder;
import org.jspecify.annotations.Nullable;

/** A typed question as queries: what was meant, and, where that finds nothing, what sounds or looks like it. */
final class Asked {
    /** Longer questions are cut: nobody types them. */
    private static final int LONGEST = 80;

    private static final QueryBuilder BUILDER = new QueryBuilder(Fields.ASKED);
    /** Of the words of a sentence, so many must be there. */
    private static final float MOST_WORDS = 0.6f;

    private static final float MOST_PAIRS = 0.5f;
    private static final float OTHER_WORDING = 0.8f;
    private static final float TIE = 0.1f;

    private final List<String> terms;
    private final Synonyms synonyms;

    Asked(String asked, Synonyms synonyms) {
        this.synonyms = synonyms;
        String text = asked.strip();
        text = text.substring(0, Math.min(text.length(), LONGEST));
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        this.terms = Arrays.stream(plain.split("[\\s,;，；、。]+"))
                .filter(term -> !term.isBlank())
                .toList();
    }

    boolean nothing() {
        return terms.isEmpty();
    }

    /** Other wordings that are searched too. */
    List<String> wordings() {
        return terms.stream().flatMap(term -> synonyms.of(term).stream()).toList();
    }

    Query meant() {
        return everyTerm(term -> best(Stream.concat(
                        Stream.of(wording(term)),
                        synonyms.of(term).stream().map(other -> boost(wording(other), OTHER_WORDING)))
                .toList()));
    }

    /** Most of the words, homophones (补帖 for 补贴), wrong or missing characters, misspelt Latin words. */
    Query similar() {
        return everyTerm(term -> best(Stream.of(
                        boost(phrase(Fields.NAME_SOUND, String.join(" ", Syllables.of(term))), 6),
                        boost(BUILDER.createMinShouldMatchQuery(Fields.NAME_WORDS, term, MOST_WORDS), 3),
                        boost(BUILDER.createMinShouldMatchQuery(Fields.NAME, term, MOST_PAIRS), 2),
                        BUILDER.createMinShouldMatchQuery(Fields.TEXT_WORDS, term, MOST_WORDS),
                        latin(term) ? new FuzzyQuery(new Term(Fields.TEXT, term)) : null,
                        latin(term) ? new FuzzyQuery(new Term(Fields.LETTERS, term), 1, 2) : null)
                .filter(Objects::nonNull)
                .toList()));
    }

    /** For completion: names that have this, from their beginning first. */
    Query begun() {
        return everyTerm(term -> best(Stream.of(boost(phrase(Fields.NAME, term), 3), letters(term))
                .filter(Objects::nonNull)
                .toList()));
    }

    private Query everyTerm(java.util.function.Function<String, Query> one) {
        if (nothing()) {
            return MatchAllDocsQuery.INSTANCE;
        }
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        terms.forEach(term -> all.add(one.apply(term), Occur.MUST));
        return all.build();
    }

    private static @Nullable Query wording(String term) {
        return best(Stream.of(
                        boost(phrase(Fields.NAME, term), 8),
                        boost(BUILDER.createMinShouldMatchQuery(Fields.NAME_WORDS, term, 1), 4),
                        boost(phrase(Fields.TEXT, term), 2),
                        BUILDER.createMinShouldMatchQuery(Fields.TEXT_WORDS, term, 1),
                        letters(term))
                .filter(Objects::nonNull)
                .toList());
    }

    private static @Nullable Query letters(String term) {
        if (!latin(term)) {
            return null;
        }
        return best(List.of(
                new BoostQuery(new PrefixQuery(new Term(Fields.LETTERS, "^" + term)), 6),
                new BoostQuery(new PrefixQuery(new Term(Fields.LETTERS, term)), 3)));
    }

    private static boolean latin(String term) {
        return term.length() > 1 && term.chars().allMatch(c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'));
    }

    private static @Nullable Query phrase(String field, String text) {
        return BUILDER.createPhraseQuery(field, text);
    }

    private static @Nullable Query boost(@Nullable Query query, float by) {
        return query == null ? null : new BoostQuery(query, by);
    }

    private static Query best(List<? extends @Nullable Query> queries) {
        List<Query> there = queries.stream()
                .<Query>mapMulti((query, next) -> {
                    if (query != null) {
                        next.accept(query);
                    }
                })
                .toList();
        return new DisjunctionMaxQuery(there, TIE);
    }
}
