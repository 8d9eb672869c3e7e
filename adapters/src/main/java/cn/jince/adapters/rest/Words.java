package cn.jince.adapters.rest;

import cn.jince.adapters.call.CallFailed;
import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Our parameters under their names. */
public final class Words {

    /** @param names theirs to ours, or to a text of their own after {@code =} */
    public static Map<String, Object> of(@Nullable Map<String, String> names, Map<String, Object> parameters) {
        Map<String, Object> words = new LinkedHashMap<>();
        if (names != null) {
            names.forEach((theirs, ours) -> words.put(
                    theirs,
                    ours.startsWith("=") ? ours.substring(1) : Objects.requireNonNullElse(parameters.get(ours), "")));
        }
        return words;
    }

    public static Map<String, String> texts(@Nullable Map<String, String> names, Map<String, Object> parameters) {
        return texts(of(names, parameters));
    }

    static Map<String, String> texts(Map<String, Object> words) {
        Map<String, String> texts = new LinkedHashMap<>();
        words.forEach((name, value) -> texts.put(name, String.valueOf(value)));
        return texts;
    }

    /** {@code head.sign} stands as {@code sign} inside {@code head}. */
    static Map<String, Object> nested(Map<String, Object> words) {
        Map<String, Object> tree = new LinkedHashMap<>();
        words.forEach((name, value) -> place(tree, name, value));
        return tree;
    }

    @SuppressWarnings("unchecked")
    private static void place(Map<String, Object> tree, String name, Object value) {
        int dot = name.indexOf('.');
        if (dot < 0) {
            tree.put(name, value);
        } else if (tree.computeIfAbsent(name.substring(0, dot), _ -> new LinkedHashMap<String, Object>())
                instanceof Map<?, ?> inner) {
            place((Map<String, Object>) inner, name.substring(dot + 1), value);
        } else {
            throw CallFailed.badAnswer("a parameter stands where another has parts");
        }
    }

    static String encoded(Map<String, String> parameters, Charset charset) {
        return parameters.entrySet().stream()
                .map(each -> encoded(each.getKey(), charset) + "=" + encoded(each.getValue(), charset))
                .collect(Collectors.joining("&"));
    }

    static String encoded(String text, Charset charset) {
        return URLEncoder.encode(text, charset).replace("+", "%20");
    }

    private Words() {}
}
