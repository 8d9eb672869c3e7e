package cn.jince.gateway.problem;

import cn.jince.api.problem.ProblemCode;
import cn.jince.gateway.header.TraceFilter;
import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClientRequestException;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.PrematureCloseException;
import tools.jackson.databind.json.JsonMapper;

/** Problems of the gateway itself; {@code source} says on which side it happened. Nothing an upstream said leaks. */
@Component
@Order(-2)
public class GatewayProblems implements WebExceptionHandler {
    private static final Logger log = LoggerFactory.getLogger(GatewayProblems.class);
    private final JsonMapper json;

    GatewayProblems(JsonMapper json) {
        this.json = json;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable error) {
        if (exchange.getResponse().isCommitted()) {
            return Mono.error(error);
        }
        return switch (error) {
            case CallNotPermittedException _ ->
                write(exchange, HttpStatus.SERVICE_UNAVAILABLE, ProblemCode.UNAVAILABLE, "服务暂时不可用，请稍后重试。", "gateway");
            case BulkheadFullException _ ->
                write(exchange, HttpStatus.SERVICE_UNAVAILABLE, ProblemCode.UNAVAILABLE, "当前访问人数较多，请稍后重试。", "gateway");
            case TimeoutException _ ->
                write(exchange, HttpStatus.GATEWAY_TIMEOUT, ProblemCode.UPSTREAM_TIMEOUT, "处理超时，请稍后重试。", "upstream");
            case WebClientRequestException _ -> identityAway(exchange);
            case AuthenticationServiceException _ -> identityAway(exchange);
            case ResponseStatusException status -> status(exchange, status);
            case PrematureCloseException _ -> badGateway(exchange);
            case IOException _ -> badGateway(exchange);
            default -> unexpected(exchange, error);
        };
    }

    private Mono<Void> status(ServerWebExchange exchange, ResponseStatusException error) {
        int status = error.getStatusCode().value();
        return switch (status) {
            case 404 -> write(exchange, HttpStatus.NOT_FOUND, ProblemCode.NOT_FOUND, "没有找到所请求的内容。", "client");
            case 405 ->
                write(
                        exchange,
                        HttpStatus.METHOD_NOT_ALLOWED,
                        ProblemCode.METHOD_NOT_ALLOWED,
                        "该地址不支持这种请求方法。",
                        "client");
            case 413 -> write(exchange, HttpStatus.CONTENT_TOO_LARGE, ProblemCode.BODY_TOO_LARGE, "提交的内容过大。", "client");
            case 503 -> identityAway(exchange);
            case 504 ->
                write(exchange, HttpStatus.GATEWAY_TIMEOUT, ProblemCode.UPSTREAM_TIMEOUT, "处理超时，请稍后重试。", "upstream");
            default ->
                status < 500
                        ? write(exchange, error.getStatusCode(), ProblemCode.BAD_REQUEST, "请求有误。", "client")
                        : badGateway(exchange);
        };
    }

    /** Only the gateway's own calls to identity end like this. */
    private Mono<Void> identityAway(ServerWebExchange exchange) {
        return write(exchange, HttpStatus.SERVICE_UNAVAILABLE, ProblemCode.UNAVAILABLE, "登录服务暂时不可用，请稍后重试。", "upstream");
    }

    private Mono<Void> badGateway(ServerWebExchange exchange) {
        return write(exchange, HttpStatus.BAD_GATEWAY, ProblemCode.UPSTREAM_FAILED, "后台服务未能给出可用的答复，请稍后重试。", "upstream");
    }

    private Mono<Void> unexpected(ServerWebExchange exchange, Throwable error) {
        if (isOfTheWire(error)) {
            return badGateway(exchange);
        }
        log.error("{} failed, trace {}", exchange.getRequest().getPath(), TraceFilter.traceOf(exchange), error);
        return write(exchange, HttpStatus.INTERNAL_SERVER_ERROR, ProblemCode.INTERNAL, "系统出现问题，已记录，请稍后重试。", "gateway");
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

    /** Answers with a problem. @param source client, gateway or upstream */
    public Mono<Void> write(
            ServerWebExchange exchange, HttpStatusCode status, String code, String detail, String source) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setType(URI.create("urn:jince:problem:" + code));
        problem.setProperty("code", code);
        problem.setProperty("source", source);
        problem.setProperty("traceId", TraceFilter.traceOf(exchange));
        exchange.getResponse().setStatusCode(status);
        exchange.getResponse().getHeaders().setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        if (status.value() == 503 && exchange.getResponse().getHeaders().getFirst("Retry-After") == null) {
            exchange.getResponse().getHeaders().set("Retry-After", "2");
        }
        byte[] body = json.writeValueAsString(problem).getBytes(StandardCharsets.UTF_8);
        exchange.getResponse().getHeaders().setContentLength(body.length);
        return exchange.getResponse()
                .writeWith(Mono.just(exchange.getResponse().bufferFactory().wrap(body)));
    }
}
