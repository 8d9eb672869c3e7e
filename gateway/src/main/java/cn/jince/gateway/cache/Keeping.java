package cn.jince.gateway.cache;

import cn.jince.gateway.cache.Flight.Ending;
import cn.jince.gateway.problem.Refusal;
import cn.jince.gateway.problem.Refused;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClientResponse;

/**
 * The answer of a flight on its way to the client who leads it. One that is fit for others is read as a whole, kept,
 * and given from there; any other passes through as it comes.
 */
final class Keeping extends ServerHttpResponseDecorator {
    private final ServerWebExchange exchange;
    private final Wish wish;
    private final BiFunction<Answer, String, Mono<Void>> give;
    private final Consumer<Ending> end;

    /**
     * What the leader wants.
     *
     * @param asked headers as the client sent them
     * @param stale what is there already
     * @param mayGiveStale if it fails
     */
    record Wish(
            HttpHeaders asked,
            boolean signedIn,
            int bodyLimit,
            Set<String> tags,
            @Nullable Answer stale,
            boolean mayGiveStale,
            long now) {}

    Keeping(
            ServerHttpResponse response,
            ServerWebExchange exchange,
            Wish wish,
            BiFunction<Answer, String, Mono<Void>> give,
            Consumer<Ending> end) {
        super(response);
        this.exchange = exchange;
        this.wish = wish;
        this.give = give;
        this.end = end;
    }

    @Override
    public Mono<Void> writeWith(Publisher<? extends DataBuffer> body) {
        @Nullable HttpStatusCode status = getStatusCode();
        int code = status == null ? 0 : status.value();
        if (code == HttpStatus.NOT_MODIFIED.value() && wish.stale() != null) {
            Answer renewed = renewed(wish.stale());
            return drain(body).then(Mono.defer(() -> keep(renewed)));
        }
        if (code >= HttpStatus.INTERNAL_SERVER_ERROR.value() && wish.mayGiveStale()) {
            return drain(body).then(Mono.error(failure(code)));
        }
        long age = age();
        @Nullable Lifetime life = Lifetime.of(status, getHeaders(), targeted(), wish.signedIn(), age);
        long length = getHeaders().getContentLength();
        if (life == null || length < 0 || length > wish.bodyLimit()) {
            end.accept(code >= HttpStatus.INTERNAL_SERVER_ERROR.value() ? new Ending.Failed() : new Ending.Unfit());
            return super.writeWith(body);
        }
        Lifetime lasting = life;
        return DataBufferUtils.join(Flux.from(body), wish.bodyLimit())
                .map(Keeping::bytes)
                .defaultIfEmpty(new byte[0])
                .flatMap(bytes -> keep(answer(bytes, lasting, age)));
    }

    @Override
    @SuppressWarnings("NestedPublishers")
    public Mono<Void> writeAndFlushWith(Publisher<? extends Publisher<? extends DataBuffer>> body) {
        end.accept(new Ending.Unfit());
        return super.writeAndFlushWith(body);
    }

    /** Which of them the instance is to blame for, the call's own verdict knows. */
    private static Throwable failure(int code) {
        boolean ofInstance = code == HttpStatus.BAD_GATEWAY.value() || code == HttpStatus.GATEWAY_TIMEOUT.value();
        return ofInstance ? new IOException("answered " + code) : new Refused(Refusal.UPSTREAM_FAILED);
    }

    private Mono<Void> keep(Answer answer) {
        end.accept(new Ending.Kept(answer));
        return give.apply(answer, wish.stale() == null ? "jince;fwd=miss;stored" : "jince;fwd=stale;stored");
    }

    private Answer answer(byte[] body, Lifetime life, long age) {
        HttpHeaders kept = said();
        @Nullable String tag = kept.getETag();
        return new Answer(
                kept,
                body,
                tag == null ? Tagged.of(body) : tag,
                tag != null,
                wish.now() - 1000 * age,
                life,
                Vary.of(getHeaders(), wish.asked()),
                wish.tags());
    }

    /** The upstream says that it is still so, and perhaps for how long now. */
    private Answer renewed(Answer stale) {
        HttpHeaders now = new HttpHeaders();
        stale.headers().forEach(now::put);
        said().forEach(now::put);
        long age = age();
        @Nullable Lifetime life = Lifetime.of(HttpStatus.OK, now, targeted(), wish.signedIn(), age);
        return new Answer(
                now,
                stale.body(),
                stale.tag(),
                true,
                wish.now() - 1000 * age,
                life == null ? new Lifetime(0, 0, 0, stale.life().forSignedIn()) : life,
                stale.vary(),
                stale.tags());
    }

    private HttpHeaders said() {
        HttpHeaders kept = new HttpHeaders();
        @Nullable Set<String> names = exchange.getAttribute(ServerWebExchangeUtils.CLIENT_RESPONSE_HEADER_NAMES);
        if (names != null) {
            names.stream()
                    .filter(name -> !isOfOneExchange(name.toLowerCase(Locale.ROOT)))
                    .forEach(name -> kept.put(name, List.copyOf(getHeaders().getOrEmpty(name))));
        }
        return kept;
    }

    private static boolean isOfOneExchange(String name) {
        return switch (name) {
            case "age", "content-length", "transfer-encoding", "retry-after", "set-cookie", "trailer" -> true;
            default -> name.startsWith("ratelimit") || name.startsWith("x-ratelimit");
        };
    }

    private long age() {
        long said = Directives.of(List.of("age="
                        + getHeaders().getOrEmpty(HttpHeaders.AGE).stream()
                                .findFirst()
                                .orElse("0")))
                .seconds("age");
        try {
            long date = getHeaders().getDate();
            return Math.max(said, date < 0 ? 0 : Math.max(0, (wish.now() - date) / 1000));
        } catch (IllegalArgumentException e) {
            return said;
        }
    }

    private List<String> targeted() {
        @Nullable Object answer = exchange.getAttribute(ServerWebExchangeUtils.CLIENT_RESPONSE_ATTR);
        return answer instanceof HttpClientResponse said
                ? said.responseHeaders().getAll(Lifetime.TARGETED)
                : List.of();
    }

    private static Mono<Void> drain(Publisher<? extends DataBuffer> body) {
        return Flux.from(body).doOnNext(DataBufferUtils::release).then();
    }

    private static byte[] bytes(DataBuffer buffer) {
        byte[] bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        return bytes;
    }
}
