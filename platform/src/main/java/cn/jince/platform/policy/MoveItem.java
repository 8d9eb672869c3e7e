package cn.jince.platform.policy;

import cn.jince.api.event.EventTypes;
import cn.jince.edge.Caller;
import cn.jince.platform.kernel.Outcome;
import cn.jince.platform.kernel.UseCase;
import cn.jince.platform.outbox.Outbox;
import cn.jince.platform.policy.PolicyItem.ItemState;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Moves a version along: submitted by who drafted it, approved by somebody else, published. */
@UseCase
public class MoveItem {
    private final Library library;
    private final Outbox outbox;
    private final Clock clock;
    private final TransactionalOperator inTransaction;

    MoveItem(Library library, Outbox outbox, Clock clock, TransactionalOperator inTransaction) {
        this.library = library;
        this.outbox = outbox;
        this.clock = clock;
        this.inTransaction = inTransaction;
    }

    public Mono<Outcome<PolicyItem, ItemRefusal>> submit(String id, Caller officer) {
        return move(id, officer, ItemVerb.SUBMIT, "", MoveItem::casesHold, Mono::just);
    }

    public Mono<Outcome<PolicyItem, ItemRefusal>> approve(String id, boolean approve, String reason, Caller officer) {
        ItemVerb verb = approve ? ItemVerb.APPROVE : ItemVerb.RETURN;
        return move(
                id,
                officer,
                verb,
                reason,
                item -> otherThanDrafter(item, officer)
                        .or(() -> approve || !reason.isBlank()
                                ? Optional.empty()
                                : Optional.of(new ItemRefusal.ReasonRequired())),
                Mono::just);
    }

    /** @param silent true tells nobody */
    public Mono<Outcome<PolicyItem, ItemRefusal>> publish(String id, boolean silent, Caller officer) {
        return move(
                id, officer, ItemVerb.PUBLISH, silent ? "silent" : "", MoveItem::listed, item -> tell(item, silent));
    }

    private Mono<Outcome<PolicyItem, ItemRefusal>> move(
            String id,
            Caller officer,
            ItemVerb verb,
            String reason,
            Function<PolicyItem, Optional<ItemRefusal>> guard,
            Function<PolicyItem, Mono<PolicyItem>> tell) {
        return library.findNewest(id)
                .filter(item -> officer.covers(item.division().value()))
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .flatMap(found -> found.map(item -> decide(item, officer, verb, reason, guard, tell))
                        .orElseGet(() -> Mono.just(Outcome.refused(new ItemRefusal.NotFound(id)))))
                .as(inTransaction::transactional);
    }

    private Mono<Outcome<PolicyItem, ItemRefusal>> decide(
            PolicyItem item,
            Caller officer,
            ItemVerb verb,
            String reason,
            Function<PolicyItem, Optional<ItemRefusal>> guard,
            Function<PolicyItem, Mono<PolicyItem>> tell) {
        Optional<ItemState> to = verb.from(item.state());
        if (to.isEmpty()) {
            return Mono.just(Outcome.refused(new ItemRefusal.WrongState(item.id(), item.state(), verb)));
        }
        Optional<ItemRefusal> refusal = guard.apply(item);
        if (refusal.isPresent()) {
            return Mono.just(Outcome.refused(refusal.get()));
        }
        PolicyItem moved = item.with(
                item.version(),
                to.get(),
                drafter(item, officer, verb),
                verb == ItemVerb.APPROVE ? officer.id() : item.approvedBy(),
                verb == ItemVerb.PUBLISH ? clock.instant() : item.publishedAt());
        return library.replace(moved, item.state())
                .flatMap(kept -> kept
                        ? library.note(moved, verb, officer.id(), reason)
                                .then(Mono.defer(() -> tell.apply(moved)))
                                .map(Outcome::<PolicyItem, ItemRefusal>done)
                        : Mono.just(Outcome.refused(new ItemRefusal.Stale(item.id()))));
    }

    /** Who submits a listed draft answers for it, so that another officer has to approve. */
    private static @Nullable String drafter(PolicyItem item, Caller officer, ItemVerb verb) {
        return item.draftedBy() == null && verb == ItemVerb.SUBMIT ? officer.id() : item.draftedBy();
    }

    private static Optional<ItemRefusal> casesHold(PolicyItem item) {
        CaseRun run = CaseRun.of(item);
        if (!run.coversAllVerdicts()) {
            return Optional.of(new ItemRefusal.CasesMissing());
        }
        return run.allPassed() ? Optional.empty() : Optional.of(new ItemRefusal.CasesFailing(run));
    }

    private static Optional<ItemRefusal> listed(PolicyItem item) {
        List<ListingField> missing = ListingField.missing(item);
        return missing.isEmpty() ? Optional.empty() : Optional.of(new ItemRefusal.ListingIncomplete(missing));
    }

    private static Optional<ItemRefusal> otherThanDrafter(PolicyItem item, Caller officer) {
        return officer.id().equals(item.draftedBy())
                ? Optional.of(new ItemRefusal.FourEyes(item.id()))
                : Optional.empty();
    }

    private Mono<PolicyItem> tell(PolicyItem item, boolean silent) {
        var event = new EventTypes.ItemPublished(item.id(), item.version(), item.name(), silent);
        return outbox.append(EventTypes.ITEM_PUBLISHED, item.id(), event).thenReturn(item);
    }
}
