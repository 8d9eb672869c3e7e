package cn.jince.adapters.mutation;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Parts of a tree, each of the one type it was promised in; anything else throws. */
final class Fields {
    /** The named fields that are there, under our names. */
    static Map<String, Object> chosen(Object line, Map<String, String> names) {
        Map<String, Object> out = new LinkedHashMap<>();
        names.forEach((ours, theirs) -> {
            if (map(line).get(theirs) != null) {
                out.put(ours, map(line).get(theirs));
            }
        });
        return out;
    }

    static <T> T only(List<T> list) {
        check(list.size() == 1);
        return list.getFirst();
    }

    static Object only(Map<?, ?> map) {
        check(map.size() == 1);
        return Objects.requireNonNullElse(map.values().iterator().next(), "");
    }

    static Map<?, ?> map(@Nullable Object value) {
        check(value instanceof Map<?, ?>);
        return (Map<?, ?>) value;
    }

    static List<Object> list(@Nullable Object value) {
        check(value instanceof List<?>);
        return new ArrayList<>((List<?>) value);
    }

    static String code(@Nullable Object value) {
        check(value instanceof String || value instanceof BigDecimal || value instanceof Boolean);
        return value.toString();
    }

    static String text(Map<?, ?> data, String name) {
        check(data.get(name) instanceof String text && !text.isEmpty());
        return (String) data.get(name);
    }

    static Object one(@Nullable Object said, Map<String, Object> table) {
        check(said instanceof String && table.containsKey(said));
        return table.get(said);
    }

    static BigDecimal plain(Map<?, ?> data, String name) {
        check(data.get(name) instanceof BigDecimal);
        return (BigDecimal) data.get(name);
    }

    /** A number, or a decimal one as text; divided by ten as often as told. */
    static BigDecimal number(Map<?, ?> data, String name, int tens) {
        Object value = data.get(name);
        check(value instanceof BigDecimal
                || value instanceof String text && text.strip().matches("-?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]{1,9})?"));
        return new BigDecimal(value.toString().strip()).movePointLeft(tens).round(MathContext.DECIMAL128);
    }

    static void check(boolean holds) {
        if (!holds) {
            throw new IllegalArgumentException("not what was promised");
        }
    }

    private Fields() {}
}
