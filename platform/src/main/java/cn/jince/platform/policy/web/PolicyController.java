package cn.jince.platform.policy.web;

import cn.jince.api.PageOf;
import cn.jince.api.policy.PolicyLibrary;
import cn.jince.api.policy.PolicyViews.ApprovalForm;
import cn.jince.api.policy.PolicyViews.ImportReport;
import cn.jince.api.policy.PolicyViews.PolicyDraftForm;
import cn.jince.api.policy.PolicyViews.PolicyItemSummary;
import cn.jince.api.policy.PolicyViews.PolicyItemView;
import cn.jince.api.policy.PolicyViews.RuleCaseReport;
import cn.jince.api.problem.ProblemCode;
import cn.jince.edge.Caller;
import cn.jince.edge.Problem;
import cn.jince.platform.kernel.DivisionCode;
import cn.jince.platform.kernel.Outcome;
import cn.jince.platform.policy.CaseRun;
import cn.jince.platform.policy.DraftItem;
import cn.jince.platform.policy.ImportPolicies;
import cn.jince.platform.policy.ItemLife;
import cn.jince.platform.policy.ItemRefusal;
import cn.jince.platform.policy.Library;
import cn.jince.platform.policy.MoveItem;
import cn.jince.platform.policy.PolicyItem;
import cn.jince.platform.policy.PolicySummaries;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

@RestController
class PolicyController implements PolicyLibrary {
    private static final ZoneId SHANXI = ZoneId.of("Asia/Shanghai");
    private final Library library;
    private final ImportPolicies importPolicies;
    private final DraftItem draftItem;
    private final MoveItem moveItem;
    private final ItemLife life;
    private final VisibleItems visible;
    private final Clock clock;

    PolicyController(
            Library library,
            ImportPolicies importPolicies,
            DraftItem draftItem,
            MoveItem moveItem,
            ItemLife life,
            VisibleItems visible,
            Clock clock) {
        this.visible = visible;
        this.life = life;
        this.library = library;
        this.importPolicies = importPolicies;
        this.draftItem = draftItem;
        this.moveItem = moveItem;
        this.clock = clock;
    }

    @Override
    public Mono<PageOf<PolicyItemSummary>> search(
            @Nullable String query,
            @Nullable String level,
            @Nullable String division,
            @Nullable String type,
            @Nullable String mode,
            @Nullable String state,
            int page,
            int size) {
        if (page < 0 || size < 1 || size > 100) {
            return Mono.error(
                    Problem.of(HttpStatus.BAD_REQUEST, ProblemCode.BAD_REQUEST, "page 不小于 0，size 取 1 至 100。"));
        }
        @Nullable String prefix = division == null || division.isBlank() ? null : prefix(division);
        return Caller.current()
                .flatMap(caller -> library.search(new Library.Query(
                        query, level, prefix, type, mode, state, officersPrefix(caller), today(), page, size)))
                .map(found -> new PageOf<>(
                        found.items().stream()
                                .map(item -> PolicySummaries.of(item, today()))
                                .toList(),
                        found.total(),
                        page,
                        size));
    }

    private static String prefix(String division) {
        if (!division.matches("\\d{6}")) {
            throw Problem.of(HttpStatus.BAD_REQUEST, "BAD_DIVISION", "行政区划代码应为六位数字：" + division);
        }
        return new DivisionCode(division).prefix();
    }

    private static @Nullable String officersPrefix(Caller caller) {
        return caller.kind() == Caller.Kind.OFFICER ? new DivisionCode(caller.division()).prefix() : null;
    }

    @Override
    public Mono<PolicyItemView> view(String id, @Nullable Integer version) {
        return Caller.current()
                .flatMap(caller -> visible.find(id, version, caller)
                        .flatMap(item -> life.standing(item.id(), item.version())
                                .map(Optional::of)
                                .defaultIfEmpty(Optional.empty())
                                .map(standing -> PolicyWire.view(
                                        item, today(), ItemActions.of(item, caller), standing.orElse(null)))))
                .switchIfEmpty(Mono.error(() -> PolicyProblems.notFound(id)));
    }

    @Override
    public Mono<ImportReport> importPolicies(JsonNode policies) {
        if (!policies.path("items").isArray()) {
            return Mono.error(Problem.of(HttpStatus.BAD_REQUEST, ProblemCode.BAD_REQUEST, "缺少 items 列表。"));
        }
        return importPolicies.importPolicies(ImportPolicies.itemsOf(policies)).map(PolicyWire::report);
    }

    @Override
    public Mono<PolicyItemView> draft(PolicyDraftForm form) {
        return decide(caller -> draftItem.draft(form, caller));
    }

    @Override
    public Mono<PolicyItemView> edit(String id, PolicyDraftForm form) {
        return decide(caller -> draftItem.edit(id, form, caller));
    }

    @Override
    public Mono<RuleCaseReport> runCases(String id) {
        return Caller.current()
                .flatMap(caller -> library.findNewest(id).filter(item -> VisibleItems.shows(item, caller)))
                .map(item -> PolicyWire.report(CaseRun.of(item)))
                .switchIfEmpty(Mono.error(() -> PolicyProblems.notFound(id)));
    }

    @Override
    public Mono<PolicyItemView> submit(String id) {
        return decide(caller -> moveItem.submit(id, caller));
    }

    @Override
    public Mono<PolicyItemView> approve(String id, ApprovalForm form) {
        return decide(
                caller -> moveItem.approve(id, form.approve(), Objects.requireNonNullElse(form.reason(), ""), caller));
    }

    @Override
    public Mono<PolicyItemView> publish(String id, boolean silent) {
        return decide(caller -> moveItem.publish(id, silent, caller));
    }

    private Mono<PolicyItemView> decide(Function<Caller, Mono<Outcome<PolicyItem, ItemRefusal>>> verb) {
        return Caller.current()
                .flatMap(caller ->
                        verb.apply(caller).map(outcome -> toView(outcome.orElseThrow(PolicyProblems::say), caller)));
    }

    private PolicyItemView toView(PolicyItem item, Caller caller) {
        return PolicyWire.view(item, today(), ItemActions.of(item, caller), null);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), SHANXI);
    }
}
