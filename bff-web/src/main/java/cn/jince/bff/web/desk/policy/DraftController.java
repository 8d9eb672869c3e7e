package cn.jince.bff.web.desk.policy;

import cn.jince.api.matching.Matching;
import cn.jince.api.matching.MatchingViews.AudienceView;
import cn.jince.api.policy.PolicyLibrary;
import cn.jince.api.policy.PolicyViews.ApprovalForm;
import cn.jince.api.policy.PolicyViews.ImportReport;
import cn.jince.api.policy.PolicyViews.PolicyDraftForm;
import cn.jince.api.policy.PolicyViews.PolicyItemView;
import cn.jince.api.policy.PolicyViews.RuleCaseReport;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** A policy item from draft to publication, who would get it, and the operator's import. */
@RestController
@RequestMapping("/api/w/desk/policies")
class DraftController {
    private final PolicyLibrary library;
    private final Matching matching;

    DraftController(PolicyLibrary library, Matching matching) {
        this.library = library;
        this.matching = matching;
    }

    @PostMapping("/drafts")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<PolicyItemView> draft(@RequestBody PolicyDraftForm form) {
        return library.draft(form);
    }

    @PutMapping("/{id}/draft")
    Mono<PolicyItemView> edit(@PathVariable String id, @RequestBody PolicyDraftForm form) {
        return library.edit(id, form);
    }

    @PostMapping("/{id}/case-runs")
    Mono<RuleCaseReport> runCases(@PathVariable String id) {
        return library.runCases(id);
    }

    @PostMapping("/{id}/submission")
    Mono<PolicyItemView> submit(@PathVariable String id) {
        return library.submit(id);
    }

    @PostMapping("/{id}/approval")
    Mono<PolicyItemView> approve(@PathVariable String id, @RequestBody ApprovalForm form) {
        return library.approve(id, form);
    }

    @PostMapping("/{id}/publication")
    Mono<PolicyItemView> publish(@PathVariable String id, @RequestParam(defaultValue = "false") boolean silent) {
        return library.publish(id, silent);
    }

    @GetMapping("/{id}/audience")
    Mono<AudienceView> audience(@PathVariable String id, @RequestParam(required = false) @Nullable Integer version) {
        return matching.audience(id, version);
    }

    @PostMapping("/import")
    Mono<ImportReport> importPolicies(@RequestBody JsonNode policies) {
        return library.importPolicies(policies);
    }
}
