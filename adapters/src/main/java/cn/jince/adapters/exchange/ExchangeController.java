package cn.jince.adapters.exchange;

import cn.jince.adapters.intake.TakeFacts;
import cn.jince.api.adapters.AdapterViews.ExchangeReport;
import cn.jince.api.identity.Role;
import cn.jince.api.problem.ProblemCode;
import cn.jince.edge.Caller;
import cn.jince.edge.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The open interface through which legacy systems push facts: NDJSON, one enterprise a line. */
@RestController
class ExchangeController {
    private final TakeFacts takeFacts;

    ExchangeController(TakeFacts takeFacts) {
        this.takeFacts = takeFacts;
    }

    @PostMapping(value = "/open/facts", consumes = MediaType.APPLICATION_NDJSON_VALUE)
    Mono<ExchangeReport> facts(@RequestBody Flux<String> rows) {
        return Caller.current().flatMap(caller -> {
            if (caller.kind() == Caller.Kind.ANONYMOUS) {
                throw Problem.of(HttpStatus.UNAUTHORIZED, ProblemCode.UNAUTHENTICATED, "请先取得访问令牌。");
            }
            if (!caller.has(Role.LEGACY)) {
                throw Problem.of(HttpStatus.FORBIDDEN, ProblemCode.FORBIDDEN, "只有接入系统可以推送数据。");
            }
            return takeFacts.take(rows, caller.id());
        });
    }
}
