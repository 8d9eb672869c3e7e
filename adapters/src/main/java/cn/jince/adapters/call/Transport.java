package cn.jince.adapters.call;

import cn.jince.adapters.descriptor.SystemDescriptor.Kind;
import cn.jince.adapters.descriptor.SystemDescriptor.Timeouts;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.timeout.ReadTimeoutHandler;
import io.netty.resolver.AddressResolverGroup;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import reactor.core.publisher.Mono;
import reactor.netty.ByteBufFlux;
import reactor.netty.Connection;
import reactor.netty.NettyPipeline;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.HttpClientResponse;
import reactor.netty.resources.ConnectionProvider;
import reactor.netty.tcp.SslProvider.GenericSslContextSpec;

/**
 * Carries a request to a department and its whole answer back: one small pool per capability, no redirects, no silent
 * second try, at most 2 MB. A command gets a connection of its own, because a kept one may be dead already and then
 * nobody knows whether the order left. Reactor Netty's client is used as it is: above it, a cancel between the head of
 * an answer and its body loses a buffer (seen once in ten thousand).
 */
public final class Transport {
    static final int BODY_CAP = 2 * 1024 * 1024;
    private final Map<String, Way> ways = new ConcurrentHashMap<>();
    private final AddressResolverGroup<InetSocketAddress> names;
    private final GenericSslContextSpec<?> tls;

    /** The client of one line and where it may go. */
    private record Way(HttpClient client, DeclaredHosts hosts) {}

    public Transport() {
        this(Network.USUAL);
    }

    public Transport(Network network) {
        this(network.names(), network.tls());
    }

    /** @param names resolves the names of hosts */
    Transport(AddressResolverGroup<InetSocketAddress> names) {
        this(names, Network.USUAL.tls());
    }

    private Transport(AddressResolverGroup<InetSocketAddress> names, GenericSslContextSpec<?> tls) {
        this.names = names;
        this.tls = tls;
        Letters.ready();
    }

    /** An errand before the call itself, such as for a key: that it left says nothing about a command. */
    public Mono<WireAnswer> fetch(Line line, WireRequest request) {
        return send(line, request).contextWrite(context -> context.delete(Passage.class));
    }

    public Mono<WireAnswer> send(Line line, WireRequest request) {
        Way way = ways.computeIfAbsent(line.id(), _ -> way(line));
        URI uri = URI.create(line.system().baseUrl() + request.pathAndQuery());
        if (!way.hosts.allows(uri)) {
            return Mono.error(CallFailed.badAnswer("a URL outside its declared hosts"));
        }
        HttpClient.RequestSender sender = way.client
                .headers(headers -> request.headers().forEach(headers::set))
                .request(HttpMethod.valueOf(request.method()))
                .uri(uri);
        byte[] body = request.body();
        return (body.length == 0 ? sender : sender.send(Mono.fromSupplier(() -> Unpooled.wrappedBuffer(body))))
                .response(Transport::whole)
                .single();
    }

    private static Mono<WireAnswer> whole(HttpClientResponse response, ByteBufFlux pieces) {
        String type = Objects.requireNonNullElse(response.responseHeaders().get("Content-Type"), "");
        return pieces.collect(Body::new, Body::add)
                .map(body -> new WireAnswer(response.status().code(), type, body.bytes.toByteArray()));
    }

    /** The pieces of an answer that came so far; each is copied, so that none has to be given back by us. */
    private static final class Body {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);

        void add(ByteBuf piece) {
            if (bytes.size() + piece.readableBytes() > BODY_CAP) {
                throw CallFailed.badAnswer("more than 2 MB");
            }
            try {
                piece.readBytes(bytes, piece.readableBytes());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private Way way(Line line) {
        DeclaredHosts hosts = DeclaredHosts.of(line.system());
        Timeouts times = line.capability().timeouts();
        HttpClient http = HttpClient.create(pool(line))
                .disableRetry(true)
                .followRedirect(false)
                .resolver(new CheckedAddresses(names, hosts))
                .option(
                        ChannelOption.CONNECT_TIMEOUT_MILLIS,
                        Math.toIntExact(times.connect().toMillis()))
                .responseTimeout(times.firstByte())
                .doOnResponse((response, connection) -> {
                    Outgoing.begins(response.currentContextView());
                    bodyMayIdle(connection, times.idleBody());
                })
                .httpResponseDecoder(decoder -> decoder.maxHeaderSize(32 * 1024))
                .doOnRequest((request, _) -> Outgoing.leaves(request.currentContextView()));
        HttpClient safe = line.system().baseUrl().startsWith("https:")
                ? http.secure(spec -> spec.sslContext(tls).handshakeTimeout(times.tls()))
                : http;
        return new Way(safe, hosts);
    }

    /** Reactor Netty knows one limit between reads; once the answer has begun it is the body's. */
    private static void bodyMayIdle(Connection connection, Duration limit) {
        ChannelPipeline pipeline = connection.channel().pipeline();
        if (pipeline.get(NettyPipeline.ResponseTimeoutHandler) != null) {
            pipeline.replace(
                    NettyPipeline.ResponseTimeoutHandler,
                    NettyPipeline.ResponseTimeoutHandler,
                    new ReadTimeoutHandler(limit.toMillis(), TimeUnit.MILLISECONDS));
        }
    }

    private static ConnectionProvider pool(Line line) {
        if (line.capability().kind() == Kind.COMMAND) {
            return ConnectionProvider.newConnection();
        }
        return ConnectionProvider.builder("department-" + line.id())
                .maxConnections(line.capability().concurrency())
                // permits bound the calls; a few more wait for connections that a cancel has not closed yet
                .pendingAcquireMaxCount(4 * line.capability().concurrency())
                .pendingAcquireTimeout(line.capability().timeouts().acquire())
                .maxIdleTime(Duration.ofSeconds(15))
                .maxLifeTime(Duration.ofMinutes(5))
                .evictInBackground(Duration.ofSeconds(30))
                .lifo()
                .build();
    }
}
