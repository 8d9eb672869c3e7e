package cn.jince.platform.search;

import cn.jince.api.policy.PolicyViews.PolicyItemSummary;
import cn.jince.platform.kernel.Attribute;
import cn.jince.platform.kernel.FactValue;
import cn.jince.platform.policy.Conditions;
import cn.jince.platform.policy.Eligibility;
import cn.jince.platform.policy.Eligibility.Op;
import cn.jince.platform.policy.PolicyItem;
import cn.jince.platform.policy.PolicySummaries;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesFacetField;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * One item as the index keeps it: text, guide and clauses to search, labels to count, the row of the library to show.
 */
final class ItemDocument {
    /** No last day. */
    static final long OPEN = Long.MAX_VALUE;

    private static final int LETTERS_KEPT = 48;
    private static final JsonMapper JSON = JsonMapper.shared();

    private ItemDocument() {}

    static Document of(PolicyItem item) {
        Document document = new Document();
        document.add(new StringField(Fields.ID, item.id(), Field.Store.NO));
        // The state by the calendar is told when it is read.
        document.add(new StoredField(Fields.SUMMARY, JSON.writeValueAsBytes(PolicySummaries.of(item, LocalDate.MIN))));
        document.add(new TextField(Fields.NAME, item.name(), Field.Store.YES));
        document.add(new TextField(Fields.NAME_WORDS, item.name(), Field.Store.NO));
        document.add(new TextField(Fields.NAME_SOUND, String.join(" ", Syllables.of(item.name())), Field.Store.NO));
        letters(item.name()).forEach(one -> document.add(new StringField(Fields.LETTERS, one, Field.Store.NO)));
        String text = text(item);
        document.add(new TextField(Fields.TEXT, text, Field.Store.YES));
        document.add(new TextField(Fields.TEXT_WORDS, text, Field.Store.NO));
        document.add(new StringField(Fields.PLACE, item.division().value(), Field.Store.NO));
        long lastDay = item.validTo() == null ? OPEN : item.validTo().toEpochDay();
        document.add(new NumericDocValuesField(Fields.DEADLINE, lastDay));
        document.add(new LongPoint(Fields.DEADLINE, lastDay));
        document.add(new NumericDocValuesField(
                Fields.PUBLISHED,
                item.publishedAt() == null ? 0 : item.publishedAt().toEpochMilli()));
        label(document, Fields.LEVEL, item.level());
        label(document, Fields.DIVISION, item.division().value());
        for (String department : item.authority().split("、")) {
            label(document, Fields.AUTHORITY, department);
        }
        label(document, Fields.MODE, item.mode().name());
        label(document, Fields.TYPE, item.type());
        asked(item, "industry_section").forEach(one -> label(document, Fields.INDUSTRY, one));
        asked(item, "scale").forEach(one -> label(document, Fields.SCALE, one));
        try {
            return Fields.FACETS.build(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static PolicyItemSummary summary(byte[] stored) {
        return JSON.readValue(stored, PolicyItemSummary.class);
    }

    private static void label(Document document, String dimension, String label) {
        if (!label.isBlank()) {
            document.add(new SortedSetDocValuesFacetField(dimension, label));
        }
    }

    /** 高新技术 gives gxjs, xjs, js, s and gaoxinjishu, xinjishu …, the whole name with {@code ^} before it. */
    private static Set<String> letters(String name) {
        List<String> syllables = Syllables.of(name);
        Set<String> letters = new TreeSet<>();
        for (int from = 0; from < syllables.size(); from++) {
            List<String> rest = syllables.subList(from, syllables.size());
            String first = cut(rest.stream().map(one -> one.substring(0, 1)).collect(Collectors.joining()));
            String full = cut(String.join("", rest));
            letters.add(first);
            letters.add(full);
            if (from == 0) {
                letters.add("^" + first);
                letters.add("^" + full);
            }
        }
        return letters;
    }

    private static String cut(String letters) {
        return letters.substring(0, Math.min(letters.length(), LETTERS_KEPT));
    }

    private static String text(PolicyItem item) {
        List<String> parts = new ArrayList<>();
        // the name too: the words of a question may stand partly in it
        parts.add(item.name());
        parts.add(item.authority());
        parts.add(item.type());
        item.basis().forEach(basis -> parts.add(basis.name() + " " + basis.number()));
        parts.add(item.award().text());
        for (Eligibility.Leaf leaf : Conditions.leaves(item.eligibility())) {
            parts.add(Conditions.say(leaf));
            parts.add(leaf.clause() == null ? "" : leaf.clause());
        }
        parts.addAll(item.materials());
        item.process().forEach(stage -> parts.add(stage.name()));
        parts.add(item.notes());
        return parts.stream().filter(part -> !part.isBlank()).distinct().collect(Collectors.joining("。\n"));
    }

    /**
     * Values of a text attribute that the rule accepts; {@link Fields#ANY} where an enterprise of any value may fit.
     */
    private static Set<String> asked(PolicyItem item, String attribute) {
        @Nullable Set<String> values = accepted(item.eligibility(), attribute);
        return values == null ? Set.of(Fields.ANY) : values;
    }

    /** Null where this part of the rule does not narrow the attribute. */
    private static @Nullable Set<String> accepted(Eligibility node, String attribute) {
        return switch (node) {
            case Eligibility.All(List<Eligibility> of) ->
                of.stream()
                        .map(each -> accepted(each, attribute))
                        .filter(Objects::nonNull)
                        .reduce((one, other) -> {
                            one.retainAll(other);
                            return one;
                        })
                        .orElse(null);
            case Eligibility.Any(List<Eligibility> of) -> {
                Set<String> union = new TreeSet<>();
                for (Eligibility each : of) {
                    @Nullable Set<String> values = accepted(each, attribute);
                    if (values == null) {
                        yield null;
                    }
                    union.addAll(values);
                }
                yield union.isEmpty() ? null : union;
            }
            case Eligibility.Compare(Attribute asked, Op op, List<FactValue> values, String _)
            when asked.key().equals(attribute) && (op == Op.EQ || op == Op.IN) ->
                values.stream()
                        .filter(FactValue.Text.class::isInstance)
                        .map(value -> ((FactValue.Text) value).value())
                        .collect(Collectors.toCollection(TreeSet::new));
            default -> null;
        };
    }
}
