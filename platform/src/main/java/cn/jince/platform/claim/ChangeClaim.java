package cn.jince.platform.claim;

import cn.jince.api.event.EventTypes;
import cn.jince.platform.kernel.Outcome;
import cn.jince.platform.kernel.PlatformClock;
import cn.jince.platform.kernel.UseCase;
import cn.jince.platform.kernel.WorkingCalendar;
import cn.jince.platform.outbox.Outbox;
import java.time.Instant;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The pipeline every change of a claim takes: find, decide, keep state, timeline and events in one transaction. */
@UseCase
public class ChangeClaim {
    private static final Set<ClaimState> IN_VAIN =
            Set.of(ClaimState.NOT_ACCEPTED, ClaimState.REJECTED, ClaimState.WITHDRAWN);
    private final Claims claims;
    private final StageTasks tasks;
    private final Outbox outbox;
    private final WorkingCalendar calendar;
    private final TransactionalOperator inTransaction;

    public ChangeClaim(
            Claims claims,
            StageTasks tasks,
            Outbox outbox,
            WorkingCalendar calendar,
            TransactionalOperator inTransaction) {
        this.claims = claims;
        this.tasks = tasks;
        this.outbox = outbox;
        this.calendar = calendar;
        this.inTransaction = inTransaction;
    }

    /** @param decide pure; refuses who may not, and what does not fit */
    public Mono<Outcome<Claim, ClaimRefusal>> change(
            String id, Function<Claim, Outcome<Claim.Step, ClaimRefusal>> decide) {
        return change(id, decide, step -> Mono.just(Outcome.done(step)), _ -> Mono.empty());
    }

    /**
     * @param reserve asks inside the transaction before anything is written; a refusal leaves everything as it was
     * @param also what else is kept in the same transaction
     */
    public Mono<Outcome<Claim, ClaimRefusal>> change(
            String id,
            Function<Claim, Outcome<Claim.Step, ClaimRefusal>> decide,
            Function<Claim.Step, Mono<Outcome<Claim.Step, ClaimRefusal>>> reserve,
            Function<Claim.Step, Mono<Void>> also) {
        return claims.find(id)
                .<Outcome<Claim, ClaimRefusal>>map(Outcome::done)
                .defaultIfEmpty(Outcome.refused(new ClaimRefusal.NotFound(id)))
                .flatMap(found -> after(found.then(decide), reserve).flatMap(decided -> keepDecided(decided, also)))
                .as(inTransaction::transactional)
                .onErrorResume(Claims.StaleClaim.class, _ -> stale(id));
    }

    private static Mono<Outcome<Claim.Step, ClaimRefusal>> after(
            Outcome<Claim.Step, ClaimRefusal> decided,
            Function<Claim.Step, Mono<Outcome<Claim.Step, ClaimRefusal>>> reserve) {
        return switch (decided) {
            case Outcome.Done<Claim.Step, ClaimRefusal>(Claim.Step step) -> reserve.apply(step);
            case Outcome.Refused<Claim.Step, ClaimRefusal> refused -> Mono.just(refused);
        };
    }

    private Mono<Outcome<Claim, ClaimRefusal>> keepDecided(
            Outcome<Claim.Step, ClaimRefusal> decided, Function<Claim.Step, Mono<Void>> also) {
        return switch (decided) {
            case Outcome.Done<Claim.Step, ClaimRefusal>(Claim.Step step) ->
                keep(step).then(Mono.defer(() -> also.apply(step))).thenReturn(Outcome.done(step.next()));
            case Outcome.Refused<Claim.Step, ClaimRefusal>(ClaimRefusal refusal) -> Mono.just(Outcome.refused(refusal));
        };
    }

    private Mono<Outcome<Claim, ClaimRefusal>> stale(String id) {
        return claims.find(id).map(now -> Outcome.refused(new ClaimRefusal.Stale(now.version())));
    }

    /** Keeps a step inside the caller's transaction: state, timeline, what waits for whom, events. */
    public Mono<Void> keep(Claim.Step step) {
        Claim claim = step.next();
        int before = claim.version() - step.events().size();
        return claims.save(step, before, openKey(claim))
                .then(Mono.defer(() -> claim.state() == ClaimState.DRAFT
                        ? Mono.empty()
                        : tasks.replace(claim.id(), StageTask.of(claim, calendar))))
                .thenMany(Flux.fromIterable(step.events()))
                .filter(event -> event.kind().moves())
                .concatMap(event -> outbox.append(EventTypes.CLAIM_MOVED, claim.id(), moved(claim, event)))
                .then();
    }

    private static @Nullable String openKey(Claim claim) {
        if (IN_VAIN.contains(claim.state())) {
            return null;
        }
        Instant submitted = claim.dates().submittedAt();
        return openKey(
                claim.item().id(),
                claim.item().version(),
                claim.enterprise().creditCode(),
                submitted == null ? claim.dates().startedAt() : submitted);
    }

    /** Once per item version, enterprise and fiscal year. */
    public static String openKey(String itemId, int itemVersion, String creditCode, Instant at) {
        return itemId + ":" + itemVersion + ":" + creditCode + ":"
                + PlatformClock.dayOf(at).getYear();
    }

    private static EventTypes.ClaimMoved moved(Claim claim, ClaimEvent event) {
        return new EventTypes.ClaimMoved(
                claim.id(),
                claim.number(),
                claim.enterprise().creditCode(),
                claim.enterprise().division(),
                claim.item().id(),
                claim.item().name(),
                event.reached().name(),
                event.reached().text(),
                claim.review().amountFen(),
                event.note());
    }
}
