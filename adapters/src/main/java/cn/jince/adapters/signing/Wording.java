package cn.jince.adapters.signing;

import cn.jince.adapters.descriptor.SystemDescriptor.Order;
import java.nio.charset.Charset;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The bytes that are signed: a template over {@code {parameters}} (a=1&b=2), {@code {pairs}} (a1b2), {@code {values}}
 * (12), {@code {key} {secret} {time} {nonce} {method} {path} {body} {digest}}, and {@code {=name}} for one parameter.
 */
record Wording(String template, Order order, boolean dropEmpty, Charset charset) {
    private static final Pattern PART = Pattern.compile("\\{(=[^{}]+|\\w+)}");

    byte[] of(Message message, Map<String, String> parameters, Map<String, String> parts) {
        Map<String, String> ordered = ordered(parameters);
        return PART.matcher(template)
                .replaceAll(found -> Matcher.quoteReplacement(part(found.group(1), message, ordered, parts)))
                .getBytes(charset);
    }

    private String part(String name, Message message, Map<String, String> ordered, Map<String, String> parts) {
        return switch (name) {
            case "parameters" -> joined(ordered, "=", "&");
            case "pairs" -> joined(ordered, "", "");
            case "values" -> String.join("", ordered.values());
            case "method" -> message.method();
            case "path" -> message.path();
            case "body" -> new String(message.body(), charset);
            default -> name.startsWith("=") ? named(name.substring(1), message) : parts.getOrDefault(name, "");
        };
    }

    private static String named(String name, Message message) {
        return message.parameters().getOrDefault(name, message.others().getOrDefault(name, ""));
    }

    private Map<String, String> ordered(Map<String, String> parameters) {
        Map<String, String> ordered = switch (order) {
            case SORTED -> new TreeMap<>(parameters);
            case SORTED_IGNORING_CASE -> {
                Map<String, String> sorted =
                        new TreeMap<>(String.CASE_INSENSITIVE_ORDER.thenComparing(Comparator.naturalOrder()));
                sorted.putAll(parameters);
                yield sorted;
            }
            case AS_SENT -> new LinkedHashMap<>(parameters);
        };
        if (dropEmpty) {
            ordered.values().removeIf(String::isEmpty);
        }
        return ordered;
    }

    private static String joined(Map<String, String> parameters, String is, String and) {
        return parameters.entrySet().stream()
                .map(each -> each.getKey() + is + each.getValue())
                .collect(Collectors.joining(and));
    }
}
