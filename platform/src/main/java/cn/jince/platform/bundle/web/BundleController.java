package cn.jince.platform.bundle.web;

import cn.jince.api.claim.BundleViews.BundleView;
import cn.jince.api.claim.BundleViews.StartBundleForm;
import cn.jince.api.claim.ClaimViews.SaveClaimForm;
import cn.jince.edge.Caller;
import cn.jince.edge.Problem;
import cn.jince.platform.bundle.Bundle;
import cn.jince.platform.bundle.BundleRefusal;
import cn.jince.platform.bundle.FillBundle;
import cn.jince.platform.bundle.StartBundle;
import cn.jince.platform.bundle.SubmitBundle;
import cn.jince.platform.claim.Account;
import cn.jince.platform.claim.Claim;
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
class BundleController implements cn.jince.api.claim.Bundles {
    private final StartBundle starting;
    private final FillBundle filling;
    private final SubmitBundle submitting;
    private final BundleScreens screens;

    BundleController(StartBundle starting, FillBundle filling, SubmitBundle submitting, BundleScreens screens) {
        this.starting = starting;
        this.filling = filling;
        this.submitting = submitting;
        this.screens = screens;
    }

    @Override
    public Mono<BundleView> start(StartBundleForm form) {
        return shown(caller -> starting.start(caller, form.creditCode(), form.itemIds(), BundleController::told));
    }

    @Override
    public Mono<BundleView> view(String id) {
        return shown(caller -> filling.find(caller, id));
    }

    @Override
    public Mono<BundleView> save(String id, @Nullable String ifMatch, SaveClaimForm form) {
        Account account = form.bankAccount() == null
                ? null
                : new Account(
                        form.bankAccount().holder(),
                        form.bankAccount().bank(),
                        form.bankAccount().account());
        return shown(caller -> filling.save(caller, id, Versions.of(ifMatch), new Claim.Form(form.answers(), account)));
    }

    @Override
    public Mono<List<String>> attach(String id, String material, String fileName, byte[] content) {
        return Caller.current()
                .flatMap(caller -> filling.attach(caller, id, material, fileName, content))
                .map(outcome -> outcome.orElseThrow(BundleController::say));
    }

    @Override
    public Mono<BundleView> submit(String id, @Nullable String ifMatch, @Nullable String idempotencyKey) {
        return shown(
                caller -> submitting.submit(caller, id, Versions.of(ifMatch), idempotencyKey, BundleController::told));
    }

    private Mono<BundleView> shown(Function<Caller, Mono<Outcome<Bundle, BundleRefusal>>> use) {
        return Caller.current()
                .flatMap(use)
                .map(outcome -> outcome.orElseThrow(BundleController::say))
                .flatMap(screens::view);
    }

    private static Bundle.Refusal told(ClaimRefusal refusal) {
        Problem problem = ClaimProblems.say(refusal);
        String detail = problem.getBody().getDetail();
        return new Bundle.Refusal(
                problem.code(),
                detail == null ? "" : detail,
                refusal instanceof ClaimRefusal.FormIncomplete(var defects) ? defects : List.of());
    }

    private static Problem say(BundleRefusal refusal) {
        return switch (refusal) {
            case BundleRefusal.ItemsUnfit _ ->
                Problem.of(
                        HttpStatus.UNPROCESSABLE_CONTENT, "BUNDLE_ITEMS_UNFIT", "请选择 2 至 " + Bundle.MOST + " 个不同的事项。");
            case BundleRefusal.NothingClaimable(String detail) ->
                Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, "BUNDLE_NOTHING_CLAIMABLE", "所选事项都不能申报。" + detail);
            case BundleRefusal.OfClaim(var why) -> ClaimProblems.say(why);
        };
    }
}
