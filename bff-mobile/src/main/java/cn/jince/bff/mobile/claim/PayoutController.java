package cn.jince.bff.mobile.claim;

import cn.jince.api.claim.ClaimViews.BankAccountForm;
import cn.jince.api.claim.ClaimViews.PayoutView;
import cn.jince.api.claim.ClaimViews.StuckPayoutView;
import cn.jince.api.claim.Payouts;
import cn.jince.bff.mobile.Members;
import cn.jince.bff.mobile.ScreenAnswer;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** My enterprise's payouts that do not get on, and another account for one that was turned away. */
@RestController
@RequestMapping("/api/m/payouts")
class PayoutController {
    private final Payouts payouts;
    private final ScreenAnswer answers;

    PayoutController(Payouts payouts, ScreenAnswer answers) {
        this.payouts = payouts;
        this.answers = answers;
    }

    @GetMapping
    Mono<ResponseEntity<List<StuckPayoutView>>> stuck(@RequestParam String enterprise) {
        return Members.of(enterprise).flatMap(_ -> payouts.stuck(enterprise)).map(answers::of);
    }

    @PostMapping("/{id}/account")
    Mono<PayoutView> correctAccount(@PathVariable String id, @RequestBody BankAccountForm account) {
        return Members.person().flatMap(_ -> payouts.correctAccount(id, account));
    }
}
