package cn.jince.bff.web.desk.run;

import cn.jince.api.claim.ClaimFreeRuns;
import cn.jince.api.claim.ClaimViews.ClaimFreeRunView;
import cn.jince.api.claim.ClaimViews.ReviewForm;
import cn.jince.api.claim.ClaimViews.StartRunForm;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Claim-free runs: start, watch, review. */
@RestController
@RequestMapping("/api/w/desk/claim-free-runs")
class RunController {
    private final ClaimFreeRuns runs;

    RunController(ClaimFreeRuns runs) {
        this.runs = runs;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Mono<ClaimFreeRunView> start(@RequestBody StartRunForm form) {
        return runs.start(form);
    }

    @GetMapping("/{id}")
    Mono<ClaimFreeRunView> view(@PathVariable String id) {
        return runs.view(id);
    }

    @PostMapping("/{id}/review")
    Mono<ClaimFreeRunView> review(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody ReviewForm form) {
        return runs.review(id, ifMatch, form);
    }
}
