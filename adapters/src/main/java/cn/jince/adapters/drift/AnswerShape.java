package cn.jince.adapters.drift;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which fields the answers of a line have and of which types, learnt from its first answers and not changed after.
 *
 * @param types dotted name of a field to the types it was seen with; parts of lists are named {@code []}
 * @param always fields no answer was without
 * @param answers how many it was learnt from
 */
public record AnswerShape(Map<String, Set<String>> types, Set<String> always, int answers) {
    static final int ENOUGH = 20;
    private static final int MOST_FIELDS = 500;
    private static final int DEEPEST = 6;
    private static final int MOST_PARTS = 10;

    static AnswerShape unknown() {
        return new AnswerShape(Map.of(), Set.of(), 0);
    }

    boolean settled() {
        return answers >= ENOUGH;
    }

    /** With one more answer. */
    AnswerShape with(Map<String, String> answer) {
        Map<String, Set<String>> both = new TreeMap<>();
        types.forEach((field, seen) -> both.put(field, new TreeSet<>(seen)));
        answer.forEach((field, type) ->
                both.computeIfAbsent(field, _ -> new TreeSet<>()).add(type));
        Set<String> still = new HashSet<>(answers == 0 ? answer.keySet() : always);
        still.retainAll(answer.keySet());
        return new AnswerShape(both, still, answers + 1);
    }

    /** Dotted names and types of everything in an answer; null counts as a field of any type. */
    static Map<String, String> fields(@Nullable Object data) {
        Map<String, String> out = new TreeMap<>();
        walk("", data, 0, out);
        return out;
    }

    private static void walk(String at, @Nullable Object data, int depth, Map<String, String> out) {
        if (out.size() >= MOST_FIELDS || depth > DEEPEST) {
            return;
        }
        if (!at.isEmpty()) {
            out.merge(at, type(data), (old, now) -> old.equals("null") ? now : old);
        }
        switch (data) {
            case Map<?, ?> map ->
                map.forEach(
                        (name, value) -> walk(at.isEmpty() ? name.toString() : at + "." + name, value, depth + 1, out));
            case List<?> list -> list.stream().limit(MOST_PARTS).forEach(each -> walk(at + "[]", each, depth + 1, out));
            case null, default -> {}
        }
    }

    private static String type(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case Map<?, ?> _ -> "object";
            case Collection<?> _ -> "list";
            case Boolean _ -> "boolean";
            case Number _ -> "number";
            default -> "text";
        };
    }
}
