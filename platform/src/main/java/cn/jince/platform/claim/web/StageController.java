package cn.jince.platform.claim.web;

import cn.jince.api.claim.ClaimViews.ClaimView;
import cn.jince.api.claim.StageViews.AskOpinionForm;
import cn.jince.api.claim.StageViews.GiveOpinionForm;
import cn.jince.api.claim.StageViews.HandOverForm;
import cn.jince.api.claim.StageViews.WarningView;
import cn.jince.edge.Caller;
import cn.jince.platform.claim.Claim;
import cn.jince.platform.claim.ClaimEvent.Actor;
import cn.jince.platform.claim.ClaimRefusal;
import cn.jince.platform.claim.StageTasks;
import cn.jince.platform.claim.WorkStage;
import cn.jince.platform.kernel.DivisionCode;
import cn.jince.platform.kernel.Outcome;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
class StageController implements cn.jince.api.claim.Stages {
    private final WorkStage working;
    private final StageTasks tasks;
    private final ClaimScreens screens;

    StageController(WorkStage working, StageTasks tasks, ClaimScreens screens) {
        this.working = working;
        this.tasks = tasks;
        this.screens = screens;
    }

    @Override
    public Mono<ClaimView> handOver(String id, @Nullable String ifMatch, HandOverForm form) {
        Actor to = new Actor(form.officerId().strip(), form.officerName().strip());
        return shown(caller -> working.handOver(caller, id, Versions.of(ifMatch), to, form.reason()));
    }

    @Override
    public Mono<ClaimView> askOpinion(String id, @Nullable String ifMatch, AskOpinionForm form) {
        return shown(caller -> working.askOpinion(
                caller,
                id,
                Versions.of(ifMatch),
                form.divisionCode(),
                form.department(),
                form.question(),
                form.days()));
    }

    @Override
    public Mono<ClaimView> giveOpinion(String id, String opinionId, GiveOpinionForm form) {
        return shown(caller -> working.giveOpinion(caller, id, opinionId, form.favourable(), form.text()));
    }

    @Override
    public Mono<List<WarningView>> warnings() {
        return Caller.current()
                .flatMapMany(caller -> tasks.warnings(caller.division(), new DivisionCode(caller.division()).prefix()))
                .map(StageScreens::warning)
                .collectList();
    }

    private Mono<ClaimView> shown(Function<Caller, Mono<Outcome<Claim, ClaimRefusal>>> use) {
        return Caller.current()
                .flatMap(caller -> use.apply(caller)
                        .map(outcome -> outcome.orElseThrow(ClaimProblems::say))
                        .flatMap(claim -> screens.view(caller, claim)));
    }
}
