package cn.jince.bff.web.portal.claim;

import cn.jince.api.claim.ClaimFreeRuns;
import cn.jince.api.claim.ClaimViews.ClaimFreeRunView;
import cn.jince.api.claim.ClaimViews.ConfirmWishForm;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Claim-free runs that wait for an enterprise's wish, and the wish. */
@RestController
@RequestMapping("/api/w/claim-free-runs")
class ClaimFreeController {
    private final ClaimFreeRuns runs;

    ClaimFreeController(ClaimFreeRuns runs) {
        this.runs = runs;
    }

    @GetMapping
    Mono<List<ClaimFreeRunView>> ofEnterprise(@RequestParam String enterprise) {
        return runs.ofEnterprise(enterprise);
    }

    @PostMapping("/{id}/wishes")
    Mono<ClaimFreeRunView> confirm(@PathVariable String id, @RequestBody ConfirmWishForm form) {
        return runs.confirm(id, form);
    }
}
