package cn.jince.platform.matching;

import cn.jince.api.event.EventTypes;
import cn.jince.platform.enterprise.DossierFeed;
import cn.jince.platform.kernel.PlatformClock;
import cn.jince.platform.kernel.UseCase;
import cn.jince.platform.outbox.Outbox;
import cn.jince.platform.policy.PolicyItems;
import java.util.List;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Tells of those who came to meet an item, as {@link TellMatched} does of those who met it at its publication. */
@UseCase
public class TellChanged {
    private static final int CHUNK = 500;
    private final MatchChanges changes;
    private final PolicyItems items;
    private final DossierFeed dossiers;
    private final Outbox outbox;
    private final TransactionalOperator inTransaction;
    private final PlatformClock clock;

    TellChanged(
            MatchChanges changes,
            PolicyItems items,
            DossierFeed dossiers,
            Outbox outbox,
            TransactionalOperator inTransaction,
            PlatformClock clock) {
        this.changes = changes;
        this.items = items;
        this.dossiers = dossiers;
        this.outbox = outbox;
        this.inTransaction = inTransaction;
        this.clock = clock;
    }

    /** Until every change is told to its end. */
    public Mono<Void> tellAll() {
        return chunk().expand(_ -> chunk()).then();
    }

    private Mono<Boolean> chunk() {
        return changes.lockUnfinished()
                .flatMap(change -> tell(change, change.next(CHUNK)).thenReturn(true))
                .as(inTransaction::transactional);
    }

    private Mono<Void> tell(MatchChange change, List<Integer> next) {
        if (next.isEmpty()) {
            return changes.finish(change.id(), clock.instant());
        }
        return Mono.zip(items.find(change.itemId(), change.version()), dossiers.numbered(next))
                .flatMap(both -> outbox.append(
                        EventTypes.ENTERPRISES_MATCHED,
                        change.itemId(),
                        TellMatched.event(both.getT1(), both.getT2(), change.because())))
                .then(changes.told(change.id(), next.getLast()));
    }
}
