package cn.jince.platform.claim.web;

import cn.jince.api.claim.ClaimViews.AskForCorrectionForm;
import cn.jince.api.claim.ClaimViews.AttachmentView;
import cn.jince.api.claim.ClaimViews.ClaimSummary;
import cn.jince.api.claim.ClaimViews.ClaimView;
import cn.jince.api.claim.ClaimViews.NoticeView;
import cn.jince.api.claim.ClaimViews.ObjectionForm;
import cn.jince.api.claim.ClaimViews.PromiseForm;
import cn.jince.api.claim.ClaimViews.QueueView;
import cn.jince.api.claim.ClaimViews.ReasonForm;
import cn.jince.api.claim.ClaimViews.ReviewForm;
import cn.jince.api.claim.ClaimViews.SaveClaimForm;
import cn.jince.api.claim.ClaimViews.StartClaimForm;
import cn.jince.api.identity.Role;
import cn.jince.api.problem.ProblemCode;
import cn.jince.edge.Caller;
import cn.jince.edge.Problem;
import cn.jince.platform.claim.Account;
import cn.jince.platform.claim.AttachMaterial;
import cn.jince.platform.claim.Claim;
import cn.jince.platform.claim.ClaimAccess;
import cn.jince.platform.claim.ClaimRefusal;
import cn.jince.platform.claim.Claims;
import cn.jince.platform.claim.DecideClaim;
import cn.jince.platform.claim.Defect;
import cn.jince.platform.claim.OpenMaterial;
import cn.jince.platform.claim.PromiseMaterial;
import cn.jince.platform.claim.SaveClaim;
import cn.jince.platform.claim.StageTasks;
import cn.jince.platform.claim.StartClaim;
import cn.jince.platform.claim.SubmitClaim;
import cn.jince.platform.kernel.Outcome;
import cn.jince.platform.notice.NoticeRefusal;
import cn.jince.platform.notice.Notices;
import cn.jince.platform.notice.ObjectToNotice;
import cn.jince.platform.notice.PublicNotice;
import cn.jince.platform.review.ReviewClaim;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

@RestController
class ClaimController implements cn.jince.api.claim.Claims {
    private final Claims claims;
    private final StageTasks tasks;
    private final Notices notices;
    private final StartClaim starting;
    private final SaveClaim saving;
    private final AttachMaterial attaching;
    private final PromiseMaterial promising;
    private final OpenMaterial opening;
    private final SubmitClaim submitting;
    private final DecideClaim deciding;
    private final ReviewClaim reviewing;
    private final ObjectToNotice objecting;
    private final ClaimScreens screens;
    private final RunQueue runs;
    private final JsonMapper json;

    ClaimController(
            Claims claims,
            StageTasks tasks,
            Notices notices,
            StartClaim starting,
            SaveClaim saving,
            AttachMaterial attaching,
            PromiseMaterial promising,
            OpenMaterial opening,
            SubmitClaim submitting,
            DecideClaim deciding,
            ReviewClaim reviewing,
            ObjectToNotice objecting,
            ClaimScreens screens,
            RunQueue runs,
            JsonMapper json) {
        this.claims = claims;
        this.tasks = tasks;
        this.notices = notices;
        this.starting = starting;
        this.saving = saving;
        this.attaching = attaching;
        this.promising = promising;
        this.opening = opening;
        this.submitting = submitting;
        this.deciding = deciding;
        this.reviewing = reviewing;
        this.objecting = objecting;
        this.screens = screens;
        this.runs = runs;
        this.json = json;
    }

    @Override
    public Mono<ClaimView> start(StartClaimForm form) {
        return shown(caller -> starting.start(caller, form.creditCode(), form.itemId()));
    }

    @Override
    public Mono<List<ClaimSummary>> ofEnterprise(String creditCode) {
        return Caller.current()
                .flatMap(caller -> caller.actsFor(creditCode) || caller.has(Role.HOUSE)
                        ? claims.ofEnterprise(creditCode)
                                .map(ClaimScreens::summary)
                                .collectList()
                        : Mono.error(ClaimProblems.say(new ClaimRefusal.NotFound(creditCode))));
    }

    @Override
    public Mono<ClaimView> view(String id) {
        return shown(caller -> claims.find(id)
                .map(claim -> ClaimAccess.seen(caller, claim))
                .defaultIfEmpty(Outcome.refused(new ClaimRefusal.NotFound(id))));
    }

    @Override
    public Mono<ClaimView> save(String id, @Nullable String ifMatch, SaveClaimForm form) {
        Account account = form.bankAccount() == null
                ? null
                : new Account(
                        form.bankAccount().holder(),
                        form.bankAccount().bank(),
                        form.bankAccount().account());
        return shown(caller -> saving.save(caller, id, Versions.of(ifMatch), new Claim.Form(form.answers(), account)));
    }

