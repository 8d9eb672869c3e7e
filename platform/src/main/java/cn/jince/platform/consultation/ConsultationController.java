package cn.jince.platform.consultation;

import cn.jince.api.directline.ConsultationViews.ConsultationForm;
import cn.jince.api.directline.ConsultationViews.ConsultationView;
import cn.jince.api.directline.ConsultationViews.OpinionDecisionForm;
import cn.jince.api.directline.ConsultationViews.OpinionForm;
import cn.jince.api.directline.ConsultationViews.OpinionView;
import cn.jince.api.directline.Consultations;
import cn.jince.api.problem.ProblemCode;
import cn.jince.edge.Caller;
import cn.jince.edge.Problem;
import cn.jince.platform.consultation.Consultation.Decision;
import cn.jince.platform.consultation.Consultation.Opinion;
import cn.jince.platform.kernel.Divisions;
import cn.jince.platform.kernel.Outcome;
import cn.jince.platform.kernel.PlatformClock;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
class ConsultationController implements Consultations {
    private final Consult consult;
    private final ConsultationStore store;
    private final PlatformClock clock;

    ConsultationController(Consult consult, ConsultationStore store, PlatformClock clock) {
        this.consult = consult;
        this.store = store;
        this.clock = clock;
    }

    @Override
    public Mono<ConsultationView> open(ConsultationForm form) {
        return shown(caller -> consult.open(caller, form.itemId(), form.title(), form.text(), form.days()));
    }

    @Override
    public Mono<List<ConsultationView>> list() {
        return store.newest()
                .map(consultation -> view(consultation, Caller.ANONYMOUS))
                .collectList();
    }

    @Override
    public Mono<ConsultationView> view(String id) {
        return shown(_ -> store.find(id)
                .map(Outcome::<Consultation, ConsultationRefusal>done)
                .defaultIfEmpty(Outcome.refused(new ConsultationRefusal.NotFound())));
    }

    @Override
    public Mono<ConsultationView> say(String id, @Nullable String key, OpinionForm form) {
        return shown(caller -> consult.say(caller, id, key, form.creditCode(), form.text()));
    }

    @Override
    public Mono<ConsultationView> decide(String id, String opinionId, OpinionDecisionForm form) {
        @Nullable
        Decision decision = Arrays.stream(Decision.values())
                .filter(word -> word.name().equals(form.decision()))
                .findFirst()
                .orElse(null);
        return shown(caller -> consult.decide(caller, id, opinionId, decision, form.reason()));
    }

    @Override
    public Mono<ConsultationView> publish(String id) {
        return shown(caller -> consult.publish(caller, id));
    }

    private Mono<ConsultationView> shown(Function<Caller, Mono<Outcome<Consultation, ConsultationRefusal>>> verb) {
        return Caller.current()
                .flatMap(caller -> verb.apply(caller)
                        .map(outcome -> view(outcome.orElseThrow(ConsultationController::say), caller)));
    }

    /** Whose opinion it is, officers of the division know and the enterprise itself. */
    private ConsultationView view(Consultation consultation, Caller caller) {
        boolean officer = caller.covers(consultation.division().value());
        Consultation.State state = consultation.stateOn(clock.today());
        return new ConsultationView(
                consultation.id(),
                consultation.itemId(),
                consultation.title(),
                consultation.text(),
                consultation.division().value(),
                Divisions.shanxi().nameOf(consultation.division().value()),
                consultation.department(),
                consultation.opensOn(),
                consultation.closesOn(),
                state.name(),
                consultation.opinions().size(),
                consultation.publishedAt(),
                consultation.opinions().stream()
                        .filter(opinion -> officer
                                || state == Consultation.State.PUBLISHED
                                || caller.actsFor(opinion.creditCode()))
                        .map(opinion ->
                                opinion(opinion, officer || caller.actsFor(opinion.creditCode()), officer, state))
                        .toList());
    }

    private static OpinionView opinion(Opinion opinion, boolean named, boolean officer, Consultation.State state) {
        boolean known = officer || state == Consultation.State.PUBLISHED;
        Decision decision = opinion.decision();
        return new OpinionView(
                opinion.id(),
                named ? opinion.enterpriseName() : null,
                opinion.text(),
                opinion.at(),
                known && decision != null ? decision.name() : null,
                known ? opinion.reason() : null);
    }

    private static Problem say(ConsultationRefusal refusal) {
        return switch (refusal) {
            case ConsultationRefusal.NotFound _ ->
                Problem.of(HttpStatus.NOT_FOUND, "CONSULTATION_NOT_FOUND", "没有找到这项征求意见或相关事项。");
            case ConsultationRefusal.Bad(String detail) ->
                Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, ProblemCode.VALIDATION_FAILED, detail);
            case ConsultationRefusal.WrongState(Consultation.State state) ->
                Problem.of(HttpStatus.CONFLICT, "CONSULTATION_WRONG_STATE", "征求意见目前不能这样办理。")
                        .with("state", state.name());
            case ConsultationRefusal.Undecided(long left) ->
                Problem.of(HttpStatus.CONFLICT, "OPINIONS_UNDECIDED", "还有 " + left + " 条意见没有答复。")
                        .with("left", left);
            case ConsultationRefusal.KeyRequired _ ->
                Problem.of(HttpStatus.BAD_REQUEST, ProblemCode.IDEMPOTENCY_KEY_REQUIRED, "请带上 Idempotency-Key，以免重复提交。");
        };
    }
}
