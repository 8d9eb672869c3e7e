package cn.jince.platform.policy;

import cn.jince.api.policy.PolicyViews.PolicyDraftForm;
import cn.jince.edge.Caller;
import cn.jince.platform.kernel.Outcome;
import cn.jince.platform.kernel.PlatformClock;
import cn.jince.platform.kernel.UseCase;
import cn.jince.platform.policy.Amendment.Proposer;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Anybody signed in proposes; the item's drafters accept into a draft of theirs or decline with the reason. */
@UseCase
public class AmendItem {
    private static final int LONGEST = 1_000;
    private static final int LONGEST_KEY = 200;
    private final Library library;
    private final Amendments amendments;
    private final DraftItem drafting;
    private final PlatformClock clock;
    private final TransactionalOperator inTransaction;

    AmendItem(
            Library library,
            Amendments amendments,
            DraftItem drafting,
            PlatformClock clock,
            TransactionalOperator inTransaction) {
        this.library = library;
        this.amendments = amendments;
        this.drafting = drafting;
        this.clock = clock;
        this.inTransaction = inTransaction;
    }

    public Mono<Outcome<Amendment, ItemRefusal>> propose(
            Caller caller, @Nullable String key, String itemId, PolicyDraftForm change, String reason) {
        if (key == null || key.isBlank() || key.length() > LONGEST_KEY) {
            return refused(new ItemRefusal.KeyRequired());
        }
        if (reason.isBlank() || reason.length() > LONGEST) {
            return refused(new ItemRefusal.ReasonRequired());
        }
        return library.findPublished(itemId)
                .flatMap(item -> switch (proposed(item, caller, change, reason)) {
                    case Outcome.Done<Amendment, ItemRefusal>(Amendment amendment) ->
                        amendments.add(amendment, key).map(Outcome::<Amendment, ItemRefusal>done);
                    case Outcome.Refused<Amendment, ItemRefusal>(ItemRefusal refusal) -> refused(refusal);
                })
                .defaultIfEmpty(Outcome.refused(new ItemRefusal.NotFound(itemId)))
                .as(inTransaction::transactional);
    }

    /** Read once as a draft, so that what nobody could accept is not proposed. */
    private Outcome<Amendment, ItemRefusal> proposed(
            PolicyItem item, Caller caller, PolicyDraftForm change, String reason) {
        try {
            PolicyItem changed = DraftContent.read(item.id(), item.version() + 1, change, item, caller.id());
            if (ItemDiff.of(item, changed).changes().isEmpty()) {
                return Outcome.refused(new ItemRefusal.BadContent("/change", "与现行文本没有差异"));
            }
        } catch (BadPolicy bad) {
            return Outcome.refused(new ItemRefusal.BadContent("/change" + bad.pointer(), bad.reason()));
        }
        return Outcome.done(new Amendment(
                UUID.randomUUID().toString(),
                1,
                item.id(),
                item.version(),
                new Proposer(caller.id(), caller.name(), caller.department().isEmpty() ? "企业" : caller.department()),
                change,
                reason.strip(),
                Amendment.State.OPEN,
                clock.instant(),
                null,
                null,
                null));
    }

    /** The change becomes a new version in draft, with the officer as its drafter. */
    public Mono<Outcome<Amendment, ItemRefusal>> accept(
            Caller officer, String id, @Nullable Integer version, String said) {
        return decide(
                officer,
                id,
                version,
                amendment -> drafting.draft(amendment.change().over(amendment.itemId()), officer)
                        .map(outcome ->
                                outcome.then(draft -> amendment.accepted(said, draft.version(), clock.instant()))));
    }

    public Mono<Outcome<Amendment, ItemRefusal>> decline(
            Caller officer, String id, @Nullable Integer version, String said) {
        return decide(officer, id, version, amendment -> Mono.just(amendment.declined(said, clock.instant())));
    }

    private Mono<Outcome<Amendment, ItemRefusal>> decide(
            Caller officer,
            String id,
            @Nullable Integer version,
            Function<Amendment, Mono<Outcome<Amendment, ItemRefusal>>> verb) {
        return amendments
                .lock(id)
                .filterWhen(amendment -> library.findNewest(amendment.itemId())
                        .map(item -> officer.covers(item.division().value())))
                .flatMap(amendment -> version == null || version != amendment.version()
                        ? refused(new ItemRefusal.Stale(amendment.itemId()))
                        : verb.apply(amendment).flatMap(this::keep))
                .defaultIfEmpty(Outcome.refused(new ItemRefusal.NotFound(id)))
                .as(inTransaction::transactional);
    }

    private Mono<Outcome<Amendment, ItemRefusal>> keep(Outcome<Amendment, ItemRefusal> decided) {
        return switch (decided) {
            case Outcome.Done<Amendment, ItemRefusal>(Amendment next) ->
                amendments.save(next).thenReturn(Outcome.<Amendment, ItemRefusal>done(next));
            case Outcome.Refused<Amendment, ItemRefusal>(ItemRefusal refusal) -> refused(refusal);
        };
    }

    private static Mono<Outcome<Amendment, ItemRefusal>> refused(ItemRefusal refusal) {
        return Mono.just(Outcome.refused(refusal));
    }
}