    @Override
    public Mono<AttachmentView> attach(String id, String material, String fileName, byte[] content) {
        return Caller.current()
                .flatMap(caller -> attaching.attach(caller, id, material, fileName, content))
                .map(outcome -> ClaimScreens.attachment(outcome.orElseThrow(ClaimProblems::say)));
    }

    @Override
    public Mono<ClaimView> promise(String id, PromiseForm form) {
        return shown(caller -> promising.promise(caller, id, form.material()));
    }

    @Override
    public Mono<ResponseEntity<byte[]>> file(String id, String attachmentId) {
        return Caller.current()
                .flatMap(caller -> opening.open(caller, id, attachmentId))
                .map(outcome -> outcome.orElseThrow(ClaimProblems::say))
                .map(OpenedFiles::answer);
    }

    @Override
    public Mono<ClaimView> submit(String id, @Nullable String ifMatch, @Nullable String idempotencyKey) {
        return Caller.current()
                .flatMap(caller -> submitting.submit(
                        caller,
                        id,
                        Versions.of(ifMatch),
                        idempotencyKey,
                        claim -> screens.view(caller, claim).map(json::writeValueAsString)))
                .map(outcome -> json.readValue(outcome.orElseThrow(ClaimProblems::say), ClaimView.class));
    }

    @Override
    public Mono<ClaimView> withdraw(String id, @Nullable String ifMatch, ReasonForm form) {
        return shown(caller -> deciding.withdraw(caller, id, Versions.of(ifMatch), form.reason()));
    }

    @Override
    public Mono<QueueView> queue() {
        return Caller.current().flatMap(caller -> {
            if (caller.kind() != Caller.Kind.OFFICER) {
                return Mono.error(Problem.of(HttpStatus.FORBIDDEN, ProblemCode.FORBIDDEN, "待办只对工作人员开放。"));
            }
            return tasks.waiting(caller)
                    .filter(claim -> !ClaimActions.of(caller, claim, null).isEmpty())
                    .map(ClaimScreens::summary)
                    .collectList()
                    .zipWith(runs.waiting(caller).collectList(), QueueView::new);
        });
    }

    @Override
    public Mono<ClaimView> askForCorrection(String id, @Nullable String ifMatch, AskForCorrectionForm form) {
        List<Defect> defects = form.defects().stream()
                .map(defect -> new Defect(defect.field(), defect.reason()))
                .toList();
        return shown(caller -> deciding.askForCorrection(caller, id, Versions.of(ifMatch), defects));
    }

    @Override
    public Mono<ClaimView> correct(String id, @Nullable String ifMatch) {
        return shown(caller -> deciding.correct(caller, id, Versions.of(ifMatch)));
    }

    @Override
    public Mono<ClaimView> accept(String id, @Nullable String ifMatch) {
        return shown(caller -> deciding.accept(caller, id, Versions.of(ifMatch)));
    }

    @Override
    public Mono<ClaimView> refuse(String id, @Nullable String ifMatch, ReasonForm form) {
        return shown(caller -> deciding.refuse(caller, id, Versions.of(ifMatch), form.reason()));
    }

    @Override
    public Mono<ClaimView> review(String id, @Nullable String ifMatch, ReviewForm form) {
        return shown(caller ->
                reviewing.review(caller, id, Versions.of(ifMatch), form.approve(), form.reason(), form.amountFen()));
    }

    @Override
    public Mono<List<NoticeView>> notices() {
        return notices.open().map(ClaimScreens::shownToAll).collectList();
    }

    @Override
    public Mono<NoticeView> object(String id, ObjectionForm form) {
        return noticed(objecting.object(id, form.from(), form.reason()));
    }

    @Override
    public Mono<NoticeView> settle(String id, ReviewForm form) {
        return Caller.current().flatMap(caller -> noticed(objecting.settle(caller, id, form.approve(), form.reason())));
    }

    private Mono<ClaimView> shown(Function<Caller, Mono<Outcome<Claim, ClaimRefusal>>> use) {
        return Caller.current()
                .flatMap(caller -> use.apply(caller)
                        .map(outcome -> outcome.orElseThrow(ClaimProblems::say))
                        .flatMap(claim -> screens.view(caller, claim)));
    }

    private static Mono<NoticeView> noticed(Mono<Outcome<PublicNotice, NoticeRefusal>> outcome) {
        return outcome.map(done -> ClaimScreens.notice(done.orElseThrow(ClaimProblems::say)));
    }
}
