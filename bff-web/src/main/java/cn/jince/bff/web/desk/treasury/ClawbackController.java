package cn.jince.bff.web.desk.treasury;

import cn.jince.api.claim.ClaimViews.PayoutView;
import cn.jince.api.redemption.ClawbackViews.ClawbackForm;
import cn.jince.api.redemption.ClawbackViews.ClawbackReceiptForm;
import cn.jince.api.redemption.ClawbackViews.ClawbackView;
import cn.jince.api.redemption.ClawbackViews.ProjectAcceptanceForm;
import cn.jince.api.redemption.Clawbacks;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Clawbacks and stages, for officers; an enterprise sees what is asked back of it. */
@RestController
@RequestMapping("/api/w")
class ClawbackController {
    private final Clawbacks clawbacks;

    ClawbackController(Clawbacks clawbacks) {
        this.clawbacks = clawbacks;
    }

    @GetMapping("/clawbacks")
    Mono<List<ClawbackView>> list(@RequestParam(required = false) @Nullable String enterprise) {
        return clawbacks.list(enterprise);
    }

    @PostMapping("/desk/payouts/{id}/clawbacks")
    Mono<ClawbackView> order(@PathVariable String id, @RequestBody ClawbackForm form) {
        return clawbacks.order(id, form);
    }

    @PostMapping("/desk/clawbacks/{id}/receipts")
    Mono<ClawbackView> receive(@PathVariable String id, @RequestBody ClawbackReceiptForm form) {
        return clawbacks.receive(id, form);
    }

    @PostMapping("/desk/claims/{id}/project-acceptance")
    Mono<PayoutView> acceptProject(@PathVariable String id, @RequestBody ProjectAcceptanceForm form) {
        return clawbacks.acceptProject(id, form);
    }
}
