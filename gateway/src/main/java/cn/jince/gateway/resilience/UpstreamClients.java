package cn.jince.gateway.resilience;

import cn.jince.gateway.route.TimeLimits;
import io.netty.channel.ChannelOption;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import reactor.netty.NettyPipeline;
import reactor.netty.http.Http11SslContextSpec;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;
import reactor.netty.tcp.SslProvider;

/**
 * Clients of one upstream over one pool: fixed, last in first out, nothing idle for longer than the upstream keeps it,
 * nothing older than five minutes. The bulkhead lets fewer calls in than there are connections, so nobody waits here.
 */
final class UpstreamClients {
    static final Duration MAX_IDLE = Duration.ofSeconds(20);
    private static final Duration MAX_LIFE = Duration.ofMinutes(5);
    private static final Duration EVICT = Duration.ofSeconds(10);
    private static final double LIFE_SPREAD = 0.2;
    private static final int HEAD_LIMIT = 16 * 1024;

    private static final SslProvider.GenericSslContextSpec<?> TLS = Http11SslContextSpec.forClient();

    private final ConnectionProvider pool;
    private final ConcurrentMap<Long, HttpClient> clients = new ConcurrentHashMap<>();

    /** @param most connections to each instance */
    UpstreamClients(String upstream, int most) {
        this.pool = ConnectionProvider.builder("to-" + upstream)
                .maxConnections(most)
                .pendingAcquireMaxCount(most)
                .pendingAcquireTimeout(Duration.ofSeconds(1))
                .maxIdleTime(MAX_IDLE)
                .maxLifeTime(MAX_LIFE)
                .maxLifeTimeVariance(LIFE_SPREAD)
                .evictInBackground(EVICT)
                .lifo()
                .build();
    }

    /** One client, and so one pool, for each pair of limits that belong to a connection. */
    HttpClient with(TimeLimits times) {
        long connect = times.connect().toMillis();
        long tls = times.tls().toMillis();
        return clients.computeIfAbsent(connect << 32 | tls, _ -> client((int) connect, times.tls()));
    }

    private HttpClient client(int connectMillis, Duration tls) {
        return HttpClient.create(pool)
                .disableRetry(true)
                .secure(spec -> spec.sslContext(TLS).handshakeTimeout(tls))
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, connectMillis)
                .httpResponseDecoder(spec -> spec.maxHeaderSize(HEAD_LIMIT))
                .doOnChannelInit((_, channel, _) -> channel.pipeline()
                        .addBefore(NettyPipeline.ReactiveBridge, UpstreamWatch.NAME, new UpstreamWatch()));
    }

    void close() {
        pool.disposeLater().subscribe();
    }
}
