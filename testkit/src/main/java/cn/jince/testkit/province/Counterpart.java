package cn.jince.testkit.province;

import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/** One system that speaks HTTP, on its own port. It counts its requests and misbehaves on demand. */
public abstract class Counterpart implements FakeSystem {
    private final String name;
    private final FaultSwitch faults = new FaultSwitch();
    private final AtomicInteger calls = new AtomicInteger();
    private final Misbehaviour misbehaviour = new Misbehaviour(this, faults);
    private volatile Duration pace;
    private volatile boolean secure;
    private ChannelGroup open = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE, true);
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

    /** How it checks who calls; null where it cannot doubt a clock or a nonce. */
    @Nullable
    Distrust distrust() {
        return null;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String protocol() {
        return "HTTP";
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public String url() {
        return (secure ? "https" : "http") + "://localhost:" + port;
    }

    @Override
    public int calls() {
        return calls.get();
    }

    @Override
    public Set<Fault> faults() {
        Set<Fault> all = EnumSet.allOf(Fault.class);
        if (distrust() == null) {
            all.removeAll(Set.of(Fault.SKEWED_CLOCK, Fault.NONCE_SEEN));
        }
        return all;
    }

    @Override
    public void fail(Fault fault, int times, Duration delay) {
        if (!faults().contains(fault)) {
            throw new IllegalArgumentException(name + " cannot do " + fault + ", only " + faults());
        }
        Fault before = faults.turn(fault, times, delay);
        if (fault.ofThePort() || before.ofThePort()) {
            close();
        }
        if (fault != Fault.REFUSE) {
            start();
        }
    }

    /** A share of the requests meets this fault from now on; the same seed picks the same ones. */
    public void failSome(Fault fault, double share, long seed) {
        fail(fault);
        faults.someOnly(share, seed);
    }

    @Override
    public void answersAfter(Duration time) {
        pace = time;
    }

    Duration pace() {
        return pace;
    }

    @Override
    public final synchronized void speakTls(boolean speaks) {
        secure = speaks;
        close();
        start();
    }

    @Override
    public final synchronized void start() {
        if (server == null) {
            Fault fault = faults.now();
            ChannelGroup connections = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE, true);
            open = connections;
            server = fault == Fault.TLS_CUT
                    ? TlsFaults.cut(port)
                    : TlsFaults.secured(HttpServer.create(), secure, fault)
                            .host("127.0.0.1")
                            .port(port)
                            .doOnConnection(connection -> connections.add(connection.channel()))
                            .handle(this::handle)
                            .bindNow();
            port = server.port();
        }
    }

    /** Nobody listens any more, and who was still connected finds the connection closed. */
    @Override
    public final synchronized void close() {
        if (server != null) {
            server.disposeNow();
            server = null;
            open.close().awaitUninterruptibly(2, TimeUnit.SECONDS);
        }
    }

    private Publisher<Void> handle(HttpServerRequest request, HttpServerResponse response) {
        int call = calls.incrementAndGet();
        return request.receive()
                .aggregate()
                .asByteArray()
                .defaultIfEmpty(new byte[0])
                .flatMap(body -> misbehaviour.say(request(request, body), response))
                .checkpoint(name + " call " + call);
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
