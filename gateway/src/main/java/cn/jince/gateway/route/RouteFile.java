package cn.jince.gateway.route;

import cn.jince.gateway.token.Audience;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * Reads a route table and collects every mistake with the key it stands at. Nothing is filled in: what a route needs
 * and does not name is a mistake.
 */
final class RouteFile {
    private static final Pattern PATH =
            Pattern.compile("/|(/([A-Za-z0-9._-]+|[A-Za-z0-9._-]*\\*[A-Za-z0-9._-]*))+(/\\*\\*)?|/\\*\\*");
    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]*");

    private final Set<String> upstreams;
    private final Set<String> limits;
    private final Duration deadline;
    private final long bodyLimit;
    private final List<String> mistakes = new ArrayList<>();

    /** @param rows empty where there are mistakes */
    record Reading(List<RouteDefinition> rows, List<String> mistakes) {}

    private RouteFile(Set<String> upstreams, Set<String> limits, Duration deadline, long bodyLimit) {
        this.upstreams = upstreams;
        this.limits = limits;
        this.deadline = deadline;
        this.bodyLimit = bodyLimit;
    }

    /**
     * @param deadline what the word {@code deadline} stands for
     * @param bodyLimit what the word {@code usual} stands for
     */
    static Reading read(String text, Set<String> upstreams, Set<String> limits, Duration deadline, long bodyLimit) {
        RouteFile file = new RouteFile(upstreams, limits, deadline, bodyLimit);
        List<RouteDefinition> rows = file.rows(text);
        return new Reading(file.mistakes.isEmpty() ? List.copyOf(rows) : List.of(), List.copyOf(file.mistakes));
    }

    private List<RouteDefinition> rows(String text) {
        Object root;
        try {
            root = new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
        } catch (YAMLException e) {
            mistakes.add("no YAML: "
                    + String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
            return List.of();
        }
        if (!(root instanceof Map<?, ?> top)) {
            mistakes.add("times and routes are missing");
            return List.of();
        }
        known("", top, Set.of("times", "routes"));
        Map<String, TimeLimits> times = times(top.get("times"));
        if (!(top.get("routes") instanceof List<?> list) || list.isEmpty()) {
            mistakes.add("routes is missing");
            return List.of();
        }
        List<RouteDefinition> rows = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < list.size(); i++) {
            String at = "routes[" + i + "]";
            if (!(list.get(i) instanceof Map<?, ?> row)) {
                mistakes.add(at + " is no route");
                continue;
            }
            @Nullable RouteDefinition one = row(at, row, times);
            if (one != null) {
                rows.add(one);
                if (!ids.add(one.id())) {
                    mistakes.add(at + ".id " + one.id() + " is there twice");
                }
            }
        }
        return rows;
    }

    private Map<String, TimeLimits> times(@Nullable Object given) {
        Map<String, TimeLimits> times = new HashMap<>();
        if (!(given instanceof Map<?, ?> sets)) {
            mistakes.add("times is missing");
            return times;
        }
        sets.forEach((name, set) -> {
            String at = "times." + name;
            if (set instanceof Map<?, ?> values) {
                known(
                        at + ".",
                        values,
                        Set.of("connect", "tls", "acquire", "first-byte", "body-idle", "upload-idle", "total"));
                times.put(
                        String.valueOf(name),
                        new TimeLimits(
                                time(at, values, "connect"),
                                time(at, values, "tls"),
                                time(at, values, "acquire"),
                                time(at, values, "first-byte"),
                                time(at, values, "body-idle"),
                                time(at, values, "upload-idle"),
                                "none".equals(values.get("total")) ? null : time(at, values, "total")));
            } else {
                mistakes.add(at + " is no set of time limits");
            }
        });
        return times;
    }

    private Duration time(String at, Map<?, ?> values, String key) {
        @Nullable Object value = values.get(key);
        if (value == null) {
            mistakes.add(at + "." + key + " is missing");
            return Duration.ZERO;
        }
        if (key.equals("total") && value.equals("deadline")) {
            return deadline;
        }
        var match = Pattern.compile("(\\d{1,9})(ms|s|m)").matcher(value.toString());
        if (!match.matches() || match.group(1).matches("0+")) {
            mistakes.add(at + "." + key + " is no time: " + value);
            return Duration.ZERO;
        }
        long number = Long.parseLong(match.group(1));
        return switch (match.group(2)) {
            case "ms" -> Duration.ofMillis(number);
            case "s" -> Duration.ofSeconds(number);
            default -> Duration.ofMinutes(number);
        };
    }

    private @Nullable RouteDefinition row(String at, Map<?, ?> row, Map<String, TimeLimits> times) {
        int before = mistakes.size();
        known(
                at + ".",
                row,
                Set.of(
                        "id",
                        "paths",
                        "methods",
                        "content-types",
                        "audience",
                        "upstream",
                        "times",
                        "stream",
                        "body",
                        "limit",
                        "cache"));
        String id = text(at, row, "id");
        if (!id.isEmpty() && !ID.matcher(id).matches()) {
            mistakes.add(at + ".id is no name: " + id);
        }
        List<String> paths = list(row, "paths");
        if (paths.isEmpty()) {
            mistakes.add(at + ".paths is missing");
        }
        paths.stream()
                .filter(path -> !PATH.matcher(path).matches())
                .forEach(path -> mistakes.add(at + ".paths has no path: " + path));
        String upstream = text(at, row, "upstream");
        boolean local = upstream.equals(RouteDefinition.OURSELVES);
        if (!upstream.isEmpty() && !local && !upstreams.contains(upstream)) {
            mistakes.add(at + ".upstream is not known: " + upstream);
        }
        boolean stream = Boolean.TRUE.equals(row.get("stream"));
        @Nullable TimeLimits limits = local ? null : limits(at, row, times, stream);
        String limit = text(at, row, "limit");
        if (!limit.isEmpty() && !this.limits.contains(limit)) {
            mistakes.add(at + ".limit is not known: " + limit);
        }
        RouteDefinition one = new RouteDefinition(
                id,
                paths,
                methods(at, row),
                types(at, row),
                audience(at, row),
                upstream,
                limits,
                stream,
                body(at, row),
                limit,
                CacheRule.read(at + ".cache", row.get("cache"), ChangeTag.words(), mistakes));
        if (one.cache() != null && !one.mayBeKept()) {
            mistakes.add(at + ".cache is for GET and HEAD of an upstream that is no stream and not identity");
        }
        return mistakes.size() == before ? one : null;
    }

    private @Nullable TimeLimits limits(String at, Map<?, ?> row, Map<String, TimeLimits> times, boolean stream) {
        String name = text(at, row, "times");
        if (name.isEmpty()) {
            return null;
        }
        @Nullable TimeLimits limits = times.get(name);
        if (limits == null) {
            mistakes.add(at + ".times is not known: " + name);
        } else if (limits.total() == null && !stream) {
            mistakes.add(at + ".times has no total, which only a stream may do without: " + name);
        }
        return limits;
    }

    private Set<HttpMethod> methods(String at, Map<?, ?> row) {
        Set<HttpMethod> methods = new LinkedHashSet<>();
        for (String name : list(row, "methods")) {
            HttpMethod method = HttpMethod.valueOf(name);
            if (!List.of(HttpMethod.values()).contains(method) || method.equals(HttpMethod.TRACE)) {
                mistakes.add(at + ".methods has no method: " + name);
            }
            methods.add(method);
        }
        return methods;
    }

    private List<MediaType> types(String at, Map<?, ?> row) {
        List<MediaType> types = new ArrayList<>();
        for (String text : list(row, "content-types")) {
            try {
                types.add(MediaType.parseMediaType(text));
            } catch (IllegalArgumentException e) {
                mistakes.add(at + ".content-types has no media type: " + text);
            }
        }
        return types;
    }

    private Audience audience(String at, Map<?, ?> row) {
        String name = text(at, row, "audience");
        for (Audience audience : Audience.values()) {
            if (audience.name().replace('_', '-').equalsIgnoreCase(name)) {
                return audience;
            }
        }
        if (!name.isEmpty()) {
            mistakes.add(at + ".audience is not known: " + name);
        }
        return Audience.NOBODY;
    }

    private long body(String at, Map<?, ?> row) {
        String text = text(at, row, "body");
        return switch (text) {
            case "", "usual" -> bodyLimit;
            case "none" -> -1;
            default -> {
                mistakes.add(at + ".body is neither usual nor none: " + text);
                yield 0;
            }
        };
    }

    private String text(String at, Map<?, ?> row, String key) {
        @Nullable Object value = row.get(key);
        if (value == null) {
            mistakes.add(at + "." + key + " is missing");
            return "";
        }
        return value.toString();
    }

    private static List<String> list(Map<?, ?> row, String key) {
        return row.get(key) instanceof List<?> values
                ? values.stream().map(String::valueOf).toList()
                : List.of();
    }

    private void known(String at, Map<?, ?> row, Set<String> keys) {
        row.keySet().stream()
                .filter(key -> !keys.contains(String.valueOf(key)))
                .forEach(key -> mistakes.add(at + key + " is not known"));
    }
}
