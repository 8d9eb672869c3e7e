package cn.jince.platform.policy;

import cn.jince.api.event.EventTypes;
import cn.jince.edge.Caller;
import cn.jince.platform.kernel.Outcome;
import cn.jince.platform.kernel.PlatformClock;
import cn.jince.platform.kernel.UseCase;
import cn.jince.platform.outbox.Outbox;
import cn.jince.platform.policy.PolicyItem.ItemState;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Suspends, resumes, rechecks, merges and withdraws what was published; each with its reason, seen by the public. */
@UseCase
public class SteerItem {
    private static final int LONGEST = 500;
    private static final Set<ItemVerb> WITHOUT_REASON = Set.of(ItemVerb.RESUME, ItemVerb.PASS_RECHECK);
    private final Library library;
    private final ItemLife life;
    private final Outbox outbox;
    private final PlatformClock clock;
    private final TransactionalOperator inTransaction;

    SteerItem(Library library, ItemLife life, Outbox outbox, PlatformClock clock, TransactionalOperator inTransaction) {
        this.library = library;
        this.life = life;
        this.outbox = outbox;
        this.clock = clock;
        this.inTransaction = inTransaction;
    }

    public Mono<Outcome<PolicyItem, ItemRefusal>> suspend(String id, String reason, Caller officer) {
        return steer(id, ItemVerb.SUSPEND, reason, officer, _ -> Mono.empty());
    }

    public Mono<Outcome<PolicyItem, ItemRefusal>> resume(String id, String reason, Caller officer) {
        return steer(id, ItemVerb.RESUME, reason, officer, _ -> Mono.empty());
    }

    public Mono<Outcome<PolicyItem, ItemRefusal>> withdraw(String id, String reason, Caller officer) {
        return steer(id, ItemVerb.WITHDRAW, reason, officer, _ -> Mono.empty());
    }

    public Mono<Outcome<PolicyItem, ItemRefusal>> recheck(String id, String reason, Caller officer) {
        return steer(id, ItemVerb.RECHECK, reason, officer, _ -> Mono.empty());
    }

    /** Decided by another officer than who asked for the review. */
    public Mono<Outcome<PolicyItem, ItemRefusal>> decideRecheck(
            String id, boolean pass, String reason, Caller officer) {
        return steer(
                id,
                pass ? ItemVerb.PASS_RECHECK : ItemVerb.FAIL_RECHECK,
                reason,
                officer,
                _ -> life.lastBy(id, ItemVerb.RECHECK)
                        .filter(officer.id()::equals)
                        .map(_ -> new ItemRefusal.FourEyes(id)));
    }

    /** Links to the merged item lead to the other one from then on. */
    public Mono<Outcome<PolicyItem, ItemRefusal>> merge(String id, String into, String reason, Caller officer) {
        return steer(
                id,
                ItemVerb.MERGE,
                reason,
                officer,
                item -> life.findShown(into)
                        .filter(target -> target.state() == ItemState.PUBLISHED && !into.equals(id))
                        .filter(target -> officer.covers(target.division().value())
                                || target.division().covers(item.division()))
                        .map(_ -> Optional.<ItemRefusal>empty())
                        .defaultIfEmpty(Optional.of(new ItemRefusal.BadContent("/into", "应并入一项已发布的、本级或上级的其他事项")))
                        .flatMap(refusal -> refusal.isPresent()
                                ? Mono.just(refusal.get())
                                : life.mergeInto(id, into, officer.id(), clock.instant())
                                        .then(Mono.<ItemRefusal>empty())));
    }

    /** @param also a further refusal, or what has to be kept besides; asked when all else is well */
    private Mono<Outcome<PolicyItem, ItemRefusal>> steer(
            String id,
            ItemVerb verb,
            String reason,
            Caller officer,
            Function<PolicyItem, Mono<? extends ItemRefusal>> also) {
        return life.findShown(id)
                .switchIfEmpty(library.findNewest(id))
                .filter(item -> officer.covers(item.division().value()))
                .flatMap(item -> refusal(item, verb, reason)
                        .map(refusal -> Mono.just(Outcome.<PolicyItem, ItemRefusal>refused(refusal)))
                        .orElseGet(() -> also.apply(item)
                                .map(refusal -> Outcome.<PolicyItem, ItemRefusal>refused(refusal))
                                .switchIfEmpty(Mono.defer(() -> keep(item, verb, reason.strip(), officer)))))
                .defaultIfEmpty(Outcome.refused(new ItemRefusal.NotFound(id)))
                .as(inTransaction::transactional);
    }

    private static Optional<ItemRefusal> refusal(PolicyItem item, ItemVerb verb, String reason) {
        if (verb.from(item.state()).isEmpty()) {
            return Optional.of(new ItemRefusal.WrongState(item.id(), item.state(), verb));
        }
        return reason.isBlank() && !WITHOUT_REASON.contains(verb) || reason.length() > LONGEST
                ? Optional.of(new ItemRefusal.ReasonRequired())
                : Optional.empty();
    }

    private Mono<Outcome<PolicyItem, ItemRefusal>> keep(PolicyItem item, ItemVerb verb, String reason, Caller officer) {
        ItemState to = verb.from(item.state()).orElseThrow();
        PolicyItem moved = item.with(item.version(), to, item.draftedBy(), item.approvedBy(), item.publishedAt());
        return life.move(item, to)
                .flatMap(kept -> kept
                        ? library.note(moved, verb, officer.id(), reason)
                                .then(outbox.append(EventTypes.ITEM_MOVED, item.id(), event(item, to, reason)))
                                .thenReturn(Outcome.<PolicyItem, ItemRefusal>done(moved))
                        : Mono.just(Outcome.refused(new ItemRefusal.Stale(item.id()))));
    }

    static EventTypes.ItemMoved event(PolicyItem item, ItemState to, String reason) {
        return new EventTypes.ItemMoved(item.id(), item.version(), item.name(), to.name(), reason);
    }
}
