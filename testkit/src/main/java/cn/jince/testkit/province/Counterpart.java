package cn.jince.testkit.province;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/** One department system on its own port. It counts its requests and misbehaves on demand. */
public abstract class Counterpart implements AutoCloseable {
    static final String LOGIN_PAGE =
            "<!DOCTYPE html><html><head><title>统一登录</title></head><body><form action=\"/login\">系统维护中</form></body></html>";
    private static final Duration USUAL = Duration.ofSeconds(2);

    private final String name;
    private final FaultSwitch faults = new FaultSwitch();
    private final AtomicInteger calls = new AtomicInteger();
    private volatile Duration pace;
    private @Nullable DisposableServer server;
    private int port;

    Counterpart(String name, int port, Duration pace) {
        this.name = name;
        this.port = port;
        this.pace = pace;
    }

    /** What it says when all is well. */
    abstract Answer answer(Request request);

    /** Its own error envelope, for errors inside a 200. */
    abstract Answer errorInside();

    public String name() {
        return name;
    }

    public int port() {
        return port;
    }

    public String url() {
        return "http://localhost:" + port;
    }

    /** Requests that arrived, whatever became of them. */
    public int calls() {
        return calls.get();
    }

    public void fail(Fault fault) {
        fail(fault, Integer.MAX_VALUE, USUAL);
    }

    public void fail(Fault fault, int times) {
        fail(fault, times, USUAL);
    }

    /** The next requests meet this fault; {@code REFUSE} lasts until {@link #heal}. */
    public void fail(Fault fault, int times, Duration delay) {
        faults.turn(fault, times, delay);
        if (fault == Fault.REFUSE) {
            close();
        } else {
            start();
        }
    }

    /** A share of the requests meets this fault from now on; the same seed picks the same ones. */
    public void failSome(Fault fault, double share, long seed) {
        start();
        faults.turn(fault, share, seed);
    }

    public void heal() {
        fail(Fault.NONE, 0, USUAL);
    }

    /** How long each answer takes while no fault is on. */
    public void answersAfter(Duration time) {
        pace = time;
    }

    final synchronized void start() {
        if (server == null) {
            server = HttpServer.create()
                    .host("127.0.0.1")
                    .port(port)
                    .handle(this::handle)
                    .bindNow();
            port = server.port();
        }
    }

    @Override
    public final synchronized void close() {
        if (server != null) {
            server.disposeNow();
            server = null;
        }
    }

    private Publisher<Void> handle(HttpServerRequest request, HttpServerResponse response) {
        int call = calls.incrementAndGet();
        return request.receive()
                .aggregate()
                .asByteArray()
                .defaultIfEmpty(new byte[0])
                .flatMap(body -> say(request(request, body), faults.next(), response))
                .checkpoint(name + " call " + call);
    }

    private Mono<Void> say(Request request, Fault fault, HttpServerResponse response) {
        return switch (fault) {
            case NONE, REFUSE -> after(pace, send(response, answer(request)));
            case SLOW -> after(faults.delay(), send(response, answer(request)));
            case DRIP -> drip(response, answer(request));
            case CUT -> cut(response, answer(request));
            case GARBAGE -> send(response, new Answer(200, "text/html", LOGIN_PAGE));
            case HANG -> Mono.never();
            case ERROR_IN_200 -> send(response, errorInside());
            case GB18030 -> after(pace, send(response, answer(request), "GB18030", "GB18030"));
            case LYING_CHARSET -> send(response, answer(request), "GB18030", "UTF-8");
            case LOSE_REPLY -> {
                Objects.requireNonNull(answer(request));
                yield close(response);
            }
            case SERVER_ERROR ->
                send(response, new Answer(500, "text/plain", "java.lang.NullPointerException\n\tat com.vendor.Dao:42"));
            case HUGE -> send(response, Answer.json("{\"code\":\"0000\",\"data\":\"" + "x".repeat(3_000_000) + "\"}"));
            case DOCTYPE ->
                send(
                        response,
                        Answer.xml(
                                200,
                                "<!DOCTYPE a [<!ENTITY e SYSTEM \"file:///etc/hostname\">]><Envelope><Body><r>&e;</r></Body></Envelope>"));
        };
    }

    private static Mono<Void> after(Duration time, Mono<Void> then) {
        return time.isZero() ? then : Mono.delay(time).then(then);
    }

    private static Mono<Void> send(HttpServerResponse response, Answer answer) {
        return send(response, answer, "UTF-8", "UTF-8");
    }

    private static Mono<Void> send(HttpServerResponse response, Answer answer, String charset, String declared) {
        return response.status(answer.status())
                .header("Content-Type", answer.contentType() + ";charset=" + declared)
                .sendByteArray(
                        Mono.fromSupplier(() -> answer.bytes(java.nio.charset.Charset.forName(charset), declared)))
                .then();
    }

    private Mono<Void> drip(HttpServerResponse response, Answer answer) {
        byte[] body = answer.utf8();
        return response.header("Content-Type", answer.contentType() + ";charset=UTF-8")
                .send(
                        Flux.range(0, body.length)
                                .concatMap(
                                        i -> Mono.delay(faults.delay()).thenReturn(Unpooled.wrappedBuffer(body, i, 1))),
                        _ -> true)
                .then();
    }

    private static Mono<Void> cut(HttpServerResponse response, Answer answer) {
        byte[] body = answer.utf8();
        return response.header("Content-Type", answer.contentType() + ";charset=UTF-8")
                .header("Content-Length", Integer.toString(body.length))
                .send(
                        Flux.just(Unpooled.wrappedBuffer(body, 0, body.length / 2))
                                .concatWith(Mono.delay(Duration.ofMillis(50))
                                        .then(close(response))
                                        .then(Mono.never())),
                        _ -> true)
                .then();
    }

    private static Mono<Void> close(HttpServerResponse response) {
        return Mono.defer(() -> {
            response.withConnection(connection -> connection.channel().close());
            return Mono.never();
        });
    }

    private static Request request(HttpServerRequest request, byte[] body) {
        QueryStringDecoder uri = new QueryStringDecoder(request.uri(), StandardCharsets.UTF_8);
        SortedMap<String, String> query = new TreeMap<>();
        uri.parameters().forEach((key, values) -> query.put(key, values.getFirst()));
        SortedMap<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        request.requestHeaders().forEach(header -> headers.put(header.getKey(), header.getValue()));
        return new Request(request.method().name(), uri.path(), query, headers, body);
    }
}
