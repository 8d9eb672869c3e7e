package cn.jince.platform.access;

import cn.jince.api.problem.ProblemCode;
import cn.jince.edge.Caller;
import cn.jince.edge.Problem;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import reactor.core.publisher.Mono;

/**
 * Lets through what the table {@link Operation} allows, and nothing else. Health and metrics pass: they are not
 * reachable from outside.
 */
@Component
class AccessFilter implements WebFilter {
    private record Row(PathPattern path, Operation operation) {}

    private final List<Row> rows = Arrays.stream(Operation.values())
            .map(operation -> new Row(PathPatternParser.defaultInstance.parse(operation.path()), operation))
            .sorted(Comparator.comparing(Row::path, PathPattern.SPECIFICITY_COMPARATOR))
            .toList();

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        PathContainer path = exchange.getRequest().getPath().pathWithinApplication();
        if (path.value().startsWith("/actuator/")) {
            return chain.filter(exchange);
        }
        HttpMethod method = exchange.getRequest().getMethod();
        List<Row> known = rows.stream().filter(row -> row.path().matches(path)).toList();
        Optional<Operation> operation = known.stream()
                .map(Row::operation)
                .filter(one -> one.method().equals(method))
                .findFirst();
        if (operation.isEmpty()) {
            return Mono.error(known.isEmpty() ? notFound() : methodNotAllowed());
        }
        return Caller.current()
                .flatMap(caller -> operation.get().who().admits(caller)
                        ? chain.filter(exchange)
                        : Mono.error(caller.kind() == Caller.Kind.ANONYMOUS ? unauthenticated() : forbidden()));
    }

    private static Problem notFound() {
        return Problem.of(HttpStatus.NOT_FOUND, ProblemCode.NOT_FOUND, "没有找到所请求的内容。");
    }

    private static Problem methodNotAllowed() {
        return Problem.of(HttpStatus.METHOD_NOT_ALLOWED, ProblemCode.METHOD_NOT_ALLOWED, "该地址不支持这种请求方法。");
    }

    private static Problem unauthenticated() {
        return Problem.of(HttpStatus.UNAUTHORIZED, ProblemCode.UNAUTHENTICATED, "请先登录。");
    }

    private static Problem forbidden() {
        return Problem.of(HttpStatus.FORBIDDEN, ProblemCode.FORBIDDEN, "您的身份不能进行此操作。");
    }
}
