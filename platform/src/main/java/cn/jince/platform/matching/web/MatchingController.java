package cn.jince.platform.matching.web;

import cn.jince.api.identity.Role;
import cn.jince.api.matching.Matching;
import cn.jince.api.matching.MatchingViews.AudienceView;
import cn.jince.api.matching.MatchingViews.CombinationView;
import cn.jince.api.matching.MatchingViews.DeadlineView;
import cn.jince.api.matching.MatchingViews.ExplanationView;
import cn.jince.api.matching.MatchingViews.GapView;
import cn.jince.api.matching.MatchingViews.MatchView;
import cn.jince.api.matching.MatchingViews.RefusalForm;
import cn.jince.api.problem.ProblemCode;
import cn.jince.edge.Caller;
import cn.jince.edge.Problem;
import cn.jince.platform.enterprise.Dossier;
import cn.jince.platform.enterprise.DossierAccess;
import cn.jince.platform.enterprise.DossierAccess.Wanted;
import cn.jince.platform.enterprise.FactUse;
import cn.jince.platform.kernel.Attribute;
import cn.jince.platform.kernel.Attributes;
import cn.jince.platform.kernel.DivisionCode;
import cn.jince.platform.kernel.PlatformClock;
import cn.jince.platform.matching.Audience;
import cn.jince.platform.matching.Calendar;
import cn.jince.platform.matching.CombineItems;
import cn.jince.platform.matching.FindGaps;
import cn.jince.platform.matching.ListDeadlines;
import cn.jince.platform.matching.LiveIndex;
import cn.jince.platform.matching.MatchEnterprise;
import cn.jince.platform.matching.Outreach;
import cn.jince.platform.policy.PolicyItem;
import cn.jince.platform.policy.PolicyItems;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
class MatchingController implements Matching {
    private static final List<String> PROFILE = Attributes.standard().all().stream()
            .filter(attribute -> attribute.origin() != Attribute.Origin.DECLARED)
            .map(Attribute::key)
            .toList();
    private final DossierAccess access;
    private final MatchEnterprise match;
    private final CombineItems combine;
    private final FindGaps gaps;
    private final ListDeadlines deadlines;
    private final Outreach outreach;
    private final PolicyItems items;
    private final LiveIndex index;
    private final PlatformClock clock;

    MatchingController(
            DossierAccess access,
            MatchEnterprise match,
            CombineItems combine,
            FindGaps gaps,
            ListDeadlines deadlines,
            Outreach outreach,
            PolicyItems items,
            LiveIndex index,
            PlatformClock clock) {
        this.access = access;
        this.match = match;
        this.combine = combine;
        this.gaps = gaps;
        this.deadlines = deadlines;
        this.outreach = outreach;
        this.items = items;
        this.index = index;
        this.clock = clock;
    }

    @Override
    public Mono<List<MatchView>> matches(String creditCode, boolean notMet) {
        return access.visible(creditCode, Wanted.of(FactUse.Kind.MATCHES, "查看企业与政策的匹配情况", PROFILE))
                .flatMap(dossier -> match.matches(dossier, notMet))
                .map(found -> found.stream()
                        .map(one -> Explanations.match(one, clock.today()))
                        .toList());
    }

    @Override
    public Mono<ExplanationView> explain(String creditCode, String itemId) {
        return access.visible(creditCode, new Wanted(FactUse.Kind.MATCHES, itemId, "查看企业是否符合事项 " + itemId, PROFILE))
                .flatMap(dossier -> match.explain(dossier, itemId)
                        .flatMap(one ->
                                viewed(dossier, itemId).thenReturn(Explanations.explain(one, dossier, clock.today()))))
                .switchIfEmpty(Mono.error(MatchingController::noItem));
    }

    @Override
    public Mono<CombinationView> combination(String creditCode, boolean open) {
        return access.visible(creditCode, Wanted.of(FactUse.Kind.MATCHES, "查看企业的最优申报组合", PROFILE))
                .flatMap(dossier ->
                        combine.of(dossier, open).map(plan -> Combinations.view(plan, dossier, open, clock.today())));
    }

