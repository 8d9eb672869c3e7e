package cn.jince.adapters.conformance;

import cn.jince.adapters.call.WireAnswer;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.Connection;
import reactor.netty.DisposableServer;
import reactor.netty.NettyInbound;
import reactor.netty.NettyOutbound;
import reactor.netty.tcp.TcpServer;

/**
 * Stands between us and a system, on TCP, so that it can say what no HTTP library would. It forwards, or plays; it
 * counts what arrives and remembers what the system last said.
 */
final class FaultProxy {
    private static final int MOST_ON_A_CONNECTION = 16;
    private final Upstream upstream;
    private final String prefix;
    private final AtomicReference<DisposableServer> server = new AtomicReference<>();
    private final AtomicInteger inFlight = new AtomicInteger();
    private final AtomicInteger peak = new AtomicInteger();
    private final List<Long> arrivals = new ArrayList<>();
    private final List<WireAnswer> heard = new ArrayList<>();
    private volatile Predicate<RawRequest> mine = _ -> true;
    private volatile Play play = this::forward;

    private FaultProxy(URI url) {
        this.upstream = new Upstream(url);
        this.prefix = url.getRawPath() == null ? "" : url.getRawPath();
    }

    static Mono<FaultProxy> open(String url) {
        return Mono.defer(() -> {
            FaultProxy proxy = new FaultProxy(URI.create(url));
            return TcpServer.create()
                    .host("127.0.0.1")
                    .port(0)
                    .handle(proxy::serve)
                    .bind()
                    .doOnNext(proxy.server::set)
                    .map(_ -> proxy);
        });
    }

    /** Nobody listens any more; open connections end. */
    Mono<Void> close() {
        return Mono.defer(() -> {
            DisposableServer open = server.get();
            open.dispose();
            return open.onDispose();
        });
    }

    String url() {
        return "http://127.0.0.1:" + server.get().port() + prefix;
    }

    /** Forgets what was counted and heard; requests that are not of the capability are always forwarded. */
    void plays(Predicate<RawRequest> ofTheCapability, Play next) {
        synchronized (arrivals) {
            arrivals.clear();
            heard.clear();
        }
        peak.set(0);
        mine = ofTheCapability;
        play = next;
    }

    void forwards(Predicate<RawRequest> ofTheCapability) {
        plays(ofTheCapability, this::forward);
    }

    /** When requests of the capability arrived, in nanoseconds of this machine. */
    List<Long> arrivals() {
        synchronized (arrivals) {
            return List.copyOf(arrivals);
        }
    }

    /** What the system said since the last play began. */
    List<WireAnswer> heard() {
        synchronized (arrivals) {
            return List.copyOf(heard);
        }
    }

    int inFlight() {
        return inFlight.get();
    }

    int peak() {
        return peak.get();
    }

    private Publisher<Void> serve(NettyInbound in, NettyOutbound out) {
        AtomicReference<Connection> connection = new AtomicReference<>();
        in.withConnection(connection::set);
        Wire wire = new Wire(out, connection.get(), upstream, () -> {});
        RequestReader reader = new RequestReader();
        Flux<RawRequest> requests = in.receive().asByteArray().concatMapIterable(reader::feed);
        return requests.concatMap(request -> exchange(request, wire), MOST_ON_A_CONNECTION)
                .takeUntilOther(connection.get().onTerminate());
    }

    private Mono<Void> exchange(RawRequest request, Wire wire) {
        return Mono.defer(() -> {
                    if (!mine.test(request)) {
                        return upstream.send(request).flatMap(wire::say);
                    }
                    peak.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
                    synchronized (arrivals) {
                        arrivals.add(System.nanoTime());
                    }
                    AtomicBoolean here = new AtomicBoolean(true);
                    Runnable leaves = () -> inFlight.addAndGet(here.getAndSet(false) ? -1 : 0);
                    return play.on(request, new Wire(wire.out(), wire.connection(), upstream, leaves))
                            .takeUntilOther(wire.connection().onTerminate())
                            .doFinally(_ -> leaves.run());
                })
                .onErrorResume(_ -> wire.hangUp());
    }

    private Mono<Void> forward(RawRequest request, Wire wire) {
        return upstream.send(request)
                .doOnNext(answer -> {
                    synchronized (arrivals) {
                        heard.add(answer);
                    }
                })
                .flatMap(wire::say);
    }
}
