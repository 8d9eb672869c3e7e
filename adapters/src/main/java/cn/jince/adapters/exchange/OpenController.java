package cn.jince.adapters.exchange;

import cn.jince.adapters.exchange.Door.Visit;
import cn.jince.adapters.intake.batch.PassOnOnce;
import cn.jince.adapters.intake.batch.Reports;
import cn.jince.adapters.intake.batch.TakeBatch;
import cn.jince.adapters.sender.Kind;
import cn.jince.api.exchange.ExchangeViews.BatchReport;
import cn.jince.api.problem.ProblemCode;
import cn.jince.edge.Problem;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** 开放接口: through which legacy systems push, one row or a batch, told apart by the content type. */
@RestController
class OpenController {
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(3);
    private final Door door;
    private final Pushes pushes;
    private final Uploads uploads;
    private final TakeBatch takeBatch;
    private final PassOnOnce passOn;
    private final Reports reports;

    OpenController(Door door, Pushes pushes, Uploads uploads, TakeBatch takeBatch, PassOnOnce passOn, Reports reports) {
        this.door = door;
        this.pushes = pushes;
        this.uploads = uploads;
        this.takeBatch = takeBatch;
        this.passOn = passOn;
        this.reports = reports;
    }

    @PostMapping("/open/{kind}")
    Mono<ResponseEntity<?>> push(@PathVariable String kind, ServerWebExchange exchange) {
        Kind pushed = kind(kind);
        return door.enter(exchange)
                .doOnNext(visit -> Door.pushing(visit.sender(), pushed))
                .flatMap(visit -> single(exchange) ? one(visit, pushed, exchange) : batch(visit, pushed, exchange))
                .doOnError(error -> ExchangeProblems.retryAfter(error, exchange));
    }

    static Kind kind(String word) {
        return Kind.of(word)
                .orElseThrow(() -> Problem.of(HttpStatus.NOT_FOUND, ProblemCode.NOT_FOUND, "没有名为" + word + "的开放接口。"));
    }

    static boolean single(ServerWebExchange exchange) {
        @Nullable MediaType type = exchange.getRequest().getHeaders().getContentType();
        return type != null && type.isCompatibleWith(MediaType.APPLICATION_JSON);
    }

    private Mono<ResponseEntity<?>> one(Visit visit, Kind kind, ServerWebExchange exchange) {
        return pushes.take(visit, kind, exchange, passOn).map(ResponseEntity::ok);
    }

    private Mono<ResponseEntity<?>> batch(Visit visit, Kind kind, ServerWebExchange exchange) {
        String id = Uploads.batchId(exchange);
        var rows = uploads.rows(visit, kind, Uploads.format(exchange), exchange);
        return takeBatch
                .take(visit.sender(), kind, id, rows, visit.seal()::holds)
                .onErrorMap(ExchangeProblems::upload)
                .flatMap(taking -> switch (taking) {
                    case TakeBatch.Taking.Refused(var refusal) -> Mono.error(ExchangeProblems.of(refusal));
                    case TakeBatch.Taking.Taken(var _, long count) ->
                        count <= kind.chunk() ? settled(visit, id) : report(visit, id);
                })
                .map(OpenController::answer);
    }

    /** A small batch is mostly judged at once; its sender need not ask again. */
    private Mono<BatchReport> settled(Visit visit, String id) {
        return report(visit, id)
                .filter(report -> report.state().equals("DONE"))
                .repeatWhenEmpty(turns -> turns.delayElements(Duration.ofMillis(100)))
                .timeout(ANSWER_WITHIN, Mono.defer(() -> report(visit, id)));
    }

    private Mono<BatchReport> report(Visit visit, String id) {
        return reports.find(visit.sender().system(), id).map(Reports.Found::report);
    }

    /** 202 and where to ask while rows are pending, the report itself once none is. */
    static ResponseEntity<BatchReport> answer(BatchReport report) {
        return report.state().equals("DONE")
                ? ResponseEntity.ok(report)
                : ResponseEntity.accepted()
                        .location(URI.create(report.report()))
                        .header("Retry-After", "2")
                        .body(report);
    }
}
