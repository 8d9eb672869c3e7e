package cn.jince.platform.policy.web;

import cn.jince.api.policy.AmendmentViews.AmendmentDecisionForm;
import cn.jince.api.policy.AmendmentViews.AmendmentView;
import cn.jince.api.policy.AmendmentViews.ProposalForm;
import cn.jince.api.policy.ListingViews.DiffLine;
import cn.jince.api.policy.PolicyAmendments;
import cn.jince.api.policy.PolicyViews.PolicyDraftForm;
import cn.jince.edge.Caller;
import cn.jince.platform.claim.web.Versions;
import cn.jince.platform.kernel.DivisionCode;
import cn.jince.platform.kernel.Outcome;
import cn.jince.platform.policy.AmendItem;
import cn.jince.platform.policy.Amendment;
import cn.jince.platform.policy.Amendments;
import cn.jince.platform.policy.ItemRefusal;
import cn.jince.platform.policy.Library;
import cn.jince.platform.policy.PolicyItem;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
class AmendmentController implements PolicyAmendments {
    private final AmendItem amending;
    private final Amendments amendments;
    private final Library library;

    AmendmentController(AmendItem amending, Amendments amendments, Library library) {
        this.amending = amending;
        this.amendments = amendments;
        this.library = library;
    }

    @Override
    public Mono<AmendmentView> propose(String id, @Nullable String key, ProposalForm form) {
        PolicyDraftForm change = form.change();
        if (change == null) {
            throw PolicyProblems.say(new ItemRefusal.BadContent("/change", "请写明要修订的内容"));
        }
        return answering(caller -> amending.propose(caller, key, id, change, said(form.reason())));
    }

    @Override
    public Mono<AmendmentView> decide(String id, @Nullable String version, AmendmentDecisionForm form) {
        return answering(caller -> form.accept()
                ? amending.accept(caller, id, Versions.of(version), said(form.reason()))
                : amending.decline(caller, id, Versions.of(version), said(form.reason())));
    }

    private Mono<AmendmentView> answering(Function<Caller, Mono<Outcome<Amendment, ItemRefusal>>> verb) {
        return Caller.current()
                .flatMap(verb)
                .map(outcome -> outcome.orElseThrow(PolicyProblems::say))
                .flatMap(amendment -> items().map(items -> view(amendment, items.get(amendment.itemId()))));
    }

    @Override
    public Mono<List<AmendmentView>> list() {
        return Caller.current()
                .flatMap(caller -> caller.kind() == Caller.Kind.OFFICER
                        ? amendments.of(new DivisionCode(caller.division()).prefix(), null)
                        : amendments.of("", caller.id()))
                .zipWith(items())
                .map(both -> both.getT1().stream()
                        .map(amendment -> view(amendment, both.getT2().get(amendment.itemId())))
                        .toList());
    }

    /** The library holds a copy of what is published: no question for each line. */
    private Mono<Map<String, PolicyItem>> items() {
        return library.published().collectMap(PolicyItem::id);
    }

    private static AmendmentView view(Amendment amendment, @Nullable PolicyItem item) {
        return new AmendmentView(
                amendment.id(),
                amendment.version(),
                amendment.itemId(),
                amendment.baseVersion(),
                amendment.proposer().name(),
                amendment.proposer().from(),
                item == null
                        ? List.of()
                        : amendment.changes(item).stream()
                                .map(change ->
                                        new DiffLine(change.field(), change.title(), change.removed(), change.added()))
                                .toList(),
                amendment.reason(),
                amendment.state().name(),
                amendment.proposedAt(),
                amendment.answer(),
                amendment.answeredAt(),
                amendment.draftVersion());
    }

    private static String said(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }
}
