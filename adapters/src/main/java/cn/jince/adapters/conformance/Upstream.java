package cn.jince.adapters.conformance;

import cn.jince.adapters.call.WireAnswer;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.HttpMethod;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

/** The real system behind the fault proxy. Each request gets a connection of its own. */
final class Upstream {
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final Set<String> HOP = Set.of("host", "content-length", "connection", "transfer-encoding");
    private final String origin;
    private final HttpClient client = HttpClient.create(ConnectionProvider.newConnection())
            .disableRetry(true)
            .followRedirect(false)
            .responseTimeout(LONGEST);

    Upstream(URI url) {
        this.origin = url.getScheme() + "://" + url.getRawAuthority();
    }

    Mono<WireAnswer> send(RawRequest request) {
        return client.headers(headers -> request.headers().forEach((name, value) -> {
                    if (!HOP.contains(name)) {
                        headers.set(name, value);
                    }
                }))
                .request(HttpMethod.valueOf(request.method()))
                .uri(URI.create(origin + request.target()))
                .send(Mono.fromSupplier(() -> Unpooled.wrappedBuffer(request.body())))
                .responseSingle((response, body) -> body.asByteArray()
                        .defaultIfEmpty(new byte[0])
                        .map(bytes -> new WireAnswer(
                                response.status().code(),
                                Objects.requireNonNullElse(
                                        response.responseHeaders().get("Content-Type"), ""),
                                bytes)));
    }
}
