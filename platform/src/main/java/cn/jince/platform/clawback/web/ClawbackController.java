package cn.jince.platform.clawback.web;

import cn.jince.api.claim.ClaimViews.PayoutView;
import cn.jince.api.problem.ProblemCode;
import cn.jince.api.redemption.ClawbackViews.ClawbackForm;
import cn.jince.api.redemption.ClawbackViews.ClawbackReceiptForm;
import cn.jince.api.redemption.ClawbackViews.ClawbackView;
import cn.jince.api.redemption.ClawbackViews.ProjectAcceptanceForm;
import cn.jince.edge.Caller;
import cn.jince.edge.Problem;
import cn.jince.platform.claim.web.ClaimProblems;
import cn.jince.platform.clawback.Clawback;
import cn.jince.platform.clawback.ClawbackRefusal;
import cn.jince.platform.clawback.Clawbacks;
import cn.jince.platform.clawback.OrderClawback;
import cn.jince.platform.clawback.ReceiveClawback;
import cn.jince.platform.kernel.DivisionCode;
import cn.jince.platform.kernel.Outcome;
import cn.jince.platform.kernel.PlatformClock;
import cn.jince.platform.redemption.PayoutIntent;
import cn.jince.platform.review.AcceptProject;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@RestController
class ClawbackController implements cn.jince.api.redemption.Clawbacks {
    private final Clawbacks clawbacks;
    private final OrderClawback ordering;
    private final ReceiveClawback receiving;
    private final AcceptProject accepting;
    private final PlatformClock clock;

    ClawbackController(
            Clawbacks clawbacks,
            OrderClawback ordering,
            ReceiveClawback receiving,
            AcceptProject accepting,
            PlatformClock clock) {
        this.clawbacks = clawbacks;
        this.ordering = ordering;
        this.receiving = receiving;
        this.accepting = accepting;
        this.clock = clock;
    }

    @Override
    public Mono<PayoutView> acceptProject(String id, ProjectAcceptanceForm form) {
        return Caller.current()
                .flatMap(caller ->
                        accepting.accept(caller, id, form.stage(), form.reason().strip()))
                .map(outcome -> view(outcome.orElseThrow(ClaimProblems::say)));
    }

    @Override
    public Mono<ClawbackView> order(String id, ClawbackForm form) {
        return shown(Caller.current()
                .flatMap(caller -> ordering.order(
                        caller, id, form.amountFen(), form.reason().strip(), form.days())));
    }

    @Override
    public Mono<ClawbackView> receive(String id, ClawbackReceiptForm form) {
        return shown(Caller.current()
                .flatMap(caller -> receiving.receive(caller, id, form.voucher().strip(), form.amountFen())));
    }

    private Mono<ClawbackView> shown(Mono<Outcome<Clawback, ClawbackRefusal>> done) {
        return done.map(outcome -> view(outcome.orElseThrow(ClawbackController::say)));
    }

    @Override
    public Mono<List<ClawbackView>> list(@Nullable String enterprise) {
        return Caller.current()
                .flatMap(caller -> seen(caller, enterprise).map(this::view).collectList());
    }

    private Flux<Clawback> seen(Caller caller, @Nullable String enterprise) {
        if (caller.kind() == Caller.Kind.OFFICER) {
            return clawbacks.list(new DivisionCode(caller.division()).prefix(), enterprise);
        }
        return enterprise != null && caller.actsFor(enterprise) ? clawbacks.list(null, enterprise) : Flux.empty();
    }

    private ClawbackView view(Clawback order) {
        Clawback.About about = order.about();
        return new ClawbackView(
                order.id(),
                order.intentId(),
                about.itemName(),
                about.claimNumber(),
                about.payee(),
                about.creditCode(),
                about.division(),
                order.amountFen(),
                order.receivedFen(),
                order.openFen() == 0 ? "RECEIVED" : "ORDERED",
                order.reason(),
                order.orderedBy().name(),
                order.orderedAt(),
                order.dueOn(),
                order.overdueOn(clock.today()));
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

    private static Problem say(ClawbackRefusal refusal) {
        return switch (refusal) {
            case ClawbackRefusal.NotFound _ -> Problem.of(HttpStatus.NOT_FOUND, "PAYOUT_NOT_FOUND", "没有找到这笔兑付或追回。");
            case ClawbackRefusal.NotAllowed _ ->
                Problem.of(HttpStatus.FORBIDDEN, ProblemCode.FORBIDDEN, "追回由复审人员提出，由支付该笔资金的财政确认收款。");
            case ClawbackRefusal.Bad(String detail) ->
                Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, ProblemCode.VALIDATION_FAILED, detail);
            case ClawbackRefusal.NotPaid(String state) ->
                Problem.of(HttpStatus.CONFLICT, "PAYOUT_WRONG_STATE", "该笔资金尚未兑付，不能追回。")
                        .with("state", state);
            case ClawbackRefusal.AmountTooHigh(long left) ->
                Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, "AMOUNT_TOO_HIGH", "金额须大于零且不超过未追回的余额。")
                        .with("leftFen", left);
            case ClawbackRefusal.AlreadyOpen(String id) ->
                Problem.of(HttpStatus.CONFLICT, "CLAWBACK_OPEN", "该笔资金已有未完成的追回。")
                        .with("clawbackId", id);
            case ClawbackRefusal.FourEyes _ -> Problem.of(HttpStatus.CONFLICT, "FOUR_EYES", "提出追回的人员不能确认收款。");
            case ClawbackRefusal.VoucherUsed _ -> Problem.of(HttpStatus.CONFLICT, "VOUCHER_USED", "该缴款凭证号已登记为另一笔收款。");
        };
    }
}
