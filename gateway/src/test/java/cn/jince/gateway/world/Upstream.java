package cn.jince.gateway.world;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.ByteBufFlux;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/** Tells back what it was sent; some paths behave badly. */
public final class Upstream implements AutoCloseable {
    /** What arrived: path and headers by lower-case name. */
    public record Seen(String method, String path, Map<String, List<String>> headers) {
        public String header(String name) {
            return String.join(",", headers.getOrDefault(name, List.of()));
        }
    }

    public final List<Seen> seen = new CopyOnWriteArrayList<>();
    private final DisposableServer server;

    public Upstream() {
        server = HttpServer.create()
                .host("localhost")
                .port(0)
                .handle(this::answer)
                .bindNow();
    }

    public String url() {
        return "http://localhost:" + server.port();
    }

    public Seen last() {
        return seen.getLast();
    }

    /** As the platform tells them; JSON of one event each. */
    public final List<String> events = new CopyOnWriteArrayList<>();

    /** Whether the feed of events answers. */
    public volatile boolean tells = true;

    /** Tells the gateways that something of this type happened. */
    public void happened(String type) {
        int position = events.size() + 1;
        events.add("{\"position\":" + position + ",\"id\":\"e" + position + "\",\"type\":\"" + type
                + "\",\"at\":\"2026-01-01T00:00:00Z\",\"subject\":\"s\",\"data\":{}}");
    }

    private Mono<Void> feed(String uri, HttpServerResponse out) {
        if (!tells) {
            return out.status(503).send();
        }
        int after = Integer.parseInt(uri.replaceFirst(".*after=(\\d+).*", "$1"));
        List<String> all = List.copyOf(events);
        List<String> page = all.subList(Math.min(after, all.size()), all.size());
        return out.header("Content-Type", "application/json")
                .sendString(Mono.just("{\"events\":[" + String.join(",", page) + "],\"next\":" + all.size() + "}"))
                .then();
    }

    private Mono<Void> answer(HttpServerRequest in, HttpServerResponse out) {
        if (in.uri().startsWith("/events?")) {
            return feed(in.uri(), out);
        }
        seen.add(new Seen(
                in.method().name(),
                in.uri(),
                in.requestHeaders().entries().stream()
                        .collect(Collectors.groupingBy(
                                header -> header.getKey().toLowerCase(java.util.Locale.ROOT),
                                Collectors.mapping(Map.Entry::getValue, Collectors.toList())))));
        String path = in.uri();
        if (path.contains("/events")) {
            return out.sse()
                    .send(ByteBufFlux.fromString(Flux.concat(Mono.just("data: first\n\n"), Flux.never())), _ -> true)
                    .then();
        }
        if (path.endsWith("/hang")) {
            return Mono.never();
        }
        if (path.endsWith("/drip")) {
            return out.sendString(Flux.interval(Duration.ofMillis(100)).map(_ -> "x"))
                    .then();
        }
        if (path.endsWith("/late")) {
            return Mono.delay(Duration.ofMillis(300))
                    .then(Mono.defer(() -> out.sendString(Mono.just("late")).then()));
        }
        return in.receive().then(out.sendString(Mono.just("told")).then());
    }

    @Override
    public void close() {
        server.disposeNow();
    }
}
