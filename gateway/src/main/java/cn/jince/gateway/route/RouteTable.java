package cn.jince.gateway.route;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.util.InvalidMimeTypeException;
import org.springframework.util.MimeTypeUtils;

/**
 * All routes at one time. Never changed: another table takes its place as a whole.
 *
 * @param version counts up with every table this gateway has had
 * @param checksum of the text, the same on every gateway that has the same text
 * @param text as written
 */
public record RouteTable(
        long version,
        String checksum,
        String text,
        Instant since,
        List<CompiledRoute> routes,
        PathIndex<CompiledRoute> index) {

    /** What a look-up comes to. */
    public sealed interface Match {
        record Found(CompiledRoute route) implements Match {}

        /** @param allowed methods that the path knows */
        record WrongMethod(Set<String> allowed) implements Match {}

        record Nothing() implements Match {}
    }

    static RouteTable of(long version, String checksum, String text, Instant since, List<CompiledRoute> routes) {
        PathIndex<CompiledRoute> index = new PathIndex<>();
        for (CompiledRoute route : routes) {
            route.definition().paths().forEach(path -> index.add(path, route));
        }
        return new RouteTable(version, checksum, text, since, List.copyOf(routes), index);
    }

    /** Where a request would go, in words for operators. */
    public String explain(HttpMethod method, String path, @Nullable String contentType) {
        return switch (find(method, path, contentType)) {
            case Match.Found(CompiledRoute route) ->
                route.id() + " for " + route.audience() + " at "
                        + route.definition().upstream();
            case Match.WrongMethod(var allowed) -> "405, takes " + String.join(", ", allowed);
            case Match.Nothing() -> "404";
        };
    }

    Match find(HttpMethod method, String path, @Nullable String contentType) {
        Wanted wanted = new Wanted(method, contentType);
        @Nullable CompiledRoute route = index.find(path, wanted);
        if (route != null) {
            return new Match.Found(route);
        }
        return wanted.others == null ? new Match.Nothing() : new Match.WrongMethod(wanted.others);
    }

    /** Remembers the methods of the rows it turned down. */
    private static final class Wanted implements Predicate<CompiledRoute> {
        private final HttpMethod method;
        private final @Nullable String contentType;
        private @Nullable Set<String> others;

        Wanted(HttpMethod method, @Nullable String contentType) {
            this.method = method;
            this.contentType = contentType;
        }

        @Override
        public boolean test(CompiledRoute route) {
            Set<HttpMethod> methods = route.definition().methods();
            if (!methods.isEmpty() && !methods.contains(method)) {
                others = others == null ? new TreeSet<>() : others;
                for (HttpMethod one : methods) {
                    others.add(one.name());
                }
                return false;
            }
            return route.definition().contentTypes().isEmpty()
                    || route.definition().takes(mediaType(contentType));
        }

        private static @Nullable MediaType mediaType(@Nullable String text) {
            try {
                return text == null ? null : MediaType.asMediaType(MimeTypeUtils.parseMimeType(text));
            } catch (InvalidMimeTypeException e) {
                return null;
            }
        }
    }
}
