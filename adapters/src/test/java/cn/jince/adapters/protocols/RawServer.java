package cn.jince.adapters.protocols;

import java.nio.charset.Charset;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

/** A server that nobody knew in advance: it says what a test tells it. */
final class RawServer implements AutoCloseable {
    private final DisposableServer server;
    private final AtomicInteger calls = new AtomicInteger();
    private volatile Function<Seen, Said> says;

    record Seen(String method, String uri, Map<String, String> headers, byte[] body) {}

    record Said(int status, String contentType, byte[] body) {
        static Said of(String contentType, String body, Charset charset) {
            return new Said(200, contentType, body.getBytes(charset));
        }
    }

    RawServer(Function<Seen, Said> says) {
        this.says = says;
        this.server = HttpServer.create()
                .host("127.0.0.1")
                .port(0)
                .handle((request, response) -> {
                    calls.incrementAndGet();
                    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
                    request.requestHeaders().forEach(each -> headers.put(each.getKey(), each.getValue()));
                    return request.receive()
                            .aggregate()
                            .asByteArray()
                            .defaultIfEmpty(new byte[0])
                            .map(body ->
                                    this.says.apply(new Seen(request.method().name(), request.uri(), headers, body)))
                            .flatMap(said -> response.status(said.status())
                                    .header("Content-Type", said.contentType())
                                    .sendByteArray(Mono.just(said.body()))
                                    .then());
                })
                .bindNow();
    }

    void says(Said said) {
        this.says = _ -> said;
    }

    int calls() {
        return calls.get();
    }

    String url() {
        return "http://localhost:" + server.port();
    }

    @Override
    public void close() {
        server.disposeNow();
    }
}
