package cn.jince.platform.claimfree;

import cn.jince.api.claim.ClaimFreeRuns;
import cn.jince.api.claim.ClaimViews.ClaimFreeRunView;
import cn.jince.api.claim.ClaimViews.ConfirmWishForm;
import cn.jince.api.claim.ClaimViews.ReviewForm;
import cn.jince.api.claim.ClaimViews.StartRunForm;
import cn.jince.api.identity.Role;
import cn.jince.api.problem.ProblemCode;
import cn.jince.edge.Caller;
import cn.jince.edge.Problem;
import cn.jince.platform.claim.Account;
import cn.jince.platform.claim.ClaimRefusal;
import cn.jince.platform.claim.web.ClaimProblems;
import cn.jince.platform.claim.web.Versions;
import cn.jince.platform.kernel.Outcome;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
class RunController implements ClaimFreeRuns {
    private final Runs runs;
    private final StartRun starting;
    private final ConfirmWish confirming;
    private final ReviewRun reviewing;

    RunController(Runs runs, StartRun starting, ConfirmWish confirming, ReviewRun reviewing) {
        this.runs = runs;
        this.starting = starting;
        this.confirming = confirming;
        this.reviewing = reviewing;
    }

    @Override
    public Mono<ClaimFreeRunView> start(StartRunForm form) {
        if (!form.divisionCode().matches("\\d{6}") || form.limit() < 1 || form.limit() > 10_000) {
            return Mono.error(Problem.of(HttpStatus.BAD_REQUEST, ProblemCode.BAD_REQUEST, "区划代码为六位数字，数量取 1 至 10000。"));
        }
        return shown(caller -> starting.start(caller, form.itemId(), form.divisionCode(), form.limit()));
    }

    @Override
    public Mono<ClaimFreeRunView> view(String id) {
        return shown(caller -> runs.find(id)
                .filter(run -> sees(caller, run))
                .map(Outcome::<Run, ClaimRefusal>done)
                .defaultIfEmpty(Outcome.refused(new ClaimRefusal.NotFound(id))));
    }

    /** Results are public once the notice is open. */
    private static boolean sees(Caller caller, Run run) {
        return caller.covers(run.division())
                || caller.has(Role.HOUSE)
                || run.state() == Run.State.IN_PUBLIC_NOTICE
                || run.state() == Run.State.PAYING
                || run.state() == Run.State.CONCLUDED
                || run.members().stream().anyMatch(member -> caller.actsFor(member.creditCode()));
    }

    @Override
    public Mono<List<ClaimFreeRunView>> ofEnterprise(String creditCode) {
        return Caller.current()
                .flatMap(caller -> caller.actsFor(creditCode) || caller.has(Role.HOUSE)
                        ? runs.ofEnterprise(creditCode)
                                .concatMap(runs::find)
                                .map(run -> RunViews.view(caller, run))
                                .collectList()
                        : Mono.error(ClaimProblems.say(new ClaimRefusal.NotFound(creditCode))));
    }

    @Override
    public Mono<ClaimFreeRunView> confirm(String id, ConfirmWishForm form) {
        Account account = form.bankAccount() == null
                ? null
                : new Account(
                        form.bankAccount().holder(),
                        form.bankAccount().bank(),
                        form.bankAccount().account());
        return shown(caller -> confirming.confirm(caller, id, form.creditCode(), form.wish(), account));
    }

    @Override
    public Mono<ClaimFreeRunView> review(String id, @Nullable String ifMatch, ReviewForm form) {
        return shown(caller -> reviewing.review(caller, id, Versions.of(ifMatch), form.approve(), form.reason()));
    }

    private static Mono<ClaimFreeRunView> shown(Function<Caller, Mono<Outcome<Run, ClaimRefusal>>> use) {
        return Caller.current()
                .flatMap(caller -> use.apply(caller)
                        .map(outcome -> RunViews.view(caller, outcome.orElseThrow(ClaimProblems::say))));
    }
}
