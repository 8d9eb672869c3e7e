package cn.jince.platform.search;

import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.cjk.CJKBigramFilter;
import org.apache.lucene.analysis.cjk.CJKWidthFilter;
import org.apache.lucene.analysis.cn.smart.HMMChineseTokenizer;
import org.apache.lucene.analysis.core.WhitespaceAnalyzer;
import org.apache.lucene.analysis.miscellaneous.PerFieldAnalyzerWrapper;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.facet.FacetsConfig;

/** What an item is indexed under, and how its text becomes terms. */
final class Fields {
    static final String ID = "id";
    static final String SUMMARY = "summary";
    /** Pairs of neighbouring characters and single ones: finds what a dictionary does not know. */
    static final String NAME = "name";

    static final String TEXT = "text";
    /** Words of the dictionary. */
    static final String NAME_WORDS = "name.words";

    static final String TEXT_WORDS = "text.words";
    /** A syllable a character, for words of the same sound. */
    static final String NAME_SOUND = "name.sound";
    /** First letters and full letters, from every character to the end; a name's own beginning has a {@code ^}. */
    static final String LETTERS = "name.letters";

    static final String PLACE = "place";
    static final String PUBLISHED = "publishedAt";

    static final String LEVEL = "level";
    static final String DIVISION = "division";
    static final String AUTHORITY = "authority";
    static final String INDUSTRY = "industry";
    static final String SCALE = "scale";
    static final String MODE = "mode";
    static final String TYPE = "type";
    /** The last day as days since 1970, {@link ItemDocument#OPEN} where there is none. */
    static final String DEADLINE = "deadline";

    /** Label of an item that does not ask for this. */
    static final String ANY = "*";

    static final FacetsConfig FACETS = facets();
    private static final CharArraySet ASKING = StopFilter.makeStopSet(
            "，", "。", "、", "“", "”", "（", "）", "(", ")", "我", "我们", "想", "要", "的", "了", "吗", "呢", "有", "有没有", "什么",
            "怎么", "怎样", "如何", "哪些", "哪", "可以", "能", "能否", "请问", "申请", "办理", "政策", ",", ".", "?", "？", "和", "及", "与",
            "或", "在", "对", "给");

    /** For indexing: single characters too, so that a question of one character finds something. */
    static final Analyzer INDEXING = perField(true);

    static final Analyzer ASKED = perField(false);

    private Fields() {}

    private static FacetsConfig facets() {
        FacetsConfig config = new FacetsConfig();
        config.setMultiValued(AUTHORITY, true);
        config.setMultiValued(INDUSTRY, true);
        config.setMultiValued(SCALE, true);
        return config;
    }

    private static Analyzer perField(boolean single) {
        Analyzer pairs = new Pairs(single);
        Analyzer words = new Words();
        return new PerFieldAnalyzerWrapper(
                new WhitespaceAnalyzer(), Map.of(NAME, pairs, TEXT, pairs, NAME_WORDS, words, TEXT_WORDS, words));
    }

    private static final class Pairs extends Analyzer {
        private final boolean single;

        Pairs(boolean single) {
            this.single = single;
        }

        @Override
        protected TokenStreamComponents createComponents(String field) {
            Tokenizer source = new StandardTokenizer();
            TokenStream lower = new LowerCaseFilter(new CJKWidthFilter(source));
            return new TokenStreamComponents(source, new CJKBigramFilter(lower, CJKBigramFilter.HAN, single));
        }
    }

    private static final class Words extends Analyzer {
        @Override
        protected TokenStreamComponents createComponents(String field) {
            Tokenizer source = new HMMChineseTokenizer();
            TokenStream lower = new LowerCaseFilter(new CJKWidthFilter(source));
            return new TokenStreamComponents(source, new StopFilter(lower, ASKING));
        }
    }
}
