package cn.jince.gateway.cache;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a {@code Cache-Control} field says, all its lines together. */
final class Directives {
    private static final int LONGEST = 10;
    private final Map<String, String> all = new HashMap<>();

    static Directives of(List<String> lines) {
        Directives directives = new Directives();
        lines.forEach(directives::read);
        return directives;
    }

    /** Commas inside quotation marks part nothing. */
    private void read(String line) {
        boolean quoted = false;
        int start = 0;
        for (int i = 0; i <= line.length(); i++) {
            if (i == line.length() || line.charAt(i) == ',' && !quoted) {
                add(line.substring(start, i).trim());
                start = i + 1;
            } else if (line.charAt(i) == '"') {
                quoted = !quoted;
            } else if (line.charAt(i) == '\\' && quoted && i + 1 < line.length()) {
                i++;
            }
        }
    }

    private void add(String one) {
        int equals = one.indexOf('=');
        String name = (equals < 0 ? one : one.substring(0, equals)).trim().toLowerCase(Locale.ROOT);
        String value = equals < 0 ? "" : one.substring(equals + 1).trim().replace("\"", "");
        if (!name.isEmpty()) {
            all.merge(name, value, (first, second) -> number(first) <= number(second) ? first : second);
        }
    }

    boolean has(String name) {
        return all.containsKey(name);
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    /** -1 where it is not named; of several the least; 0 for what is no number. */
    long seconds(String name) {
        @Nullable String value = all.get(name);
        return value == null ? -1 : number(value);
    }

    private static long number(String value) {
        boolean digits = !value.isEmpty() && value.chars().allMatch(digit -> digit >= '0' && digit <= '9');
        if (!digits) {
            return 0;
        }
        return value.length() > LONGEST ? Integer.MAX_VALUE : Math.min(Integer.MAX_VALUE, Long.parseLong(value));
    }
}
