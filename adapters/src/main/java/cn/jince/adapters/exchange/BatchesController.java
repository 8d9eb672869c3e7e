package cn.jince.adapters.exchange;

import cn.jince.adapters.intake.batch.CorrectRows;
import cn.jince.adapters.intake.batch.CorrectRows.Correction;
import cn.jince.adapters.intake.batch.Quarantine;
import cn.jince.adapters.intake.batch.Reports;
import cn.jince.api.exchange.ExchangeViews.BatchReport;
import cn.jince.api.identity.Role;
import cn.jince.api.problem.ProblemCode;
import cn.jince.edge.Caller;
import cn.jince.edge.Problem;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBufferUtils;
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
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What became of batches. A sender sees its own; an operator names the system. */
@RestController
class BatchesController {
    private static final int LISTED = 100;
    private static final int CORRECTIONS = 100;
    private static final int BODY = 1024 * 1024;
    private final Door door;
    private final Reports reports;
    private final Quarantine quarantine;
    private final CorrectRows correctRows;

    BatchesController(Door door, Reports reports, Quarantine quarantine, CorrectRows correctRows) {
        this.door = door;
        this.reports = reports;
        this.quarantine = quarantine;
        this.correctRows = correctRows;
    }

    @GetMapping("/open/batches")
    Mono<List<BatchReport>> list(@RequestParam(required = false) @Nullable String system, ServerWebExchange exchange) {
        return whose(system, exchange).flatMap(owner -> reports.list(owner, LISTED));
    }

    @GetMapping("/open/batches/{id}")
    Mono<BatchReport> report(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String system,
            ServerWebExchange exchange) {
        return whose(system, exchange).flatMap(owner -> found(owner, id)).map(Reports.Found::report);
    }

    /** CSV, or NDJSON with {@code format=ndjson}. */
    @GetMapping("/open/batches/{id}/errors")
    Mono<ResponseEntity<Flux<String>>> errors(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String system,
            @RequestParam(required = false) @Nullable String format,
            ServerWebExchange exchange) {
        return whose(system, exchange)
                .flatMap(owner -> found(owner, id))
                .map(found -> ErrorReport.of(id, format, quarantine.rows(found.id())));
    }

    /** Body: {@code [{"row":17,"record":{…}}]}, the corrected rows in the shape of NDJSON; at most 100. */
    @PostMapping("/open/batches/{id}/corrections")
    Mono<BatchReport> correct(@PathVariable String id, ServerWebExchange exchange) {
        return door.enter(exchange)
                .flatMap(visit -> DataBufferUtils.join(
                                visit.seal().watch(exchange.getRequest().getBody()), BODY)
                        .map(buffer -> {
                            String text = buffer.toString(StandardCharsets.UTF_8);
                            DataBufferUtils.release(buffer);
                            return text;
                        })
                        .defaultIfEmpty("")
                        .map(text -> {
                            if (!visit.seal().holds()) {
                                throw ExchangeProblems.bodyDiffers();
                            }
                            return corrections(text);
                        })
                        .flatMap(corrections -> correctRows.correct(visit.sender(), id, corrections))
                        .flatMap(outcome -> switch (outcome) {
                            case NO_SUCH_BATCH -> Mono.error(ExchangeProblems.noSuchBatch(id));
                            case NOT_DONE_YET ->
                                Mono.error(
                                        Problem.of(HttpStatus.CONFLICT, "BATCH_NOT_DONE", "批次尚未处理完，请待state为DONE后再更正。"));
                            case CORRECTED -> found(visit.sender().system(), id);
                        }))
                .map(Reports.Found::report)
                .doOnError(error -> ExchangeProblems.retryAfter(error, exchange));
    }

    private static List<Correction> corrections(String text) {
        try {
            JsonNode list = JsonMapper.shared().readTree(text);
            if (!list.isArray() || list.isEmpty() || list.size() > CORRECTIONS) {
                throw ExchangeProblems.unreadable("更正应为1至" + CORRECTIONS + "行的列表。");
            }
            return list.valueStream().map(BatchesController::correction).toList();
        } catch (JacksonException e) {
            throw ExchangeProblems.unreadable("请求内容不是合法的JSON。");
        }
    }

    private static Correction correction(JsonNode one) {
        if (!one.path("row").isIntegralNumber() || !(one.path("record") instanceof ObjectNode record)) {
            throw ExchangeProblems.unreadable("每项更正应含row（行号）与record（更正后的内容）。");
        }
        return new Correction(one.path("row").longValue(), record);
    }

    private Mono<Reports.Found> found(String system, String id) {
        return reports.find(system, id).switchIfEmpty(Mono.error(() -> ExchangeProblems.noSuchBatch(id)));
    }

    private Mono<String> whose(@Nullable String system, ServerWebExchange exchange) {
        return Caller.current().flatMap(caller -> {
            if (!caller.has(Role.OPERATOR)) {
                return door.enter(exchange).map(visit -> visit.sender().system());
            }
            return system == null
                    ? Mono.error(Problem.of(HttpStatus.BAD_REQUEST, ProblemCode.BAD_REQUEST, "请以system指明接入系统。"))
                    : Mono.just(system);
        });
    }
}
