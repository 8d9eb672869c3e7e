package cn.jince.gateway.resilience;

import cn.jince.gateway.door.Passage;
import cn.jince.gateway.problem.GatewayProblems;
import cn.jince.gateway.problem.Refusal;
import cn.jince.gateway.problem.Refused;
import io.netty.util.Timeout;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.NettyWriteResponseFilter;
import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SignalType;

/**
 * A call to an upstream up to the last byte of its answer: a place in the bulkhead, an instance whose breaker is shut,
 * Spring Cloud Gateway's proxy, and the verdict when the body has ended. A body that is cut, stops or takes too long is
 * the failure it is; what the client did is no fault of the upstream.
 */
@Component
public class UpstreamCalls {
    private static final Set<HttpMethod> REPEATABLE = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
    private static final GatewayFilterChain NOTHING = _ -> Mono.empty();
    private static final int TRIES = 2;

    private final HouseProxy proxy;
    private final NettyWriteResponseFilter writer;
    private final GatewayProblems problems;
    private final CallTimes times;
    private final HangUps hangUps;

    UpstreamCalls(List<HouseHeaders> headers, GatewayProblems problems, CallTimes times, HangUps hangUps) {
        this.times = times;
        this.hangUps = hangUps;
        List<HttpHeadersFilter> filters = List.copyOf(headers);
        this.proxy = new HouseProxy(filters);
        this.writer = new NettyWriteResponseFilter(
                List.of(MediaType.TEXT_EVENT_STREAM, MediaType.APPLICATION_NDJSON), new Given<>(filters));
        this.problems = problems;
    }

    /** Marks the headers filters that are ours. */
    public interface HouseHeaders extends HttpHeadersFilter {}

    public Mono<Void> call(Passage passage) {
        Upstream upstream = passage.route().upstream();
        boolean stream = passage.route().definition().stream();
        upstream.retries().call();
        Bulkhead.Place place = upstream.bulkhead(stream).place();
        Mono<Void> call = place.enter()
                ? inside(passage)
                : place.await(passage.route().times().acquire())
                        .flatMap(entered -> entered ? inside(passage) : refuse(passage, Refusal.TOO_MANY_CALLS));
        return call.doFinally(_ -> place.leave());
    }

    private Mono<Void> refuse(Passage passage, Refusal refusal) {
        return problems.write(passage.exchange(), refusal);
    }

    private Mono<Void> inside(Passage passage) {
        @Nullable Instance instance = passage.route().upstream().choose();
        if (instance == null) {
            return refuse(passage, Refusal.BREAKER_OPEN);
        }
        ServerWebExchange exchange = passage.exchange();
        begin(exchange, instance, 1);
        @Nullable Timeout hangUp = hangUps.after(passage.route().times().total(), passage);
        return writer.filter(exchange, _ -> head(passage))
                .doOnError(error -> attempt(exchange).endedBy(error))
                .doFinally(signal -> {
                    if (hangUp != null) {
                        hangUp.cancel();
                    }
                    judge(exchange, signal);
                    times.record(
                            passage.route().id(), outcome(exchange, signal), System.nanoTime() - passage.started());
                })
                .onErrorMap(UpstreamCalls::meaning);
    }

    private static void begin(ServerWebExchange exchange, Instance instance, int number) {
        ServerHttpRequest request = exchange.getRequest();
        @Nullable String query = request.getURI().getRawQuery();
        String path = request.getURI().getRawPath();
        exchange.getAttributes().put(Attempt.ATTRIBUTE, new Attempt(instance, number));
        exchange.getAttributes().remove(ServerWebExchangeUtils.GATEWAY_ALREADY_ROUTED_ATTR);
        exchange.getAttributes()
                .put(
                        ServerWebExchangeUtils.GATEWAY_REQUEST_URL_ATTR,
                        instance.target(query == null ? path : path + "?" + query));
    }

    /** Until the head of the answer is there. */
    private Mono<Void> head(Passage passage) {
        ServerWebExchange exchange = passage.exchange();
        exchange.getAttributes()
                .put(ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR, passage.route().route());
        return proxy.filter(exchange, NOTHING)
                .then(Mono.defer(() -> ours(exchange)))
                .onErrorResume(error -> again(passage, error));
    }

