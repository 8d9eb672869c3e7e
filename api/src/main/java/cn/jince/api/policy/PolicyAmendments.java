package cn.jince.api.policy;

import cn.jince.api.policy.AmendmentViews.AmendmentDecisionForm;
import cn.jince.api.policy.AmendmentViews.AmendmentView;
import cn.jince.api.policy.AmendmentViews.ProposalForm;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.PostExchange;
import reactor.core.publisher.Mono;

/** 修订建议: others propose, the item's drafters accept into a draft or decline. */
public interface PolicyAmendments {

    /** Persons and officers, for any published item. The same key again gives the first. */
    @PostExchange("/policies/{id}/amendments")
    Mono<AmendmentView> propose(
            @PathVariable String id,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody ProposalForm form);

    /** Persons: their own. Officers: of items of the own division and below. At most 200, open ones first. */
    @GetExchange("/policy-amendments")
    Mono<List<AmendmentView>> list();

    /** POLICY_DRAFTER of the item's division. Accepted it is a new version in draft, drafted by the caller. */
    @PostExchange("/policy-amendments/{id}/decision")
    Mono<AmendmentView> decide(
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String version,
            @RequestBody AmendmentDecisionForm form);
}
