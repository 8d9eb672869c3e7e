package cn.jince.platform.policy;

import cn.jince.edge.Caller;
import cn.jince.platform.kernel.Outcome;
import cn.jince.platform.kernel.PlatformClock;
import cn.jince.platform.kernel.UseCase;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Says who answers for an item, writes its interpretation, and puts off its next review. */
@UseCase
public class StewardItem {
    private final Library library;
    private final Stewardships stewardships;
    private final PlatformClock clock;
    private final TransactionalOperator inTransaction;

    StewardItem(Library library, Stewardships stewardships, PlatformClock clock, TransactionalOperator inTransaction) {
        this.library = library;
        this.stewardships = stewardships;
        this.clock = clock;
        this.inTransaction = inTransaction;
    }

    public Mono<Stewardship> of(PolicyItem item) {
        return stewardships.find(item.id()).defaultIfEmpty(Stewardship.unowned(item));
    }

    /** @param version the one the officer saw; 0 for an item nobody owns */
    public Mono<Outcome<Stewardship, ItemRefusal>> change(
            String id, @Nullable Integer version, Stewardship.Change change, Caller officer) {
        return library.findNewest(id)
                .filter(item -> officer.covers(item.division().value()))
                .flatMap(this::of)
                .map(before -> version == null || version != before.version()
                        ? Outcome.<Stewardship, ItemRefusal>refused(new ItemRefusal.Stale(id))
                        : before.changed(change, officer.id(), officer.name(), clock.instant()))
                .flatMap(decided -> switch (decided) {
                    case Outcome.Done<Stewardship, ItemRefusal>(Stewardship next) ->
                        stewardships
                                .save(next)
                                .map(kept -> kept
                                        ? Outcome.<Stewardship, ItemRefusal>done(next)
                                        : Outcome.<Stewardship, ItemRefusal>refused(new ItemRefusal.Stale(id)));
                    case Outcome.Refused<Stewardship, ItemRefusal>(ItemRefusal refusal) ->
                        Mono.just(Outcome.<Stewardship, ItemRefusal>refused(refusal));
                })
                .defaultIfEmpty(Outcome.refused(new ItemRefusal.NotFound(id)))
                .as(inTransaction::transactional);
    }
}
