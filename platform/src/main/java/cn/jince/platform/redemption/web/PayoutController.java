package cn.jince.platform.redemption.web;

import cn.jince.api.claim.ClaimViews.BankAccountForm;
import cn.jince.api.claim.ClaimViews.PayoutView;
import cn.jince.api.claim.ClaimViews.StuckPayoutView;
import cn.jince.api.problem.ProblemCode;
import cn.jince.edge.Caller;
import cn.jince.edge.Problem;
import cn.jince.platform.claim.Account;
import cn.jince.platform.kernel.DivisionCode;
import cn.jince.platform.redemption.CorrectAccount;
import cn.jince.platform.redemption.PayoutIntent;
import cn.jince.platform.redemption.PayoutRefusal;
import cn.jince.platform.redemption.Payouts;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@RestController
class PayoutController implements cn.jince.api.claim.Payouts {
    private final Payouts payouts;
    private final CorrectAccount correcting;

    PayoutController(Payouts payouts, CorrectAccount correcting) {
        this.payouts = payouts;
        this.correcting = correcting;
    }

    @Override
    public Mono<List<StuckPayoutView>> stuck(@Nullable String enterprise) {
        return Caller.current()
                .flatMap(caller ->
                        seen(caller, enterprise).map(PayoutController::stuck).collectList());
    }

    private Flux<PayoutIntent> seen(Caller caller, @Nullable String enterprise) {
        if (caller.kind() == Caller.Kind.OFFICER) {
            return payouts.stuck(new DivisionCode(caller.division()).prefix())
                    .filter(intent ->
                            enterprise == null || intent.about().creditCode().equals(enterprise));
        }
        return enterprise != null && caller.actsFor(enterprise) ? payouts.stuckOf(enterprise) : Flux.empty();
    }

    @Override
    public Mono<PayoutView> correctAccount(String id, BankAccountForm form) {
        Account account = new Account(
                form.holder().strip(), form.bank().strip(), form.account().replace(" ", ""));
        return Caller.current()
                .flatMap(caller -> correcting.correct(caller, id, account))
                .map(outcome -> view(outcome.orElseThrow(PayoutController::say)));
    }

    private static StuckPayoutView stuck(PayoutIntent intent) {
        PayoutIntent.About about = intent.about();
        return new StuckPayoutView(
                intent.id(),
                about.subject().name(),
                about.subjectId(),
                about.claimNumber(),
                about.purpose(),
                about.creditCode(),
                intent.account().holder(),
                intent.amountFen(),
                intent.state().name(),
                intent.attempts(),
                intent.note());
    }

    private static PayoutView view(PayoutIntent intent) {
        return new PayoutView(
                intent.id(),
                intent.shownState(),
                intent.amountFen(),
                intent.account().holder(),
                intent.account().masked(),
                intent.receipt(),
                intent.paidAt());
    }

    private static Problem say(PayoutRefusal refusal) {
        return switch (refusal) {
            case PayoutRefusal.NotFound _ -> Problem.of(HttpStatus.NOT_FOUND, "PAYOUT_NOT_FOUND", "没有找到这笔兑付。");
            case PayoutRefusal.NotTurnedAway(String state) ->
                Problem.of(HttpStatus.CONFLICT, "PAYOUT_WRONG_STATE", "这笔兑付没有被退回，不能更改收款账户。")
                        .with("state", state);
            case PayoutRefusal.NotAllowed _ ->
                Problem.of(HttpStatus.FORBIDDEN, ProblemCode.FORBIDDEN, "只有企业的经办人或法定代表人可以办理。");
            case PayoutRefusal.BadAccount(String detail) ->
                Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, ProblemCode.VALIDATION_FAILED, detail);
        };
    }
}