    /** A 5xx that is no problem of ours has a stack trace in it, or worse. */
    private static Mono<Void> ours(ServerWebExchange exchange) {
        @Nullable HttpStatusCode status = exchange.getResponse().getStatusCode();
        if (status == null || status.value() < 500) {
            return Mono.empty();
        }
        @Nullable String type = exchange.getResponse().getHeaders().getFirst(HttpHeaders.CONTENT_TYPE);
        return type != null && type.startsWith(MediaType.APPLICATION_PROBLEM_JSON_VALUE)
                ? Mono.empty()
                : Mono.error(new Fault(Fault.Kind.BAD_ANSWER));
    }

    private Mono<Void> again(Passage passage, Throwable error) {
        ServerWebExchange exchange = passage.exchange();
        Attempt failed = attempt(exchange);
        if (!mayRepeat(passage, failed, error)
                || !passage.route().upstream().retries().tryAgain()) {
            return Mono.error(error);
        }
        @Nullable Instance next = passage.route().upstream().choose();
        if (next == null) {
            return Mono.error(error);
        }
        failed.instance().failed(failed.nanos());
        begin(exchange, next, failed.number() + 1);
        return head(passage);
    }

    /** Only what changes nothing, has no body, and failed on the wire before an answer began. */
    private static boolean mayRepeat(Passage passage, Attempt failed, Throwable error) {
        ServerHttpRequest request = passage.request();
        return failed.number() < TRIES
                && error instanceof IOException
                && !(error instanceof Fault)
                && passage.exchange().getAttribute(ServerWebExchangeUtils.CLIENT_RESPONSE_ATTR) == null
                && REPEATABLE.contains(request.getMethod())
                && request.getHeaders().getFirst(HttpHeaders.TRANSFER_ENCODING) == null
                && request.getHeaders().getContentLength() <= 0;
    }

    private static Attempt attempt(ServerWebExchange exchange) {
        return Objects.requireNonNull(exchange.getAttribute(Attempt.ATTRIBUTE));
    }

    /** Once for each exchange, when its last byte has gone or will never go. */
    private static void judge(ServerWebExchange exchange, SignalType signal) {
        Attempt attempt = attempt(exchange);
        if (signal == SignalType.CANCEL) {
            attempt.instance().noVerdict();
            return;
        }
        @Nullable Throwable error = attempt.error();
        if (error == null) {
            @Nullable HttpStatusCode status = exchange.getResponse().getStatusCode();
            boolean bad = status != null && (status.value() == 502 || status.value() == 504);
            if (bad) {
                attempt.instance().failed(attempt.nanos());
            } else {
                attempt.instance().wentWell(attempt.nanos());
            }
        } else if (isOfUpstream(error)) {
            attempt.instance().failed(attempt.nanos());
        } else {
            attempt.instance().noVerdict();
        }
    }

    private static int outcome(ServerWebExchange exchange, SignalType signal) {
        if (signal == SignalType.CANCEL) {
            return CallTimes.CANCELLED;
        }
        @Nullable HttpStatusCode status = exchange.getResponse().getStatusCode();
        return attempt(exchange).error() != null || status == null ? CallTimes.CUT : status.value() / 100 - 1;
    }

    private static boolean isOfUpstream(Throwable error) {
        return switch (error) {
            case Fault fault -> fault.isOfUpstream();
            case Refused _ -> false;
            default -> true;
        };
    }

    private static Throwable meaning(Throwable error) {
        if (!(error instanceof Fault fault)) {
            return error;
        }
        return switch (fault.kind()) {
            case NO_FIRST_BYTE, BODY_STALLED, UPSTREAM_TAKES_NOTHING, OVERDUE ->
                new TimeoutException(fault.kind().name());
            case CLIENT_SENDS_NOTHING -> new Refused(Refusal.UPLOAD_STALLED);
            case CLIENT_TAKES_NOTHING, BAD_ANSWER -> fault;
        };
    }
}
