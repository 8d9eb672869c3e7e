package cn.jince.bff.web.portal.objection;

import cn.jince.api.enterprise.FactObjectionViews.DecisionForm;
import cn.jince.api.enterprise.FactObjectionViews.FactObjectionView;
import cn.jince.api.enterprise.FactObjectionViews.ObjectForm;
import cn.jince.api.enterprise.FactObjections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Objections to facts, for the enterprise and for the department; who may do what, the platform decides. */
@RestController
@RequestMapping("/api/w/fact-objections")
class FactObjectionController {
    private final FactObjections objections;

    FactObjectionController(FactObjections objections) {
        this.objections = objections;
    }

    @PostMapping
    Mono<FactObjectionView> object(
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody ObjectForm form) {
        return objections.object(key, form);
    }

    @GetMapping
    Mono<List<FactObjectionView>> list(
            @RequestParam(required = false) @Nullable String enterprise,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(defaultValue = "false") boolean overdue) {
        return objections.list(enterprise, state, overdue);
    }

    @GetMapping("/{id}")
    Mono<FactObjectionView> view(@PathVariable String id) {
        return objections.view(id);
    }

    @PostMapping("/{id}/decision")
    Mono<FactObjectionView> decide(
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String version,
            @RequestBody DecisionForm form) {
        return objections.decide(id, version, form);
    }

    @PostMapping("/{id}/withdrawal")
    Mono<FactObjectionView> withdraw(
            @PathVariable String id, @RequestHeader(name = "If-Match", required = false) @Nullable String version) {
        return objections.withdraw(id, version);
    }
}
