package cn.jince.bff.web.portal.policy;

import cn.jince.api.policy.AmendmentViews.AmendmentDecisionForm;
import cn.jince.api.policy.AmendmentViews.AmendmentView;
import cn.jince.api.policy.AmendmentViews.ProposalForm;
import cn.jince.api.policy.PolicyAmendments;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What others would have changed in an item, as {@link PolicyAmendments}. */
@RestController
@RequestMapping("/api/w")
class AmendmentController {
    private final PolicyAmendments amendments;

    AmendmentController(PolicyAmendments amendments) {
        this.amendments = amendments;
    }

    @PostMapping("/policies/{id}/amendments")
    Mono<AmendmentView> propose(
            @PathVariable String id,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody ProposalForm form) {
        return amendments.propose(id, key, form);
    }

    @GetMapping("/policy-amendments")
    Mono<List<AmendmentView>> list() {
        return amendments.list();
    }

    @PostMapping("/policy-amendments/{id}/decision")
    Mono<AmendmentView> decide(
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String version,
            @RequestBody AmendmentDecisionForm form) {
        return amendments.decide(id, version, form);
    }
}
