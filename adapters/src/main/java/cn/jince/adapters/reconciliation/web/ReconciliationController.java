package cn.jince.adapters.reconciliation.web;

import cn.jince.adapters.reconciliation.Days;
import cn.jince.adapters.reconciliation.Reconcile;
import cn.jince.api.adapters.CommandViews.OperatorReason;
import cn.jince.api.adapters.ReconciliationViews.GapView;
import cn.jince.api.adapters.ReconciliationViews.ReconcileForm;
import cn.jince.api.adapters.ReconciliationViews.ReconciliationView;
import cn.jince.api.adapters.Reconciliations;
import cn.jince.api.identity.Role;
import cn.jince.api.problem.ProblemCode;
import cn.jince.edge.Caller;
import cn.jince.edge.Problem;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
class ReconciliationController implements Reconciliations {
    private final Days days;
    private final Reconcile reconciling;

    ReconciliationController(Days days, Reconcile reconciling) {
        this.days = days;
        this.reconciling = reconciling;
    }

    @Override
    public Mono<List<ReconciliationView>> days() {
        return reader().flatMap(caller ->
                days.newest().filter(day -> shown(caller, day.capability())).collectList());
    }

    @Override
    public Mono<ReconciliationView> run(ReconcileForm form) {
        return operator()
                .flatMap(_ -> reconciling.now(form.system(), form.capability(), form.day()))
                .flatMap(known -> known ? days.find(form.system(), form.capability(), form.day()) : Mono.empty())
                .switchIfEmpty(Mono.error(() -> notFound("没有这项能力的对账。")));
    }

    @Override
    public Mono<List<GapView>> gaps() {
        return reader().flatMap(caller ->
                days.openGaps().filter(gap -> shown(caller, gap.capability())).collectList());
    }

    @Override
    public Mono<GapView> own(long id, OperatorReason reason) {
        return operator()
                .flatMap(caller -> days.own(
                        id,
                        caller.name().isBlank() ? caller.id() : caller.name() + "（" + caller.id() + "）",
                        reason.reason().isBlank() ? null : reason.reason()))
                .switchIfEmpty(Mono.error(() -> notFound("没有这项待处理的差异，可能已自动消除。")));
    }

    /** Treasurers of the province read what is compared with the treasury. */
    private static boolean shown(Caller caller, String capability) {
        return caller.has(Role.OPERATOR) || capability.equals("treasury.payout");
    }

    private static Mono<Caller> reader() {
        return Caller.current()
                .flatMap(caller ->
                        caller.has(Role.TREASURER) && caller.covers("140000") ? Mono.just(caller) : operator());
    }

    private static Mono<Caller> operator() {
        return Caller.current().map(caller -> {
            if (caller.kind() == Caller.Kind.ANONYMOUS) {
                throw Problem.of(HttpStatus.UNAUTHORIZED, ProblemCode.UNAUTHENTICATED, "请先登录。");
            }
            if (!caller.has(Role.OPERATOR)) {
                throw Problem.of(HttpStatus.FORBIDDEN, ProblemCode.FORBIDDEN, "没有进行该操作的权限。");
            }
            return caller;
        });
    }

    private static Problem notFound(String detail) {
        return Problem.of(HttpStatus.NOT_FOUND, ProblemCode.NOT_FOUND, detail);
    }
}
