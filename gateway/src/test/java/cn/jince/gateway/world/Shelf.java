package cn.jince.gateway.world;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/** An upstream whose answers a test lays out by path; each body says which call it was. */
public final class Shelf implements AutoCloseable {
    /** @param headers {@code Name: value} */
    public record Page(
            int status,
            List<String> headers,
            String body,
            @Nullable CountDownLatch gate) {}

    public final Map<String, AtomicInteger> calls = new ConcurrentHashMap<>();
    public final List<Map<String, String>> asked = new CopyOnWriteArrayList<>();
    private final Map<String, Page> pages = new ConcurrentHashMap<>();
    private final DisposableServer server =
            HttpServer.create().host("localhost").port(0).handle(this::answer).bindNow();

    public String url() {
        return "http://localhost:" + server.port();
    }

    public void lay(String path, String... headers) {
        lay(path, new Page(200, List.of(headers), "call", null));
    }

    public void lay(String path, Page page) {
        pages.put(path, page);
    }

    public int calls(String path) {
        AtomicInteger count = calls.get(path);
        return count == null ? 0 : count.get();
    }

    private Mono<Void> answer(HttpServerRequest in, HttpServerResponse out) {
        Map<String, String> headers = new ConcurrentHashMap<>();
        in.requestHeaders()
                .forEach(header -> headers.put(header.getKey().toLowerCase(java.util.Locale.ROOT), header.getValue()));
        asked.add(headers);
        int call = calls.computeIfAbsent(in.uri(), _ -> new AtomicInteger()).incrementAndGet();
        Page page = pages.getOrDefault(in.uri(), new Page(404, List.of(), "nothing", null));
        @Nullable CountDownLatch gate = page.gate();
        Mono<Void> open = gate == null
                ? Mono.empty()
                : Mono.<Void>fromRunnable(() -> await(gate)).subscribeOn(Schedulers.boundedElastic());
        return open.then(Mono.defer(() -> write(page, page.body() + " " + call, headers, out)));
    }

    private static Mono<Void> write(Page page, String body, Map<String, String> asked, HttpServerResponse out) {
        page.headers().forEach(header -> {
            String[] parts = header.split(": ", 2);
            out.addHeader(parts[0], parts[1]);
        });
        String tag = out.responseHeaders().get("ETag", "");
        if (!tag.isEmpty() && tag.equals(asked.get("if-none-match"))) {
            return out.status(304).send();
        }
        out.status(page.status());
        return page.body().startsWith("chunked")
                ? out.sendString(Flux.just(body.substring(0, 3), body.substring(3)))
                        .then()
                : out.header("Content-Length", Integer.toString(body.length()))
                        .sendString(Mono.just(body))
                        .then();
    }

    private static void await(CountDownLatch gate) {
        try {
            gate.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        server.disposeNow();
    }
}
