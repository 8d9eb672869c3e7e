package cn.jince.gateway.operation;

import cn.jince.gateway.door.Passage;
import cn.jince.gateway.problem.GatewayProblems;
import cn.jince.gateway.problem.Refusal;
import cn.jince.gateway.problem.Refused;
import cn.jince.gateway.route.RouteTable;
import cn.jince.gateway.route.RouteTables;
import cn.jince.gateway.token.Caller;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Route tables at run time: look, check, try, switch, go back. A switch lasts until the next start; the file is the
 * record.
 */
@RestController
@RequestMapping("/gateway/routes")
class RouteTablesController {
    private static final Logger log = LoggerFactory.getLogger(RouteTablesController.class);
    private final RouteTables tables;
    private final GatewayProblems problems;

    RouteTablesController(RouteTables tables, GatewayProblems problems) {
        this.tables = tables;
        this.problems = problems;
    }

    @GetMapping
    ResponseEntity<RouteViews.Table> current() {
        return answer(tables.current());
    }

    @GetMapping(path = "/text", produces = MediaType.TEXT_PLAIN_VALUE + ";charset=UTF-8")
    String text() {
        return tables.current().text();
    }

    @PostMapping("/validation")
    Mono<RouteViews.Mistakes> validate(@RequestBody String text) {
        return aside(() -> new RouteViews.Mistakes(tables.mistakesOf(text)));
    }

    /** Where one request goes now and would go by another table. */
    @PostMapping("/dry-run")
    Mono<ResponseEntity<Object>> dryRun(
            @RequestBody String text,
            @RequestParam String method,
            @RequestParam String path,
            @RequestParam(required = false) @Nullable String type,
            ServerWebExchange exchange) {
        HttpMethod asked = HttpMethod.valueOf(method);
        return aside(() -> {
            @Nullable RouteTable draft = tables.draft(text);
            return draft == null
                    ? mistaken(exchange, new RouteTables.Outcome.Mistaken(tables.mistakesOf(text)))
                    : ResponseEntity.ok(new RouteViews.DryRun(
                            tables.current().explain(asked, path, type), draft.explain(asked, path, type)));
        });
    }

    @PutMapping
    Mono<ResponseEntity<Object>> replace(
            @RequestBody String text,
            @RequestHeader(name = "If-Match", required = false) @Nullable String known,
            ServerWebExchange exchange) {
        long version = version(known);
        return aside(() -> outcome(exchange, "switched", tables.replace(text, version)));
    }

    @PostMapping("/return")
    Mono<ResponseEntity<Object>> goBack(
            @RequestHeader(name = "If-Match", required = false) @Nullable String known, ServerWebExchange exchange) {
        long version = version(known);
        return aside(() -> outcome(exchange, "taken back", tables.goBack(version)));
    }

    private ResponseEntity<Object> outcome(ServerWebExchange exchange, String what, RouteTables.Outcome outcome) {
        return switch (outcome) {
            case RouteTables.Outcome.InForce(RouteTable table) -> {
                log.warn("routes {} to version {} ({}) by {}", what, table.version(), table.checksum(), who(exchange));
                yield ResponseEntity.ok().eTag(eTag(table)).body(RouteViews.Table.of(table));
            }
            case RouteTables.Outcome.Mistaken mistaken -> mistaken(exchange, mistaken);
            case RouteTables.Outcome.Overtaken _ -> problem(problems.describe(exchange, Refusal.STALE_VERSION));
            case RouteTables.Outcome.NothingBefore _ -> problem(problems.describe(exchange, Refusal.NOTHING_BEFORE));
        };
    }

    private ResponseEntity<Object> mistaken(ServerWebExchange exchange, RouteTables.Outcome.Mistaken mistaken) {
        ProblemDetail problem = problems.describe(exchange, Refusal.ROUTES_MISTAKEN);
        problem.setProperty("mistakes", mistaken.mistakes());
        return problem(problem);
    }

    private static ResponseEntity<Object> problem(ProblemDetail problem) {
        return ResponseEntity.status(problem.getStatus())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    private static ResponseEntity<RouteViews.Table> answer(RouteTable table) {
        return ResponseEntity.ok().eTag(eTag(table)).body(RouteViews.Table.of(table));
    }

    private static String eTag(RouteTable table) {
        return "\"" + table.version() + "\"";
    }

    private static long version(@Nullable String known) {
        if (known == null) {
            throw new Refused(Refusal.VERSION_REQUIRED);
        }
        String bare = known.replace("\"", "");
        return bare.matches("\\d{1,18}") ? Long.parseLong(bare) : -1;
    }

    private static String who(ServerWebExchange exchange) {
        @Nullable Passage passage = Passage.of(exchange);
        @Nullable Caller caller = passage == null ? null : passage.caller();
        return caller == null ? "nobody" : caller.subject();
    }

    /** Ten thousand rows take a moment to read: not on a thread that others wait for. */
    private static <T> Mono<T> aside(Callable<T> work) {
        return Mono.fromCallable(work).subscribeOn(Schedulers.boundedElastic());
    }
}
