package cn.jince.platform.policy.web;

import cn.jince.api.policy.PolicySteering;
import cn.jince.api.policy.PolicyViews.PolicyItemView;
import cn.jince.api.policy.SteeringViews.DecisionView;
import cn.jince.api.policy.SteeringViews.LikenessView;
import cn.jince.api.policy.SteeringViews.MergeForm;
import cn.jince.api.policy.SteeringViews.RecheckForm;
import cn.jince.api.policy.SteeringViews.RestingView;
import cn.jince.api.policy.SteeringViews.ScheduleForm;
import cn.jince.api.policy.SteeringViews.StaleItemView;
import cn.jince.api.policy.SteeringViews.SteerForm;
import cn.jince.api.policy.SteeringViews.StewardshipForm;
import cn.jince.api.policy.SteeringViews.StewardshipView;
import cn.jince.edge.Caller;
import cn.jince.platform.claim.web.Versions;
import cn.jince.platform.kernel.DivisionCode;
import cn.jince.platform.kernel.Divisions;
import cn.jince.platform.kernel.Outcome;
import cn.jince.platform.kernel.PlatformClock;
import cn.jince.platform.policy.ItemLife;
import cn.jince.platform.policy.ItemRefusal;
import cn.jince.platform.policy.Library;
import cn.jince.platform.policy.Likeness;
import cn.jince.platform.policy.PolicyItem;
import cn.jince.platform.policy.ScheduleItem;
import cn.jince.platform.policy.SteerItem;
import cn.jince.platform.policy.StewardItem;
import cn.jince.platform.policy.Stewardship;
import cn.jince.platform.policy.Stewardships;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
class SteeringController implements PolicySteering {
    private final Library library;
    private final ItemLife life;
    private final ScheduleItem scheduling;
    private final SteerItem steering;
    private final StewardItem stewarding;
    private final Stewardships stewardships;
    private final PlatformClock clock;

    SteeringController(
            Library library,
            ItemLife life,
            ScheduleItem scheduling,
            SteerItem steering,
            StewardItem stewarding,
            Stewardships stewardships,
            PlatformClock clock) {
        this.library = library;
        this.life = life;
        this.scheduling = scheduling;
        this.steering = steering;
        this.stewarding = stewarding;
        this.stewardships = stewardships;
        this.clock = clock;
    }

    @Override
    public Mono<PolicyItemView> schedule(String id, ScheduleForm form) {
        return decide(caller -> scheduling.schedule(id, form.opensOn(), form.closesOn(), form.silent(), caller));
    }

    @Override
    public Mono<PolicyItemView> unschedule(String id) {
        return decide(caller -> scheduling.unschedule(id, caller));
    }

    @Override
    public Mono<PolicyItemView> suspend(String id, SteerForm form) {
        return decide(caller -> steering.suspend(id, said(form.reason()), caller));
    }

    @Override
    public Mono<PolicyItemView> resume(String id, SteerForm form) {
        return decide(caller -> steering.resume(id, said(form.reason()), caller));
    }

    @Override
    public Mono<PolicyItemView> withdraw(String id, SteerForm form) {
        return decide(caller -> steering.withdraw(id, said(form.reason()), caller));
    }

    @Override
    public Mono<PolicyItemView> recheck(String id, SteerForm form) {
        return decide(caller -> steering.recheck(id, said(form.reason()), caller));
    }

    @Override
    public Mono<PolicyItemView> decideRecheck(String id, RecheckForm form) {
        return decide(caller -> steering.decideRecheck(id, form.pass(), said(form.reason()), caller));
    }

    @Override
    public Mono<PolicyItemView> merge(String id, MergeForm form) {
        return decide(caller -> steering.merge(id, said(form.into()), said(form.reason()), caller));
    }

    private Mono<PolicyItemView> decide(Function<Caller, Mono<Outcome<PolicyItem, ItemRefusal>>> verb) {
        return Caller.current()
                .flatMap(caller -> verb.apply(caller)
                        .map(outcome -> outcome.orElseThrow(PolicyProblems::say))
                        .flatMap(item -> life.standing(item.id(), item.version())
                                .map(Optional::of)
                                .defaultIfEmpty(Optional.empty())
                                .map(standing -> PolicyWire.view(
                                        item, clock.today(), ItemActions.of(item, caller), standing.orElse(null)))));
    }

    @Override
    public Mono<List<LikenessView>> likenesses(String id) {
        return own(id).flatMap(item -> library.published()
                .collectList()
                .map(among -> Likeness.of(item, among).stream()
                        .map(SteeringController::likeness)
                        .toList()));
    }

    private static LikenessView likeness(Likeness likeness) {
        PolicyItem other = likeness.other();
        return new LikenessView(
                other.id(),
                other.name(),
                Divisions.shanxi().nameOf(other.division().value()),
                other.authority(),
                likeness.why().name(),
                likeness.percent());
    }

    @Override
    public Mono<List<DecisionView>> decisions(String id) {
        return own(id).flatMap(_ -> life.decisions(id)
                .map(one -> new DecisionView(one.version(), one.verb().name(), one.by(), one.at(), one.reason()))
                .collectList());
    }

    /** The newest version, for officers of its division and above. */
    private Mono<PolicyItem> own(String id) {
        return Caller.current()
                .flatMap(caller -> library.findNewest(id)
                        .filter(item -> caller.covers(item.division().value())))
                .switchIfEmpty(Mono.error(() -> PolicyProblems.notFound(id)));
    }

    @Override
    public Mono<List<RestingView>> resting() {
        return life.resting()
                .map(found -> found.stream()
                        .map(one -> new RestingView(
                                one.id(),
                                one.name(),
                                one.division(),
                                Divisions.shanxi().nameOf(one.division()),
                                one.authority(),
                                one.state().name(),
                                one.reason(),
                                one.since()))
                        .toList());
    }

    @Override
    public Mono<StewardshipView> stewardship(String id) {
        return library.findPublished(id)
                .switchIfEmpty(life.findShown(id))
                .flatMap(stewarding::of)
                .map(this::view)
                .switchIfEmpty(Mono.error(() -> PolicyProblems.notFound(id)));
    }

    @Override
    public Mono<StewardshipView> steward(String id, @Nullable String version, StewardshipForm form) {
        Stewardship.Change change = new Stewardship.Change(
                form.makes(), form.sorts(), form.explains(), form.updates(), form.interpretation(), form.reviewOn());
        return Caller.current()
                .flatMap(caller -> stewarding.change(id, Versions.of(version), change, caller))
                .map(outcome -> view(outcome.orElseThrow(PolicyProblems::say)));
    }

    private StewardshipView view(Stewardship one) {
        return new StewardshipView(
                one.itemId(),
                one.version(),
                one.makes(),
                one.sorts(),
                one.explains(),
                one.updates(),
                one.ownerName(),
                one.interpretation(),
                one.interpretedAt(),
                one.reviewOn(),
                one.staleOn(clock.today()));
    }

    @Override
    public Mono<List<StaleItemView>> stale(boolean mine) {
        return Caller.current()
                .flatMap(caller -> stewardships.stale(
                        new DivisionCode(caller.division()).prefix(), mine ? caller.id() : null, clock.today()))
                .map(found -> found.stream()
                        .map(one -> new StaleItemView(
                                one.itemId(),
                                one.name(),
                                one.division(),
                                one.authority(),
                                one.ownerName(),
                                one.reviewOn()))
                        .toList());
    }

    private static String said(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }
}
