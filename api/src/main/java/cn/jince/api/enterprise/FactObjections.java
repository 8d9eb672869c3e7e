package cn.jince.api.enterprise;

import cn.jince.api.enterprise.FactObjectionViews.DecisionForm;
import cn.jince.api.enterprise.FactObjectionViews.FactObjectionView;
import cn.jince.api.enterprise.FactObjectionViews.ObjectForm;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.PostExchange;
import reactor.core.publisher.Mono;

/** 异议: an enterprise says a fact is wrong; the department it came from decides; the source states it anew. */
public interface FactObjections {

    /** A member who prepares or accepts. The same key again gives the same objection. One open objection per fact. */
    @PostExchange("/fact-objections")
    Mono<FactObjectionView> object(
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody ObjectForm form);

    /** At most 200: members of the enterprise newest first; officers of the division the one due first. */
    @GetExchange("/fact-objections")
    Mono<List<FactObjectionView>> list(
            @RequestParam(required = false) @Nullable String enterprise,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(defaultValue = "false") boolean overdue);

    @GetExchange("/fact-objections/{id}")
    Mono<FactObjectionView> view(@PathVariable String id);

    /** ACCEPTANCE of the department the fact came from, in the enterprise's division or above. */
    @PostExchange("/fact-objections/{id}/decision")
    Mono<FactObjectionView> decide(
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String version,
            @RequestBody DecisionForm form);

    /** A member, while nobody has decided. */
    @PostExchange("/fact-objections/{id}/withdrawal")
    Mono<FactObjectionView> withdraw(
            @PathVariable String id, @RequestHeader(name = "If-Match", required = false) @Nullable String version);
}
