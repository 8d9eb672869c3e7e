package cn.jince.platform.matching;

import cn.jince.api.event.EventTypes;
import cn.jince.api.event.EventTypes.EnterprisesMatched;
import cn.jince.platform.enterprise.DossierFeed;
import cn.jince.platform.enterprise.NumberedDossier;
import cn.jince.platform.kernel.Fen;
import cn.jince.platform.kernel.PlatformClock;
import cn.jince.platform.kernel.UseCase;
import cn.jince.platform.outbox.Outbox;
import cn.jince.platform.policy.Awards;
import cn.jince.platform.policy.Awards.Estimate;
import cn.jince.platform.policy.PolicyItem;
import cn.jince.platform.policy.PolicyItems;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * Tells of the matched, at most 500 in one event and one transaction: the event and how far we are commit together, so
 * a crash neither repeats nor skips anyone.
 */
@UseCase
public class TellMatched {
    private static final int CHUNK = 500;
    private final MatchRuns runs;
    private final PolicyItems items;
    private final DossierFeed dossiers;
    private final Outbox outbox;
    private final TransactionalOperator inTransaction;
    private final PlatformClock clock;

    TellMatched(
            MatchRuns runs,
            PolicyItems items,
            DossierFeed dossiers,
            Outbox outbox,
            TransactionalOperator inTransaction,
            PlatformClock clock) {
        this.runs = runs;
        this.items = items;
        this.dossiers = dossiers;
        this.outbox = outbox;
        this.inTransaction = inTransaction;
        this.clock = clock;
    }

    /** Until every run is told to its end. */
    public Mono<Void> tellAll() {
        return chunk().expand(_ -> chunk()).then();
    }

    private Mono<Boolean> chunk() {
        return runs.lockUnfinished()
                .flatMap(run -> tell(run, run.next(CHUNK)).thenReturn(true))
                .as(inTransaction::transactional);
    }

    private Mono<Void> tell(MatchRun run, List<Integer> next) {
        if (next.isEmpty()) {
            return runs.finish(run, clock.instant());
        }
        return Mono.zip(items.find(run.itemId(), run.version()), dossiers.numbered(next))
                .flatMap(both -> outbox.append(
                        EventTypes.ENTERPRISES_MATCHED, run.itemId(), event(both.getT1(), both.getT2(), null)))
                .then(runs.told(run, next.getLast()));
    }

    static EnterprisesMatched event(PolicyItem item, List<NumberedDossier> matched, @Nullable String because) {
        return new EnterprisesMatched(
                item.id(),
                item.version(),
                item.name(),
                item.authority(),
                item.validTo(),
                matched.stream().map(one -> one.dossier().code().value()).toList(),
                matched.stream().map(one -> fen(item, one)).toList(),
                because);
    }

    private static long fen(PolicyItem item, NumberedDossier one) {
        return switch (Awards.estimate(item, one.dossier())) {
            case Estimate.Exactly(Fen amount) -> amount.value();
            case Estimate.UpTo(Fen amount) -> amount.value();
            case Estimate.NotEstimable _ -> 0;
        };
    }
}