    @Override
    public Mono<List<GapView>> gaps(String creditCode) {
        return access.visible(creditCode, Wanted.of(FactUse.Kind.MATCHES, "查看企业差一点符合的事项", PROFILE))
                .flatMap(dossier -> gaps.of(dossier)
                        .map(found -> found.stream()
                                .map(gap -> GapViews.of(gap, dossier, clock.today()))
                                .toList()));
    }

    @Override
    public Mono<List<DeadlineView>> deadlines(String creditCode) {
        return dated(creditCode)
                .flatMap(deadlines::of)
                .map(found -> found.stream()
                        .map(one -> new DeadlineView(
                                Summaries.of(one.match().item(), clock.today()),
                                Explanations.verdict(one.match().verdict()),
                                one.closes(),
                                one.daysLeft(),
                                one.narrow(),
                                one.submitted()))
                        .toList());
    }

    @Override
    public Mono<String> calendar(String creditCode) {
        return dated(creditCode)
                .flatMap(dossier -> deadlines
                        .of(dossier)
                        .map(found -> Calendar.of(dossier.code(), dossier.name(), found, clock.instant())));
    }

    private Mono<Dossier> dated(String creditCode) {
        return access.visible(creditCode, Wanted.of(FactUse.Kind.MATCHES, "查看企业的申报截止日", PROFILE));
    }

    @Override
    public Mono<Void> refuse(String creditCode, String itemId, RefusalForm form) {
        return member(creditCode)
                .flatMap(dossier -> items.findPublished(itemId)
                        .switchIfEmpty(Mono.error(MatchingController::noItem))
                        .then(Caller.current())
                        .flatMap(caller ->
                                outreach.refuse(Refusals.read(form, dossier, itemId, caller, clock.instant()))));
    }

    @Override
    public Mono<Void> takeBack(String creditCode, String itemId) {
        return member(creditCode).flatMap(dossier -> outreach.restore(dossier.code(), itemId));
    }

    /** Only persons come here, and persons see only their own enterprises. */
    private Mono<Dossier> member(String creditCode) {
        return access.visible(creditCode, Wanted.of(FactUse.Kind.MATCHES, "反馈与我无关", List.of()));
    }

    /** An officer's look is no view of the enterprise's. */
    private Mono<Void> viewed(Dossier dossier, String itemId) {
        return Caller.current()
                .filter(caller -> caller.kind() == Caller.Kind.PERSON)
                .flatMap(_ -> outreach.viewed(dossier.code(), itemId, clock.instant()));
    }

    @Override
    public Mono<AudienceView> audience(String itemId, @Nullable Integer version) {
        return Caller.current().flatMap(caller -> {
            boolean house = caller.has(Role.HOUSE);
            if (caller.kind() != Caller.Kind.OFFICER && !house) {
                return Mono.error(Problem.of(HttpStatus.FORBIDDEN, ProblemCode.FORBIDDEN, "只有工作人员可以查看事项覆盖的企业。"));
            }
            DivisionCode seenBy = new DivisionCode(house ? "140000" : caller.division());
            Mono<PolicyItem> item = version == null ? items.findNewest(itemId) : items.find(itemId, version);
            return item.filter(found -> house || shows(found, caller))
                    .switchIfEmpty(Mono.error(MatchingController::noItem))
                    .flatMap(found -> index.ask(view -> Audience.of(found, seenBy, view, clock.instant())));
        });
    }

    /** A draft is its own division's affair. */
    private static boolean shows(PolicyItem item, Caller caller) {
        return item.state() == PolicyItem.ItemState.PUBLISHED
                || caller.covers(item.division().value());
    }

    private static Problem noItem() {
        return Problem.of(HttpStatus.NOT_FOUND, "ITEM_NOT_FOUND", "没有找到该政策事项。");
    }
}
