package cn.jince.adapters.mutation;

import cn.jince.adapters.mutation.Mutation.Said;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.channel.AbortedException;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/** Stands before a system on a real socket: passes requests on and learns its answers, later says them mutated. */
final class Relay implements AutoCloseable {
    private final HttpClient there;
    private final DisposableServer server;
    private final Map<String, Said> good = new ConcurrentHashMap<>();
    /** What it said since the last question, in order. */
    final List<Said> said = new CopyOnWriteArrayList<>();

    private volatile @Nullable Random dice;

    Relay(int port) {
        there = HttpClient.create().baseUrl("http://127.0.0.1:" + port);
        server = HttpServer.create()
                .host("127.0.0.1")
                .port(0)
                .handle(this::answer)
                .bindNow();
    }

    String url() {
        return "http://localhost:" + server.port();
    }

    /** The next answers are mutated by these dice; passed on as they are where null. */
    void mutates(@Nullable Random with) {
        dice = with;
        said.clear();
    }

    private Publisher<Void> answer(HttpServerRequest request, HttpServerResponse response) {
        return request.receive()
                .aggregate()
                .asString()
                .defaultIfEmpty("")
                .flatMap(body -> {
                    String key = request.uri().replaceAll("\\?.*", "") + body.replaceAll(".*(pageNo=\\d+).*|.*", "$1");
                    return dice == null || !good.containsKey(key)
                            ? ask(request, body).doOnNext(answer -> good.put(key, answer))
                            : Mono.fromSupplier(() -> mutated(key));
                })
                .flatMap(answer -> {
                    said.add(answer);
                    return Mono.from(say(response.header("Content-Type", answer.type()), answer));
                });
    }

    /** The keys of the exchange platform stay good: what they open is what is looked at; of pages, one in three. */
    private Said mutated(String key) {
        Said answer = Objects.requireNonNull(good.get(key));
        Random thrown = Objects.requireNonNull(dice);
        boolean spared = key.endsWith("/key") || key.contains("pageNo") && thrown.nextInt(3) > 0;
        return spared ? answer : Mutation.any(answer, thrown);
    }

    private static Publisher<Void> say(HttpServerResponse response, Said answer) {
        if (answer.sent() == Said.WHOLE) {
            return response.sendByteArray(Mono.just(answer.body()));
        }
        byte[] part = Arrays.copyOf(answer.body(), answer.sent());
        return response.header("Content-Length", String.valueOf(answer.body().length))
                .sendByteArray(Flux.just(part).concatWith(Mono.error(new AbortedException("cut"))));
    }

    private Mono<Said> ask(HttpServerRequest request, String body) {
        return there.headers(headers ->
                        headers.add(request.requestHeaders()).remove("Host").remove("Content-Length"))
                .request(request.method())
                .uri(request.uri())
                .send(Mono.fromSupplier(() -> Unpooled.copiedBuffer(body, StandardCharsets.UTF_8)))
                .responseSingle((answer, content) -> content.asByteArray()
                        .map(bytes -> new Said(
                                Objects.requireNonNullElse(
                                        answer.responseHeaders().get("Content-Type"), ""),
                                bytes,
                                Said.WHOLE)));
    }

    @Override
    public void close() {
        server.disposeNow();
    }
}
