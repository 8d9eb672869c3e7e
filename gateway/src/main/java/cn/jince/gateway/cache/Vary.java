package cn.jince.gateway.cache;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpHeaders;

/** The headers of a request that an answer was chosen by. */
record Vary(List<String> names, List<String> values) {

    static Vary of(HttpHeaders said, HttpHeaders asked) {
        List<String> names = names(said);
        return new Vary(names, names.stream().map(name -> value(name, asked)).toList());
    }

    /** In lower case. */
    static List<String> names(HttpHeaders said) {
        if (!said.containsHeader(HttpHeaders.VARY)) {
            return List.of();
        }
        List<String> names = new ArrayList<>();
        for (String line : said.getOrEmpty(HttpHeaders.VARY)) {
            Arrays.stream(line.split(","))
                    .map(name -> name.trim().toLowerCase(Locale.ROOT))
                    .filter(name -> !name.isEmpty())
                    .forEach(names::add);
        }
        return names;
    }

    boolean fits(HttpHeaders asked) {
        for (int i = 0; i < names.size(); i++) {
            if (!values.get(i).equals(value(names.get(i), asked))) {
                return false;
            }
        }
        return true;
    }

    private static String value(String name, HttpHeaders asked) {
        return String.join(",", asked.getOrEmpty(name));
    }
}
