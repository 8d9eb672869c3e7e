package cn.jince.platform.policy;

import cn.jince.api.policy.PolicyViews.PolicyDraftForm;
import cn.jince.edge.Caller;
import cn.jince.platform.kernel.Outcome;
import cn.jince.platform.kernel.UseCase;
import cn.jince.platform.policy.PolicyItem.ItemState;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Drafts a new item, a new version of one, or changes a draft. */
@UseCase
public class DraftItem {
    /** What a new version may be drafted over. */
    private static final Set<ItemState> SETTLED =
            Set.of(ItemState.PUBLISHED, ItemState.SUSPENDED, ItemState.PENDING_RECHECK, ItemState.WITHDRAWN);

    private final Library library;
    private final TransactionalOperator inTransaction;

    DraftItem(Library library, TransactionalOperator inTransaction) {
        this.library = library;
        this.inTransaction = inTransaction;
    }

    public Mono<Outcome<PolicyItem, ItemRefusal>> draft(PolicyDraftForm form, Caller officer) {
        @Nullable String basedOn = form.basedOn();
        if (basedOn == null) {
            String id = "J"
                    + UUID.randomUUID()
                            .toString()
                            .replace("-", "")
                            .substring(0, 10)
                            .toUpperCase(java.util.Locale.ROOT);
            return keepNew(read(id, 1, form, null, officer));
        }
        return library.findNewest(basedOn)
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .map(before ->
                        before.filter(item -> officer.covers(item.division().value())))
                .flatMap(before -> keepNew(before.map(item -> next(item, form, officer))
                        .orElseGet(() -> Outcome.refused(new ItemRefusal.NotFound(basedOn)))))
                .as(inTransaction::transactional);
    }

    public Mono<Outcome<PolicyItem, ItemRefusal>> edit(String id, PolicyDraftForm form, Caller officer) {
        return library.findNewest(id)
                .map(item -> change(item, form, officer))
                .defaultIfEmpty(Outcome.refused(new ItemRefusal.NotFound(id)))
                .flatMap(this::keepChanged)
                .as(inTransaction::transactional);
    }

    private static Outcome<PolicyItem, ItemRefusal> next(PolicyItem before, PolicyDraftForm form, Caller officer) {
        if (!SETTLED.contains(before.state())) {
            return Outcome.refused(new ItemRefusal.VersionInHand(before.id(), before.version()));
        }
        return read(before.id(), before.version() + 1, form, before, officer);
    }

    private static Outcome<PolicyItem, ItemRefusal> change(PolicyItem before, PolicyDraftForm form, Caller officer) {
        if (!officer.covers(before.division().value())) {
            return Outcome.refused(new ItemRefusal.NotFound(before.id()));
        }
        if (ItemVerb.EDIT.from(before.state()).isEmpty()) {
            return Outcome.refused(new ItemRefusal.WrongState(before.id(), before.state(), ItemVerb.EDIT));
        }
        // a listed draft has no drafter yet: who edits it first adopts it
        if (before.draftedBy() != null && !officer.id().equals(before.draftedBy())) {
            return Outcome.refused(new ItemRefusal.NotTheDrafter());
        }
        return read(before.id(), before.version(), form, before, officer);
    }

    private static Outcome<PolicyItem, ItemRefusal> read(
            String id, int version, PolicyDraftForm form, @Nullable PolicyItem before, Caller officer) {
        try {
            PolicyItem item = DraftContent.read(id, version, form, before, officer.id());
            return officer.covers(item.division().value())
                    ? Outcome.done(item)
                    : Outcome.refused(
                            new ItemRefusal.OutsideDivision(item.division().value()));
        } catch (BadPolicy bad) {
            return Outcome.refused(new ItemRefusal.BadContent(bad.pointer(), bad.reason()));
        }
    }

    private Mono<Outcome<PolicyItem, ItemRefusal>> keepNew(Outcome<PolicyItem, ItemRefusal> outcome) {
        return switch (outcome) {
            case Outcome.Done<PolicyItem, ItemRefusal>(PolicyItem item) ->
                library.add(item, null)
                        .thenReturn(outcome)
                        .onErrorResume(
                                DuplicateKeyException.class,
                                _ -> Mono.just(
                                        Outcome.refused(new ItemRefusal.VersionInHand(item.id(), item.version()))));
            case Outcome.Refused<PolicyItem, ItemRefusal> _ -> Mono.just(outcome);
        };
    }

    private Mono<Outcome<PolicyItem, ItemRefusal>> keepChanged(Outcome<PolicyItem, ItemRefusal> outcome) {
        return switch (outcome) {
            case Outcome.Done<PolicyItem, ItemRefusal>(PolicyItem item) ->
                library.replace(item, ItemState.DRAFT)
                        .map(kept -> kept ? outcome : Outcome.refused(new ItemRefusal.Stale(item.id())));
            case Outcome.Refused<PolicyItem, ItemRefusal> _ -> Mono.just(outcome);
        };
    }
}
