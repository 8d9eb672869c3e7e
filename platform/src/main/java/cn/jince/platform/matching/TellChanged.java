package cn.jince.platform.matching;

import cn.jince.api.event.EventTypes;
import cn.jince.api.event.EventTypes.DeadlineNear;
import cn.jince.platform.enterprise.DossierFeed;
import cn.jince.platform.enterprise.NumberedDossier;
import cn.jince.platform.kernel.PlatformClock;
import cn.jince.platform.kernel.UseCase;
import cn.jince.platform.matching.MatchChange.Cause;
import cn.jince.platform.outbox.Outbox;
import cn.jince.platform.policy.PolicyItem;
import cn.jince.platform.policy.PolicyItems;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Tells of those who came to meet an item, as {@link TellMatched} does of those who met it at its publication. */
@UseCase
public class TellChanged {
    private static final int CHUNK = 500;
    private final MatchChanges changes;
    private final PolicyItems items;
    private final DossierFeed dossiers;
    private final Outreach outreach;
    private final Outbox outbox;
    private final TransactionalOperator inTransaction;
    private final PlatformClock clock;

    TellChanged(
            MatchChanges changes,
            PolicyItems items,
            DossierFeed dossiers,
            Outreach outreach,
            Outbox outbox,
            TransactionalOperator inTransaction,
            PlatformClock clock) {
        this.changes = changes;
        this.items = items;
        this.dossiers = dossiers;
        this.outreach = outreach;
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
                .flatMap(both -> wanted(change, both.getT2())
                        .filter(told -> !told.isEmpty())
                        .flatMap(told -> append(change, both.getT1(), told)))
                .then(changes.told(change.id(), next.getLast()));
    }

    /** Without those who do not want to hear of the item; a reminder also without those who have submitted. */
    private Mono<List<NumberedDossier>> wanted(MatchChange change, List<NumberedDossier> next) {
        List<String> codes =
                next.stream().map(one -> one.dossier().code().value()).toList();
        return outreach.notToTell(change.itemId(), codes, change.cause() == Cause.DEADLINE)
                .map(others -> next.stream()
                        .filter(one -> !others.contains(one.dossier().code().value()))
                        .toList());
    }

    private Mono<Void> append(MatchChange change, PolicyItem item, List<NumberedDossier> told) {
        if (change.cause() != Cause.DEADLINE) {
            return outbox.append(
                    EventTypes.ENTERPRISES_MATCHED, item.id(), TellMatched.event(item, told, change.because()));
        }
        LocalDate last = Objects.requireNonNull(item.validTo());
        return outbox.append(
                EventTypes.DEADLINE_NEAR,
                item.id(),
                new DeadlineNear(
                        item.id(),
                        item.version(),
                        item.name(),
                        item.authority(),
                        last,
                        Objects.requireNonNull(change.step()),
                        ChronoUnit.DAYS.between(clock.today(), last),
                        told.stream().map(one -> one.dossier().code().value()).toList()));
    }
}
