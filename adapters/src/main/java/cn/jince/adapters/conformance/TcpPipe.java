package cn.jince.adapters.conformance;

import io.netty.buffer.Unpooled;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.Connection;
import reactor.netty.DisposableServer;
import reactor.netty.NettyInbound;
import reactor.netty.NettyOutbound;
import reactor.netty.tcp.TcpClient;
import reactor.netty.tcp.TcpServer;

/** Stands between us and a system that speaks no HTTP: bytes pass, or stop coming, or the wire is cut. */
final class TcpPipe {
    private static final Duration PAUSE = Duration.ofMillis(250);
    private final String host;
    private final int port;
    private final AtomicReference<DisposableServer> server = new AtomicReference<>();
    private final Set<Connection> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger most = new AtomicInteger();
    private final AtomicInteger all = new AtomicInteger();
    private volatile Harm harm = Harm.NONE;

    private TcpPipe(String host, int port) {
        this.host = host;
        this.port = port;
    }

    static Mono<TcpPipe> open(String host, int port) {
        return Mono.defer(() -> {
            TcpPipe pipe = new TcpPipe(host, port);
            return TcpServer.create()
                    .host("127.0.0.1")
                    .port(0)
                    .handle(pipe::serve)
                    .bind()
                    .doOnNext(pipe.server::set)
                    .map(_ -> pipe);
        });
    }

    int port() {
        return server.get().port();
    }

    /** What happens to whatever comes back. */
    enum Harm {
        NONE,
        /** It is lost. */
        FROZEN,
        /** It comes a byte at a time. */
        DRIPPING,
        /** It comes as something else. */
        GARBLED,
        /** The wire breaks after the first piece. */
        BREAKING
    }

    /** Nothing comes back any more; what comes meanwhile is lost. */
    void freeze() {
        harm = Harm.FROZEN;
    }

    void harm(Harm kind) {
        harm = kind;
    }

    /** Wires that stand now. */
    int open() {
        return open.size();
    }

    /** Wires there ever were. */
    int all() {
        return all.get();
    }

    /** Every wire is cut; new ones are whole. */
    void cut() {
        open.forEach(Connection::dispose);
        harm = Harm.NONE;
    }

    /** The most wires at once since this was last asked. */
    int most() {
        return most.getAndSet(open.size());
    }

    Mono<Void> close() {
        return Mono.defer(() -> {
            DisposableServer listening = server.get();
            listening.dispose();
            open.forEach(Connection::dispose);
            return listening.onDispose();
        });
    }

    private Publisher<byte[]> harmed(byte[] bytes, Connection here, int piece) {
        return switch (harm) {
            case NONE -> Mono.just(bytes);
            case FROZEN -> Mono.empty();
            case BREAKING ->
                piece == 0 ? Mono.just(bytes) : Mono.<byte[]>empty().doOnSubscribe(_ -> here.dispose());
            case GARBLED -> {
                byte[] other = new byte[bytes.length];
                for (int i = 0; i < bytes.length; i++) {
                    other[i] = (byte) (bytes[i] ^ 0x5A ^ i);
                }
                yield Mono.just(other);
            }
            case DRIPPING ->
                Flux.range(0, bytes.length).concatMap(i -> Mono.delay(PAUSE).map(_ -> new byte[] {bytes[i]}), 1);
        };
    }

    private Publisher<Void> serve(NettyInbound in, NettyOutbound out) {
        AtomicReference<Connection> here = new AtomicReference<>();
        AtomicInteger pieces = new AtomicInteger();
        in.withConnection(here::set);
        open.add(here.get());
        all.incrementAndGet();
        most.accumulateAndGet(open.size(), Math::max);
        return TcpClient.newConnection()
                .host(host)
                .port(port)
                .connect()
                .flatMap(there -> Mono.firstWithSignal(
                                there.outbound()
                                        .send(in.receive().asByteArray().map(Unpooled::wrappedBuffer), _ -> true)
                                        .then(),
                                out.send(
                                                there.inbound()
                                                        .receive()
                                                        .asByteArray()
                                                        .concatMap(
                                                                bytes -> harmed(
                                                                        bytes, here.get(), pieces.getAndIncrement()),
                                                                1)
                                                        .map(Unpooled::wrappedBuffer),
                                                _ -> true)
                                        .then(),
                                here.get().onTerminate())
                        .doFinally(_ -> there.dispose()))
                .onErrorComplete()
                .doFinally(_ -> open.remove(here.get()));
    }
}
