package cn.jince.gateway.route;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/**
 * That answers of a route may be kept for others. How long is the upstream's to say.
 *
 * @param callers kinds of signed-in callers who are answered as nobody in particular; the others' requests pass by
 * @param bodyLimit bytes of the largest answer that is kept
 * @param tags what a change of which ends the kept answers
 */
public record CacheRule(Set<String> callers, int bodyLimit, Set<String> tags) {
    private static final Set<String> KINDS = Set.of("PERSON", "OFFICER", "DEVICE", "SYSTEM");
    private static final DataSize LARGEST = DataSize.ofMegabytes(1);

    /** Null where none is named or there are mistakes. */
    static @Nullable CacheRule read(String at, @Nullable Object given, Set<String> tags, List<String> mistakes) {
        if (given == null) {
            return null;
        }
        if (!(given instanceof Map<?, ?> values)) {
            mistakes.add(at + " is no set of rules");
            return null;
        }
        int before = mistakes.size();
        values.keySet().stream()
                .filter(key -> !Set.of("callers", "body", "tags").contains(String.valueOf(key)))
                .forEach(key -> mistakes.add(at + "." + key + " is not known"));
        Set<String> callers = new HashSet<>();
        for (String caller : names(at + ".callers", values.get("callers"), mistakes)) {
            callers.add(caller.toUpperCase(Locale.ROOT));
        }
        if (!KINDS.containsAll(callers)) {
            mistakes.add(at + ".callers are not known: " + callers);
        }
        Set<String> named = names(at + ".tags", values.get("tags"), mistakes);
        if (!tags.containsAll(named)) {
            mistakes.add(at + ".tags are not known: " + named);
        }
        int body = body(at + ".body", values.get("body"), mistakes);
        return mistakes.size() == before ? new CacheRule(Set.copyOf(callers), body, named) : null;
    }

    private static Set<String> names(String at, @Nullable Object given, List<String> mistakes) {
        if (!(given instanceof List<?> list)) {
            mistakes.add(at + " is missing");
            return Set.of();
        }
        Set<String> names = new HashSet<>();
        list.forEach(one -> names.add(String.valueOf(one)));
        return Set.copyOf(names);
    }

    private static int body(String at, @Nullable Object given, List<String> mistakes) {
        if (given == null) {
            mistakes.add(at + " is missing");
            return 0;
        }
        try {
            DataSize size = DataSize.parse(given.toString());
            if (size.toBytes() > 0 && size.compareTo(LARGEST) <= 0) {
                return (int) size.toBytes();
            }
        } catch (IllegalArgumentException e) {
            // said below
        }
        mistakes.add(at + " is no size up to " + LARGEST + ": " + given);
        return 0;
    }
}
