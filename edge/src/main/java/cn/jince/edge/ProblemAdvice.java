package cn.jince.edge;

import cn.jince.api.problem.ProblemCode;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.codec.DecodingException;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.bind.support.WebExchangeBindException;
import org.springframework.web.reactive.function.client.WebClientRequestException;
import org.springframework.web.server.ContentTooLargeException;
import org.springframework.web.server.MethodNotAllowedException;
import org.springframework.web.server.MissingRequestValueException;
import org.springframework.web.server.NotAcceptableStatusException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.ServerWebInputException;
import org.springframework.web.server.UnsupportedMediaTypeStatusException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Turns whatever a request ends in into one problem; breakdowns are logged here, once, with the trace id. */
@RestControllerAdvice
class ProblemAdvice {
    private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);

    @ExceptionHandler
    ResponseEntity<ProblemDetail> handle(Throwable error, ServerWebExchange exchange) {
        ProblemDetail problem = problemOf(error, exchange);
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(problem.getStatus());
        if (problem.getStatus() == 503) {
            answer.header("Retry-After", "2");
        }
        return answer.body(problem);
    }

    /** The problem a request ends in; a breakdown is logged. */
    static ProblemDetail problemOf(Throwable error, ServerWebExchange exchange) {
        ProblemDetail problem = say(error);
        String traceId = exchange.getRequest().getId();
        problem.setProperty("traceId", traceId);
        if (problem.getStatus() >= 500 && !(error instanceof Problem)) {
            log.error(
                    "{} {} failed, trace {}",
                    exchange.getRequest().getMethod(),
                    exchange.getRequest().getPath(),
                    traceId,
                    error);
        }
        return problem;
    }

    private static ProblemDetail say(Throwable error) {
        @Nullable DataBufferLimitException tooLarge = cause(error, DataBufferLimitException.class);
        if (tooLarge != null || error instanceof ContentTooLargeException) {
            return Problem.detail(HttpStatus.CONTENT_TOO_LARGE, ProblemCode.BODY_TOO_LARGE, "提交的内容过大。");
        }
        return switch (error) {
            case Problem problem -> problem.getBody();
            case WebExchangeBindException invalid -> invalid(invalid);
            case MissingRequestValueException missing ->
                Problem.detail(HttpStatus.BAD_REQUEST, ProblemCode.BAD_REQUEST, "缺少参数：" + missing.getName());
            case ServerWebInputException input -> input(input);
            // what callers send wrongly comes as ServerWebInputException; this is another service's answer
            case DecodingException _ ->
                Problem.detail(HttpStatus.BAD_GATEWAY, ProblemCode.UPSTREAM_FAILED, "后台服务的答复无法读取，已记录，请稍后重试。");
            case MethodNotAllowedException _ ->
                Problem.detail(HttpStatus.METHOD_NOT_ALLOWED, ProblemCode.METHOD_NOT_ALLOWED, "该地址不支持这种请求方法。");
            case UnsupportedMediaTypeStatusException _ ->
                Problem.detail(HttpStatus.UNSUPPORTED_MEDIA_TYPE, ProblemCode.UNSUPPORTED_MEDIA_TYPE, "不支持该内容类型。");
            case NotAcceptableStatusException _ ->
                Problem.detail(HttpStatus.NOT_ACCEPTABLE, ProblemCode.NOT_ACCEPTABLE, "无法提供所要求的内容类型。");
            case TimeoutException _ ->
                Problem.detail(HttpStatus.GATEWAY_TIMEOUT, ProblemCode.UPSTREAM_TIMEOUT, "处理超时，请稍后重试。");
            case WebClientRequestException _ -> unavailable("后台服务暂时不可用，请稍后重试。");
            case ErrorResponse answer
            when answer.getStatusCode().value() == 404 ->
                Problem.detail(HttpStatus.NOT_FOUND, ProblemCode.NOT_FOUND, "没有找到所请求的内容。");
            case ErrorResponse answer
            when answer.getStatusCode().is4xxClientError() ->
                Problem.detail(answer.getStatusCode(), ProblemCode.BAD_REQUEST, "请求有误。");
            default ->
                storeIsAway(error)
                        ? unavailable("数据服务暂时不可用，请稍后重试；已提交的内容不会丢失。")
                        : Problem.detail(HttpStatus.INTERNAL_SERVER_ERROR, ProblemCode.INTERNAL, "系统出现问题，已记录，请稍后重试。");
        };
    }

    private static ProblemDetail unavailable(String detail) {
        return Problem.detail(HttpStatus.SERVICE_UNAVAILABLE, ProblemCode.UNAVAILABLE, detail);
    }

    private static boolean storeIsAway(Throwable error) {
        for (Throwable at = error; at != null; at = at.getCause()) {
            String name = at.getClass().getName();
            if (name.startsWith("org.springframework.dao.DataAccessResource")
                    || name.startsWith("org.springframework.dao.Transient")
                    || name.startsWith("org.springframework.dao.QueryTimeout")
                    || name.startsWith("io.r2dbc.spi.R2dbcTransient")
                    || name.startsWith("io.r2dbc.spi.R2dbcNonTransientResource")
                    || name.equals("org.springframework.transaction.CannotCreateTransactionException")) {
                return true;
            }
        }
        return false;
    }

    private static ProblemDetail input(ServerWebInputException input) {
        @Nullable JacksonException json = cause(input, JacksonException.class);
        return json == null ? Problem.detail(HttpStatus.BAD_REQUEST, ProblemCode.BAD_REQUEST, "请求参数有误。") : json(json);
    }

    private static ProblemDetail json(JacksonException json) {
        return switch (json) {
            case UnrecognizedPropertyException unknown ->
                Problem.detail(
                        HttpStatus.BAD_REQUEST, ProblemCode.UNKNOWN_FIELD, "不认识的字段：" + unknown.getPropertyName());
            case MismatchedInputException wrong ->
                Problem.detail(
                        HttpStatus.BAD_REQUEST,
                        ProblemCode.WRONG_TYPE,
                        "字段类型不对：" + wrong.getPathReference().replaceAll("[A-Za-z0-9_$.]+\\[", "["));
            default -> Problem.detail(HttpStatus.BAD_REQUEST, ProblemCode.BAD_REQUEST, "请求内容不是合法的 JSON。");
        };
    }

    private static ProblemDetail invalid(WebExchangeBindException invalid) {
        ProblemDetail problem =
                Problem.detail(HttpStatus.UNPROCESSABLE_CONTENT, ProblemCode.VALIDATION_FAILED, "有字段未按要求填写。");
        List<String> fields = invalid.getFieldErrors().stream()
                .map(field -> field.getField() + ": " + field.getDefaultMessage())
                .toList();
        problem.setProperty("fields", fields);
        return problem;
    }

    private static <T extends Throwable> @Nullable T cause(Throwable error, Class<T> type) {
        for (Throwable at = error; at != null; at = at.getCause()) {
            if (type.isInstance(at)) {
                return type.cast(at);
            }
        }
        return null;
    }
}
