package cn.jince.platform.matching;

import cn.jince.platform.kernel.Attribute;
import cn.jince.platform.kernel.FactValue;
import cn.jince.platform.policy.Eligibility.Compare;
import cn.jince.platform.policy.Eligibility.Has;
import cn.jince.platform.policy.Eligibility.InNamedSet;
import cn.jince.platform.policy.Eligibility.Leaf;
import cn.jince.platform.policy.Eligibility.Op;
import cn.jince.platform.policy.Eligibility.Within;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.FastAggregation;
import org.roaringbitmap.RoaringBitmap;

/** Texts, sets, codes, divisions and booleans: a bitmap for each value; codes also for each usual prefix. */
final class ValueColumn extends Column {
    private final int[] prefixLengths;
    private final Map<String, BitmapWriter> writers = new HashMap<>();
    private final NavigableMap<String, RoaringBitmap> values = new TreeMap<>();
    private final Map<String, RoaringBitmap> prefixes = new HashMap<>();

    ValueColumn(Attribute.Kind kind) {
        prefixLengths = switch (kind) {
            case CODE -> new int[] {2, 3};
            case DIVISION -> new int[] {2, 4};
            case TEXT, TEXT_SET, NUMBER, BOOL, DATE -> new int[0];
        };
    }

    @Override
    void loadValue(int ordinal, FactValue value) {
        for (String text : texts(value)) {
            writers.computeIfAbsent(text, _ -> new BitmapWriter()).add(ordinal);
        }
    }

    @Override
    void sealValues() {
        writers.forEach((text, writer) -> values.put(text, writer.done()));
        writers.clear();
        values.forEach((text, bitmap) -> {
            for (int length : prefixLengths) {
                if (text.length() >= length) {
                    prefixes.computeIfAbsent(text.substring(0, length), _ -> new RoaringBitmap())
                            .or(bitmap);
                }
            }
        });
        prefixes.values().forEach(RoaringBitmap::runOptimize);
    }

    @Override
    void putValue(int ordinal, FactValue value, boolean wasKnown) {
        Set<String> texts = texts(value);
        if (wasKnown
                && !(value instanceof FactValue.TextSet)
                && holds(texts.iterator().next(), ordinal)) {
            return;
        }
        if (wasKnown) {
            removeValue(ordinal);
        }
        for (String text : texts) {
            values.computeIfAbsent(text, _ -> new RoaringBitmap()).add(ordinal);
            for (int length : prefixLengths) {
                if (text.length() >= length) {
                    prefixes.computeIfAbsent(text.substring(0, length), _ -> new RoaringBitmap())
                            .add(ordinal);
                }
            }
        }
    }

    private boolean holds(String text, int ordinal) {
        @Nullable RoaringBitmap bitmap = values.get(text);
        return bitmap != null && bitmap.contains(ordinal);
    }

    @Override
    void removeValue(int ordinal) {
        values.values().forEach(bitmap -> bitmap.remove(ordinal));
        prefixes.values().forEach(bitmap -> bitmap.remove(ordinal));
    }

    @Override
    RoaringBitmap yes(Leaf leaf) {
        return switch (leaf) {
            case Compare compare -> compare(compare);
            case Within within -> {
                RoaringBitmap inside = new RoaringBitmap();
                within.prefixes().forEach(prefix -> inside.or(below(prefix)));
                yield within.inside() ? inside : RoaringBitmap.andNot(known, inside);
            }
            case Has has -> anyOf(has.anyOf());
            case InNamedSet _ -> new RoaringBitmap();
        };
    }

    private RoaringBitmap compare(Compare compare) {
        RoaringBitmap same = new RoaringBitmap();
        boolean many = compare.op() == Op.IN || compare.op() == Op.NOT_IN;
        compare.values().stream().limit(many ? Long.MAX_VALUE : 1).forEach(given -> same.or(same(given)));
        return switch (compare.op()) {
            case EQ, IN -> same;
            case NE, NOT_IN -> RoaringBitmap.andNot(known, same);
            case GE, GT, LE, LT, BETWEEN -> throw orderless(compare.op());
        };
    }

    private static IllegalArgumentException orderless(Op op) {
        return new IllegalArgumentException("op: " + op + " (expected: an equality, for texts have no order)");
    }

    /** A set equals a set, holds a text. */
    private RoaringBitmap same(FactValue given) {
        if (!(given instanceof FactValue.TextSet(Set<String> wanted))) {
            return anyOf(texts(given));
        }
        RoaringBitmap all = known.clone();
        RoaringBitmap more = new RoaringBitmap();
        values.forEach((text, bitmap) -> {
            if (wanted.contains(text)) {
                all.and(bitmap);
            } else {
                more.or(bitmap);
            }
        });
        all.andNot(more);
        return values.keySet().containsAll(wanted) ? all : new RoaringBitmap();
    }

    RoaringBitmap anyOf(Collection<String> texts) {
        RoaringBitmap[] found = texts.stream()
                .filter(values::containsKey)
                .map(text -> values.getOrDefault(text, new RoaringBitmap()))
                .toArray(RoaringBitmap[]::new);
        return FastAggregation.or(found);
    }

    /** Everyone whose value begins so. */
    RoaringBitmap below(String prefix) {
        for (int length : prefixLengths) {
            if (prefix.length() == length) {
                return prefixes.getOrDefault(prefix, new RoaringBitmap());
            }
        }
        return FastAggregation.or(values.subMap(prefix, true, prefix + Character.MAX_VALUE, true)
                .values()
                .iterator());
    }

    Map<String, RoaringBitmap> values() {
        return values;
    }

    private static Set<String> texts(FactValue value) {
        return switch (value) {
            case FactValue.Text(String text) -> Set.of(text);
            case FactValue.TextSet(Set<String> texts) -> texts;
            case FactValue.Bool(boolean bool) -> Set.of(String.valueOf(bool));
            case FactValue.Number _, FactValue.Date _ ->
                throw new IllegalArgumentException("value: " + value + " (expected: text, set or boolean)");
        };
    }
}
