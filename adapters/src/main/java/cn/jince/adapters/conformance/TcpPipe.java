package cn.jince.adapters.conformance;

import io.netty.buffer.Unpooled;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.netty.Connection;
import reactor.netty.DisposableServer;
import reactor.netty.NettyInbound;
import reactor.netty.NettyOutbound;
import reactor.netty.tcp.TcpClient;
import reactor.netty.tcp.TcpServer;

/** Stands between us and a system that speaks no HTTP: bytes pass, or stop coming, or the wire is cut. */
final class TcpPipe {
    private final String host;
    private final int port;
    private final AtomicReference<DisposableServer> server = new AtomicReference<>();
    private final Set<Connection> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger most = new AtomicInteger();
    private volatile boolean frozen;

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

    /** Nothing comes back any more; what comes meanwhile is lost. */
    void freeze() {
        frozen = true;
    }

    /** Every wire is cut; new ones are whole. */
    void cut() {
        open.forEach(Connection::dispose);
        frozen = false;
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

    private Publisher<Void> serve(NettyInbound in, NettyOutbound out) {
        AtomicReference<Connection> here = new AtomicReference<>();
        in.withConnection(here::set);
        open.add(here.get());
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
                                                        .filter(_ -> !frozen)
                                                        .map(Unpooled::wrappedBuffer),
                                                _ -> true)
                                        .then(),
                                here.get().onTerminate())
                        .doFinally(_ -> there.dispose()))
                .onErrorComplete()
                .doFinally(_ -> open.remove(here.get()));
    }
}
