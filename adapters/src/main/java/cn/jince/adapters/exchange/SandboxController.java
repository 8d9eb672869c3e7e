package cn.jince.adapters.exchange;

import cn.jince.adapters.exchange.Door.Visit;
import cn.jince.adapters.intake.batch.TakingRefusal;
import cn.jince.adapters.intake.row.Row;
import cn.jince.adapters.sender.Kind;
import cn.jince.adapters.sender.Quotas;
import cn.jince.api.exchange.ExchangeViews.BatchReport;
import cn.jince.api.exchange.ExchangeViews.QuarantinedRow;
import cn.jince.api.problem.ProblemCode;
import cn.jince.edge.Problem;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** 沙箱: the open interfaces for trying out. Validates and reports as in earnest, lets nothing in, keeps nothing. */
@RestController
class SandboxController {
    private final Door door;
    private final Pushes pushes;
    private final Uploads uploads;
    private final SandboxPassOn passOn;
    private final Clock clock;

    SandboxController(Door door, Pushes pushes, Uploads uploads, SandboxPassOn passOn, Clock clock) {
        this.door = door;
        this.pushes = pushes;
        this.uploads = uploads;
        this.passOn = passOn;
        this.clock = clock;
    }

    @PostMapping("/open/sandbox/{kind}")
    Mono<ResponseEntity<?>> push(@PathVariable String kind, ServerWebExchange exchange) {
        Kind pushed = OpenController.kind(kind);
        return door.enterSandbox(exchange)
                .doOnNext(visit -> Door.pushing(visit.sender(), pushed))
                .doOnNext(_ -> magic(exchange))
                .flatMap(visit -> OpenController.single(exchange)
                        ? pushes.take(visit, pushed, exchange, passOn).<ResponseEntity<?>>map(ResponseEntity::ok)
                        : batch(visit, pushed, exchange))
                .doOnError(error -> ExchangeProblems.retryAfter(error, exchange));
    }

    @GetMapping("/open/sandbox/batches")
    Mono<List<BatchReport>> list(ServerWebExchange exchange) {
        return door.enterSandbox(exchange).map(_ -> List.of());
    }

    /** Nothing is kept: two sample reports answer. */
    @GetMapping("/open/sandbox/batches/{id}")
    Mono<BatchReport> report(@PathVariable String id, ServerWebExchange exchange) {
        return door.enterSandbox(exchange).map(visit -> sample(id, visit));
    }

    @GetMapping("/open/sandbox/batches/{id}/errors")
    Mono<ResponseEntity<Flux<String>>> errors(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String format,
            ServerWebExchange exchange) {
        return door.enterSandbox(exchange)
                .map(visit -> ErrorReport.of(
                        id, format, Flux.fromIterable(sample(id, visit).refusals())));
    }

    private BatchReport sample(String id, Visit visit) {
        SandboxTally tally = new SandboxTally();
        tally.bad(new QuarantinedRow(1, "BAD_CREDIT_CODE", "/creditCode", "统一社会信用代码不正确（18位，末位为校验码）。", "{}"));
        if (id.startsWith("magic-done-")) {
            return tally.report(id, visit.sender(), Kind.FACTS, "DONE", 0, clock.instant());
        }
        if (id.startsWith("magic-202-")) {
            return tally.report(id, visit.sender(), Kind.FACTS, "PASSING_ON", 1000, clock.instant());
        }
        throw ExchangeProblems.noSuchBatch(id);
    }

    /** A key that begins like this brings about what else takes luck. */
    private static void magic(ServerWebExchange exchange) {
        String key = exchange.getRequest().getHeaders().getFirst("Idempotency-Key");
        if (key == null) {
            return;
        }
        if (key.startsWith("magic-429-")) {
            throw Quotas.tooMany(Duration.ofSeconds(30));
        }
        if (key.startsWith("magic-409-")) {
            throw ExchangeProblems.of(new TakingRefusal.BatchIdReused(3));
        }
        if (key.startsWith("magic-503-")) {
            throw Problem.of(HttpStatus.SERVICE_UNAVAILABLE, ProblemCode.UNAVAILABLE, "后台服务暂时不可用，请稍后重试。");
        }
    }

    private Mono<ResponseEntity<?>> batch(Visit visit, Kind kind, ServerWebExchange exchange) {
        String id = Uploads.batchId(exchange);
        SandboxTally tally = new SandboxTally();
        return uploads.rows(visit, kind, Uploads.format(exchange), exchange)
                .buffer(kind.chunk())
                .concatMap(rows -> judge(visit, kind, rows, tally), 1)
                .then(Mono.fromSupplier(() -> {
                    if (tally.received() == 0) {
                        throw ExchangeProblems.of(new TakingRefusal.Empty());
                    }
                    if (!visit.seal().holds()) {
                        throw ExchangeProblems.bodyDiffers();
                    }
                    boolean later = id.startsWith("magic-202-");
                    return tally.report(
                            id,
                            visit.sender(),
                            kind,
                            later ? "PASSING_ON" : "DONE",
                            later ? tally.received() : 0,
                            clock.instant());
                }))
                .onErrorMap(ExchangeProblems::upload)
                .map(OpenController::answer);
    }

    private Mono<Void> judge(Visit visit, Kind kind, List<Row> rows, SandboxTally tally) {
        List<Row.Good> good = rows.stream()
                .filter(Row.Good.class::isInstance)
                .map(Row.Good.class::cast)
                .toList();
        return passOn.pass(
                        visit.sender(), kind, good.stream().map(Row.Good::json).toList())
                .doOnNext(refusals -> tally.add(rows, good, refusals))
                .then();
    }
}
