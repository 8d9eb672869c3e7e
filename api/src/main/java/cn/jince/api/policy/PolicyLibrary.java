package cn.jince.api.policy;

import cn.jince.api.PageOf;
import cn.jince.api.policy.PolicyViews.ApprovalForm;
import cn.jince.api.policy.PolicyViews.ImportReport;
import cn.jince.api.policy.PolicyViews.PolicyDraftForm;
import cn.jince.api.policy.PolicyViews.PolicyItemSummary;
import cn.jince.api.policy.PolicyViews.PolicyItemView;
import cn.jince.api.policy.PolicyViews.RuleCaseReport;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.PostExchange;
import org.springframework.web.service.annotation.PutExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** The policy library 政策库. Reading is public; the rest needs the role named. */
public interface PolicyLibrary {

    /**
     * Filters are optional; {@code query} searches names, departments and document numbers. States other than PUBLISHED
     * and EXPIRED show to officers only.
     */
    @GetExchange("/policies")
    Mono<PageOf<PolicyItemSummary>> search(
            @RequestParam(required = false) @Nullable String query,
            @RequestParam(required = false) @Nullable String level,
            @RequestParam(required = false) @Nullable String division,
            @RequestParam(required = false) @Nullable String type,
            @RequestParam(required = false) @Nullable String mode,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "20") int size);

    /** The newest version the caller may see, or the one asked for. */
    @GetExchange("/policies/{id}")
    Mono<PolicyItemView> view(@PathVariable String id, @RequestParam(required = false) @Nullable Integer version);

    /**
     * OPERATOR. Validated, duplicate-safe, silent: nobody is told of an imported item. Body: {@code {"items":[…]}} as
     * collected.
     */
    @PostExchange("/policies/import")
    Mono<ImportReport> importPolicies(@RequestBody JsonNode policies);

    /** POLICY_DRAFTER. */
    @PostExchange("/policies/drafts")
    Mono<PolicyItemView> draft(@RequestBody PolicyDraftForm form);

    /** POLICY_DRAFTER. {@code If-Match} is not needed: a draft has one author. */
    @PutExchange("/policies/{id}/draft")
    Mono<PolicyItemView> edit(@PathVariable String id, @RequestBody PolicyDraftForm form);

    /** Runs the rule cases of the newest version. */
    @PostExchange("/policies/{id}/case-runs")
    Mono<RuleCaseReport> runCases(@PathVariable String id);

    /** POLICY_DRAFTER. Refused unless at least three cases (met, not met, to be verified) pass. */
    @PostExchange("/policies/{id}/submission")
    Mono<PolicyItemView> submit(@PathVariable String id);

    /** POLICY_APPROVER, another person than the drafter. */
    @PostExchange("/policies/{id}/approval")
    Mono<PolicyItemView> approve(@PathVariable String id, @RequestBody ApprovalForm form);

    /** POLICY_DRAFTER or POLICY_APPROVER, after approval. {@code silent=true} tells nobody. */
    @PostExchange("/policies/{id}/publication")
    Mono<PolicyItemView> publish(@PathVariable String id, @RequestParam(defaultValue = "false") boolean silent);
}
