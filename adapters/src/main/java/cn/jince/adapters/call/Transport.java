package cn.jince.adapters.call;

import cn.jince.adapters.descriptor.SystemDescriptor.Kind;
import cn.jince.adapters.descriptor.SystemDescriptor.Timeouts;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.timeout.ReadTimeoutHandler;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;
import reactor.netty.Connection;
import reactor.netty.NettyPipeline;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;
import reactor.netty.tcp.SslProvider.GenericSslContextSpec;

/**
 * Carries a request to a department and its whole answer back: one small pool per capability, no redirects, no silent
 * second try, at most 2 MB. A command gets a connection of its own, because a kept one may be dead already and then
 * nobody knows whether the order left.
 */
public final class Transport {
    static final int BODY_CAP = 2 * 1024 * 1024;
    private final Map<String, WebClient> clients = new ConcurrentHashMap<>();

    private final Network network;

    public Transport() {
        this(Network.USUAL);
    }

    public Transport(Network network) {
        this.network = network;
        Letters.ready();
    }

    /** An errand before the call itself, such as for a key: that it left says nothing about a command. */
    public Mono<WireAnswer> fetch(Line line, WireRequest request) {
        return send(line, request).contextWrite(context -> context.delete(Departure.class));
    }

    public Mono<WireAnswer> send(Line line, WireRequest request) {
        WebClient client = clients.computeIfAbsent(line.id(), _ -> client(line));
        return client.method(HttpMethod.valueOf(request.method()))
                .uri(URI.create(line.system().baseUrl() + request.pathAndQuery()))
                .headers(headers -> request.headers().forEach(headers::set))
                .bodyValue(request.body())
                .exchangeToMono(Transport::whole);
    }

    private static Mono<WireAnswer> whole(ClientResponse response) {
        String type =
                response.headers().header("Content-Type").stream().findFirst().orElse("");
        return response.bodyToMono(byte[].class)
                .defaultIfEmpty(new byte[0])
                .map(body -> new WireAnswer(response.statusCode().value(), type, body));
    }

    private WebClient client(Line line) {
        Timeouts times = line.capability().timeouts();
        HttpClient http = network.finds(HttpClient.create(pool(line)), times.connect())
                .disableRetry(true)
                .followRedirect(false)
                .option(
                        ChannelOption.CONNECT_TIMEOUT_MILLIS,
                        Math.toIntExact(times.connect().toMillis()))
                .responseTimeout(times.firstByte())
                .doOnResponse((_, connection) -> bodyMayIdle(connection, times.idleBody()))
                .httpResponseDecoder(decoder -> decoder.maxHeaderSize(32 * 1024))
                .doOnRequest((request, _) -> Outgoing.leaves(request.currentContextView()));
        GenericSslContextSpec<?> tls = network.tls();
        HttpClient safe = line.system().baseUrl().startsWith("https:")
                ? http.secure(spec -> spec.sslContext(tls).handshakeTimeout(times.tls()))
                : http;
        return WebClient.builder()
                .clientConnector(new ReactorClientHttpConnector(safe))
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(BODY_CAP))
                .build();
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
                .pendingAcquireMaxCount(line.capability().concurrency())
                .pendingAcquireTimeout(line.capability().timeouts().acquire())
                .maxIdleTime(Duration.ofSeconds(15))
                .maxLifeTime(Duration.ofMinutes(5))
                .evictInBackground(Duration.ofSeconds(30))
                .lifo()
                .build();
    }
}
