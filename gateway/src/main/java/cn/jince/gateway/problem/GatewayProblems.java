package cn.jince.gateway.problem;

import cn.jince.gateway.door.Passage;
import cn.jince.gateway.resilience.HangUps;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClientRequestException;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Problems of the gateway itself; {@code source} says on which side it happened. Nothing an upstream said leaks. */
@Component
@Order(-2)
public class GatewayProblems implements WebExceptionHandler {
    private static final Logger log = LoggerFactory.getLogger(GatewayProblems.class);
    private final JsonMapper json;
    private final HangUps hangUps;

    GatewayProblems(JsonMapper json, HangUps hangUps) {
        this.json = json;
        this.hangUps = hangUps;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable error) {
        if (exchange.getResponse().isCommitted()) {
            return Mono.error(error);
        }
        Refusal refusal = switch (error) {
            case Refused refused -> refused.because();
            case TimeoutException _ -> Refusal.UPSTREAM_TIMEOUT;
            // Only the gateway's own calls to identity end like this.
            case WebClientRequestException _ -> Refusal.IDENTITY_AWAY;
            case AuthenticationServiceException _ -> Refusal.IDENTITY_AWAY;
            case ResponseStatusException status -> of(status.getStatusCode().value());
            case IOException _ -> Refusal.UPSTREAM_FAILED;
            default -> unexpected(exchange, error);
        };
        return write(exchange, refusal);
    }

    private static Refusal of(int status) {
        return switch (status) {
            case 404 -> Refusal.NO_ROUTE;
            case 405 -> Refusal.WRONG_METHOD;
            case 413 -> Refusal.BODY_TOO_LARGE;
            case 503 -> Refusal.IDENTITY_AWAY;
            case 504 -> Refusal.UPSTREAM_TIMEOUT;
            default -> status < 500 ? Refusal.BAD_REQUEST : Refusal.UPSTREAM_FAILED;
        };
    }

    private static Refusal unexpected(ServerWebExchange exchange, Throwable error) {
        if (isOfTheWire(error)) {
            return Refusal.UPSTREAM_FAILED;
        }
        log.error("{} failed, trace {}", exchange.getRequest().getPath(), traceOf(exchange), error);
        return Refusal.INTERNAL;
    }

    /**
     * Netty tells a broken or foreign protocol by exceptions of its own packages, or by plain ones it throws itself.
     */
    private static boolean isOfTheWire(Throwable error) {
        StackTraceElement[] trace = error.getStackTrace();
        String thrower = trace.length == 0 ? "" : trace[0].getClassName();
        return Stream.of(error.getClass().getName(), thrower)
                .anyMatch(name -> name.startsWith("io.netty.") || name.startsWith("reactor.netty."));
    }

    public ProblemDetail describe(ServerWebExchange exchange, Refusal refusal) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(refusal.status(), refusal.detail());
        problem.setType(URI.create("urn:jince:problem:" + refusal.code()));
        problem.setProperty("code", refusal.code());
        problem.setProperty("source", refusal.source());
        problem.setProperty("traceId", traceOf(exchange));
        return problem;
    }

    /** Answers with a problem. */
    public Mono<Void> write(ServerWebExchange exchange, Refusal refusal) {
        ProblemDetail problem = describe(exchange, refusal);
        HttpHeaders headers = exchange.getResponse().getHeaders();
        @Nullable Set<String> said = exchange.getAttribute(ServerWebExchangeUtils.CLIENT_RESPONSE_HEADER_NAMES);
        if (said != null) {
            said.forEach(headers::remove);
        }
        exchange.getResponse().setStatusCode(refusal.status());
        headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        if (refusal.status() == HttpStatus.SERVICE_UNAVAILABLE && headers.getFirst(HttpHeaders.RETRY_AFTER) == null) {
            headers.set(HttpHeaders.RETRY_AFTER, "2");
        }
        if (refusal.status() == HttpStatus.UNAUTHORIZED) {
            headers.set(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        if (refusal == Refusal.UPLOAD_STALLED || refusal == Refusal.BODY_TOO_LARGE) {
            // What is left of the body is not waited for.
            headers.set(HttpHeaders.CONNECTION, "close");
            hangUps.afterReading(exchange.getResponse());
        }
        byte[] body = json.writeValueAsString(problem).getBytes(StandardCharsets.UTF_8);
        headers.setContentLength(body.length);
        return exchange.getResponse()
                .writeWith(Mono.just(exchange.getResponse().bufferFactory().wrap(body)));
    }

    private static String traceOf(ServerWebExchange exchange) {
        @Nullable Passage passage = Passage.of(exchange);
        return passage == null ? "" : passage.trace();
    }
}
