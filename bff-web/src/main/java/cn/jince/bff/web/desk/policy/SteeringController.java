package cn.jince.bff.web.desk.policy;

import cn.jince.api.policy.PolicySteering;
import cn.jince.api.policy.PolicyViews.PolicyItemView;
import cn.jince.api.policy.SteeringViews.DecisionView;
import cn.jince.api.policy.SteeringViews.LikenessView;
import cn.jince.api.policy.SteeringViews.MergeForm;
import cn.jince.api.policy.SteeringViews.RecheckForm;
import cn.jince.api.policy.SteeringViews.ScheduleForm;
import cn.jince.api.policy.SteeringViews.StaleItemView;
import cn.jince.api.policy.SteeringViews.SteerForm;
import cn.jince.api.policy.SteeringViews.StewardshipForm;
import cn.jince.api.policy.SteeringViews.StewardshipView;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** An item after its text is settled, as {@link PolicySteering}. */
@RestController
@RequestMapping("/api/w/desk")
class SteeringController {
    private final PolicySteering steering;

    SteeringController(PolicySteering steering) {
        this.steering = steering;
    }

    @PostMapping("/policies/{id}/schedule")
    Mono<PolicyItemView> schedule(@PathVariable String id, @RequestBody ScheduleForm form) {
        return steering.schedule(id, form);
    }

    @PostMapping("/policies/{id}/schedule-cancellation")
    Mono<PolicyItemView> unschedule(@PathVariable String id) {
        return steering.unschedule(id);
    }

    @PostMapping("/policies/{id}/suspension")
    Mono<PolicyItemView> suspend(@PathVariable String id, @RequestBody SteerForm form) {
        return steering.suspend(id, form);
    }

    @PostMapping("/policies/{id}/resumption")
    Mono<PolicyItemView> resume(@PathVariable String id, @RequestBody SteerForm form) {
        return steering.resume(id, form);
    }

    @PostMapping("/policies/{id}/withdrawal")
    Mono<PolicyItemView> withdraw(@PathVariable String id, @RequestBody SteerForm form) {
        return steering.withdraw(id, form);
    }

    @PostMapping("/policies/{id}/recheck")
    Mono<PolicyItemView> recheck(@PathVariable String id, @RequestBody SteerForm form) {
        return steering.recheck(id, form);
    }

    @PostMapping("/policies/{id}/recheck-decision")
    Mono<PolicyItemView> decideRecheck(@PathVariable String id, @RequestBody RecheckForm form) {
        return steering.decideRecheck(id, form);
    }

    @PostMapping("/policies/{id}/merger")
    Mono<PolicyItemView> merge(@PathVariable String id, @RequestBody MergeForm form) {
        return steering.merge(id, form);
    }

    @GetMapping("/policies/{id}/likenesses")
    Mono<List<LikenessView>> likenesses(@PathVariable String id) {
        return steering.likenesses(id);
    }

    @GetMapping("/policies/{id}/decisions")
    Mono<List<DecisionView>> decisions(@PathVariable String id) {
        return steering.decisions(id);
    }

    @PutMapping("/policies/{id}/stewardship")
    Mono<StewardshipView> steward(
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String version,
            @RequestBody StewardshipForm form) {
        return steering.steward(id, version, form);
    }

    @GetMapping("/stale-policies")
    Mono<List<StaleItemView>> stale(@RequestParam(defaultValue = "false") boolean mine) {
        return steering.stale(mine);
    }
}
