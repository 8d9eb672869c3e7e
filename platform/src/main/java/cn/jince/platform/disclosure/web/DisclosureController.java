package cn.jince.platform.disclosure.web;

import cn.jince.api.claim.DisclosureViews.DisclosedView;
import cn.jince.api.claim.DisclosureViews.DisclosureForm;
import cn.jince.api.claim.DisclosureViews.DisclosureView;
import cn.jince.api.problem.ProblemCode;
import cn.jince.edge.Caller;
import cn.jince.edge.Problem;
import cn.jince.platform.disclosure.DiscloseField;
import cn.jince.platform.disclosure.Disclosure;
import cn.jince.platform.disclosure.DisclosureRefusal;
import cn.jince.platform.disclosure.Disclosures;
import cn.jince.platform.kernel.DivisionCode;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
class DisclosureController implements cn.jince.api.claim.Disclosures {
    private final DiscloseField disclosing;
    private final Disclosures disclosures;

    DisclosureController(DiscloseField disclosing, Disclosures disclosures) {
        this.disclosing = disclosing;
        this.disclosures = disclosures;
    }

    @Override
    public Mono<DisclosedView> disclose(String id, DisclosureForm form) {
        return Caller.current()
                .flatMap(officer -> disclosing.disclose(officer, id, form.field(), form.reason()))
                .map(outcome -> outcome.orElseThrow(DisclosureController::say))
                .map(disclosed -> new DisclosedView(view(disclosed.disclosure()), disclosed.value()));
    }

    @Override
    public Mono<List<DisclosureView>> ofClaim(String id) {
        return Caller.current()
                .flatMap(caller -> disclosing.seen(caller, id))
                .filter(seen -> seen)
                .switchIfEmpty(Mono.error(() -> say(new DisclosureRefusal.NotFound())))
                .flatMap(_ ->
                        disclosures.ofClaim(id).map(DisclosureController::view).collectList());
    }

    @Override
    public Mono<List<DisclosureView>> list() {
        return Caller.current()
                .flatMap(officer -> disclosures
                        .ofDivision(new DivisionCode(officer.division()).prefix())
                        .map(DisclosureController::view)
                        .collectList());
    }

    private static DisclosureView view(Disclosure disclosure) {
        return new DisclosureView(
                disclosure.id(),
                disclosure.claimId(),
                disclosure.creditCode(),
                disclosure.division(),
                disclosure.field().key(),
                disclosure.officer().name(),
                disclosure.officer().department(),
                disclosure.reason(),
                disclosure.at());
    }

    private static Problem say(DisclosureRefusal refusal) {
        return switch (refusal) {
            case DisclosureRefusal.NotFound _ -> Problem.of(HttpStatus.NOT_FOUND, "CLAIM_NOT_FOUND", "没有找到这项申报。");
            case DisclosureRefusal.NoSuchField _ ->
                Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, ProblemCode.VALIDATION_FAILED, "只有联系人、联系电话和收款账户可以申请查看原文。");
            case DisclosureRefusal.ReasonRequired _ ->
                Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, "REASON_REQUIRED", "请写明查看原文的理由，4 至 200 字。");
            case DisclosureRefusal.NothingThere _ ->
                Problem.of(HttpStatus.CONFLICT, "NOTHING_TO_DISCLOSE", "企业还没有填写这一项。");
        };
    }
}
