package cn.jince.api.policy;

import cn.jince.api.policy.PolicyViews.PolicyItemView;
import cn.jince.api.policy.SteeringViews.DecisionView;
import cn.jince.api.policy.SteeringViews.LikenessView;
import cn.jince.api.policy.SteeringViews.MergeForm;
import cn.jince.api.policy.SteeringViews.RecheckForm;
import cn.jince.api.policy.SteeringViews.RestingView;
import cn.jince.api.policy.SteeringViews.ScheduleForm;
import cn.jince.api.policy.SteeringViews.StaleItemView;
import cn.jince.api.policy.SteeringViews.SteerForm;
import cn.jince.api.policy.SteeringViews.StewardshipForm;
import cn.jince.api.policy.SteeringViews.StewardshipView;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.PostExchange;
import org.springframework.web.service.annotation.PutExchange;
import reactor.core.publisher.Mono;

/** An item after its text is settled: opened and closed by the calendar, suspended, rechecked, merged, withdrawn. */
public interface PolicySteering {

    /** POLICY_DRAFTER or POLICY_APPROVER. An approved version opens on a day; a published one gets a last day. */
    @PostExchange("/policies/{id}/schedule")
    Mono<PolicyItemView> schedule(@PathVariable String id, @RequestBody ScheduleForm form);

    @PostExchange("/policies/{id}/schedule-cancellation")
    Mono<PolicyItemView> unschedule(@PathVariable String id);

    /** POLICY_APPROVER, as all that follow. Out of force at once, with its reason in public. */
    @PostExchange("/policies/{id}/suspension")
    Mono<PolicyItemView> suspend(@PathVariable String id, @RequestBody SteerForm form);

    @PostExchange("/policies/{id}/resumption")
    Mono<PolicyItemView> resume(@PathVariable String id, @RequestBody SteerForm form);

    @PostExchange("/policies/{id}/withdrawal")
    Mono<PolicyItemView> withdraw(@PathVariable String id, @RequestBody SteerForm form);

    /** 公平竞争复核: out of force until another officer decides. */
    @PostExchange("/policies/{id}/recheck")
    Mono<PolicyItemView> recheck(@PathVariable String id, @RequestBody SteerForm form);

    @PostExchange("/policies/{id}/recheck-decision")
    Mono<PolicyItemView> decideRecheck(@PathVariable String id, @RequestBody RecheckForm form);

    /** Links to the item lead to the other one from then on. */
    @PostExchange("/policies/{id}/merger")
    Mono<PolicyItemView> merge(@PathVariable String id, @RequestBody MergeForm form);

    /** Officers: published items that look like this one, at most 20. */
    @GetExchange("/policies/{id}/likenesses")
    Mono<List<LikenessView>> likenesses(@PathVariable String id);

    /** Officers: who did what to it and why, newest first. */
    @GetExchange("/policies/{id}/decisions")
    Mono<List<DecisionView>> decisions(@PathVariable String id);

    /** Everybody: items suspended or under recheck, with why and since when. */
    @GetExchange("/policy-suspensions")
    Mono<List<RestingView>> resting();

    /** Everybody. */
    @GetExchange("/policies/{id}/stewardship")
    Mono<StewardshipView> stewardship(@PathVariable String id);

    /** POLICY_DRAFTER; {@code If-Match} with the version seen, {@code "0"} for the first time. */
    @PutExchange("/policies/{id}/stewardship")
    Mono<StewardshipView> steward(
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String version,
            @RequestBody StewardshipForm form);

    /** Officers: published items of the own division and below to be looked at again. @param mine those I own */
    @GetExchange("/stale-policies")
    Mono<List<StaleItemView>> stale(@RequestParam(defaultValue = "false") boolean mine);
}
