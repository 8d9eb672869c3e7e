package cn.jince.gateway.route;

import cn.jince.gateway.GatewaySettings;
import cn.jince.gateway.resilience.Upstreams;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ResourceLoader;
import org.springframework.stereotype.Component;

/**
 * The table in force and the ones before it. A table with a mistake never comes into force: at the start it stops the
 * start, later it changes nothing.
 */
@Component
public class RouteTables {
    private static final int KEPT = 10;

    private final GatewaySettings settings;
    private final Upstreams upstreams;
    private final Clock clock;
    private final Deque<RouteTable> before = new ArrayDeque<>();
    private volatile RouteTable current;
    private long versions;

    /** What became of a table somebody wanted. */
    public sealed interface Outcome {
        record InForce(RouteTable table) implements Outcome {}

        /** @param mistakes each begins with the key it stands at */
        record Mistaken(List<String> mistakes) implements Outcome {}

        /** Somebody else was quicker. */
        record Overtaken(RouteTable current) implements Outcome {}

        /** There is none before this one. */
        record NothingBefore() implements Outcome {}
    }

    RouteTables(GatewaySettings settings, Upstreams upstreams, ResourceLoader files, Clock clock) {
        this.settings = settings;
        this.upstreams = upstreams;
        this.clock = clock;
        String where = settings.gateway().routes();
        String text;
        try {
            text = files.getResource(where).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("jince.gateway.routes is not to be read: " + where, e);
        }
        RouteFile.Reading reading = read(text);
        if (!reading.mistakes().isEmpty()) {
            throw new IllegalArgumentException(where + ": " + String.join("; ", reading.mistakes()));
        }
        this.current = compile(text, reading);
    }

    public RouteTable current() {
        return current;
    }

    /** The mistakes of a table, none where it could come into force. */
    public List<String> mistakesOf(String text) {
        return read(text).mistakes();
    }

    /** A table that is not in force, to try look-ups on. */
    public @Nullable RouteTable draft(String text) {
        RouteFile.Reading reading = read(text);
        return reading.mistakes().isEmpty() ? table(0, text, reading) : null;
    }

    /** @param known version the change was made from */
    public synchronized Outcome replace(String text, long known) {
        if (known != current.version()) {
            return new Outcome.Overtaken(current);
        }
        RouteFile.Reading reading = read(text);
        if (!reading.mistakes().isEmpty()) {
            return new Outcome.Mistaken(reading.mistakes());
        }
        before.push(current);
        while (before.size() > KEPT) {
            before.removeLast();
        }
        current = compile(text, reading);
        return new Outcome.InForce(current);
    }

    /** The table before this one comes back, under a new version. */
    public synchronized Outcome goBack(long known) {
        if (known != current.version()) {
            return new Outcome.Overtaken(current);
        }
        if (before.isEmpty()) {
            return new Outcome.NothingBefore();
        }
        RouteTable earlier = before.pop();
        current = compile(earlier.text(), read(earlier.text()));
        return new Outcome.InForce(current);
    }

    private RouteFile.Reading read(String text) {
        return RouteFile.read(
                text,
                upstreams.names(),
                settings.gateway().limit().classes().keySet(),
                settings.gateway().deadline(),
                settings.gateway().bodyLimit().toBytes());
    }

    private RouteTable compile(String text, RouteFile.Reading reading) {
        return table(++versions, text, reading);
    }

    private RouteTable table(long version, String text, RouteFile.Reading reading) {
        List<CompiledRoute> routes = reading.rows().stream()
                .map(row -> {
                    boolean local = row.upstream().equals(RouteDefinition.OURSELVES);
                    return new CompiledRoute(row, local ? null : upstreams.of(row.upstream()), deadline(row));
                })
                .toList();
        return RouteTable.of(version, checksum(text), text, clock.instant(), routes);
    }

    private String deadline(RouteDefinition row) {
        @Nullable TimeLimits times = row.times();
        @Nullable Duration total = times == null ? null : times.total();
        return Long.toString((total == null ? settings.gateway().deadline() : total).toMillis());
    }

    private static String checksum(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
