package cn.jince.platform.objection.web;

import cn.jince.api.enterprise.FactObjectionViews.DecisionForm;
import cn.jince.api.enterprise.FactObjectionViews.FactObjectionView;
import cn.jince.api.enterprise.FactObjectionViews.ObjectForm;
import cn.jince.api.enterprise.FactObjections;
import cn.jince.api.problem.ProblemCode;
import cn.jince.edge.Caller;
import cn.jince.edge.Problem;
import cn.jince.platform.claim.web.Versions;
import cn.jince.platform.kernel.DivisionCode;
import cn.jince.platform.kernel.Outcome;
import cn.jince.platform.kernel.PlatformClock;
import cn.jince.platform.objection.FactObjection;
import cn.jince.platform.objection.FactObjectionRefusal;
import cn.jince.platform.objection.MoveObjection;
import cn.jince.platform.objection.ObjectToFact;
import cn.jince.platform.objection.ObjectToFact.Asked;
import cn.jince.platform.objection.ObjectionStore;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@RestController
class ObjectionController implements FactObjections {
    private final ObjectionStore objections;
    private final ObjectToFact objecting;
    private final MoveObjection moving;
    private final PlatformClock clock;

    ObjectionController(ObjectionStore objections, ObjectToFact objecting, MoveObjection moving, PlatformClock clock) {
        this.objections = objections;
        this.objecting = objecting;
        this.moving = moving;
        this.clock = clock;
    }

    @Override
    public Mono<FactObjectionView> object(@Nullable String key, ObjectForm form) {
        Asked asked = new Asked(
                need(form.creditCode(), "creditCode"),
                need(form.attribute(), "attribute"),
                need(form.proposed(), "proposed"),
                need(form.reason(), "reason"));
        return answering(caller -> objecting.object(caller, key, asked));
    }

    @Override
    public Mono<List<FactObjectionView>> list(@Nullable String enterprise, @Nullable String state, boolean overdue) {
        FactObjection.@Nullable State wanted = state == null ? null : state(state);
        return Caller.current()
                .flatMap(caller -> seen(caller, enterprise, wanted, overdue)
                        .map(objection -> ObjectionScreens.view(objection, caller, clock.today()))
                        .collectList());
    }

    private Flux<FactObjection> seen(
            Caller caller, @Nullable String enterprise, FactObjection.@Nullable State state, boolean overdue) {
        if (caller.kind() == Caller.Kind.OFFICER) {
            return objections.ofDivision(
                    new DivisionCode(caller.division()).prefix(), state, overdue ? clock.today() : null);
        }
        return enterprise != null && caller.actsFor(enterprise)
                ? objections
                        .ofEnterprise(enterprise, state)
                        .filter(objection -> !overdue || objection.overdueOn(clock.today()))
                : Flux.error(Problem.of(HttpStatus.BAD_REQUEST, ProblemCode.BAD_REQUEST, "请用 enterprise 写明您所在的企业。"));
    }

    @Override
    public Mono<FactObjectionView> view(String id) {
        return answering(caller -> objections
                .find(id)
                .filter(objection -> MoveObjection.sees(caller, objection))
                .map(Outcome::<FactObjection, FactObjectionRefusal>done)
                .defaultIfEmpty(Outcome.refused(new FactObjectionRefusal.NotFound())));
    }

    @Override
    public Mono<FactObjectionView> decide(String id, @Nullable String version, DecisionForm form) {
        String reason = need(form.reason(), "reason");
        return answering(caller -> moving.decide(caller, id, Versions.of(version), form.uphold(), reason));
    }

    @Override
    public Mono<FactObjectionView> withdraw(String id, @Nullable String version) {
        return answering(caller -> moving.withdraw(caller, id, Versions.of(version)));
    }

    private Mono<FactObjectionView> answering(
            Function<Caller, Mono<Outcome<FactObjection, FactObjectionRefusal>>> verb) {
        return Caller.current()
                .flatMap(caller -> verb.apply(caller)
                        .map(outcome -> ObjectionScreens.view(
                                outcome.orElseThrow(ObjectionScreens::say), caller, clock.today())));
    }

    private static <T> T need(@Nullable T value, String name) {
        if (value == null) {
            throw ObjectionScreens.say(new FactObjectionRefusal.Bad("缺少字段：" + name));
        }
        return value;
    }

    private static FactObjection.State state(String given) {
        return Arrays.stream(FactObjection.State.values())
                .filter(state -> state.name().equals(given))
                .findFirst()
                .orElseThrow(() -> Problem.of(
                        HttpStatus.BAD_REQUEST,
                        ProblemCode.BAD_REQUEST,
                        "state 只能是 " + Arrays.toString(FactObjection.State.values()) + " 之一。"));
    }
}
