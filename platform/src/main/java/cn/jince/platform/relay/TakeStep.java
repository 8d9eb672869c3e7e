package cn.jince.platform.relay;

import cn.jince.platform.claim.ChangeClaim;
import cn.jince.platform.claim.Claim;
import cn.jince.platform.claim.ClaimEvent;
import cn.jince.platform.claim.ClaimEvent.Kind;
import cn.jince.platform.claim.Claims;
import cn.jince.platform.claim.RelayDecisions;
import cn.jince.platform.kernel.PlatformClock;
import cn.jince.platform.kernel.UseCase;
import cn.jince.platform.relay.HandedClaims.Verdict;
import cn.jince.platform.relay.RelayedStep.Meaning;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Takes a step of the other system into the claim, through the claim's own graph; what has no arrow is only noted. */
@UseCase
public class TakeStep {
    private static final Logger log = LoggerFactory.getLogger(TakeStep.class);
    private final Claims claims;
    private final HandedClaims handed;
    private final ChangeClaim changing;
    private final PlatformClock clock;
    private final MeterRegistry metrics;
    private final TransactionalOperator inTransaction;

    public TakeStep(
            Claims claims,
            HandedClaims handed,
            ChangeClaim changing,
            PlatformClock clock,
            MeterRegistry metrics,
            TransactionalOperator inTransaction) {
        this.claims = claims;
        this.handed = handed;
        this.changing = changing;
        this.clock = clock;
        this.metrics = metrics;
        this.inTransaction = inTransaction;
    }

    /** What became of it, and the claim as it stands then. */
    public record Taken(Verdict verdict, Claim claim) {}

    /** Empty where no such claim was handed to that system. */
    public Mono<Taken> pushed(String claimNumber, String system, RelayedStep step) {
        return handed.claimOf(claimNumber, system).flatMap(id -> take(id, system, step));
    }

    /** Empty where that system does not decide the claim (any more). */
    public Mono<Taken> take(String claimId, String system, RelayedStep step) {
        return Mono.defer(() -> claims.find(claimId))
                .filter(claim -> claim.relay() != null && claim.relay().system().equals(system))
                .flatMap(claim -> Mono.zip(
                                claims.timeline(claimId).collectList(),
                                handed.verdict(claimId, step).map(Optional::of).defaultIfEmpty(Optional.empty()))
                        .flatMap(known -> keep(claim, known.getT1(), known.getT2(), step)))
                .as(inTransaction::transactional)
                // somebody moved it in between: look again, once
                .retryWhen(reactor.util.retry.Retry.max(1).filter(Claims.StaleClaim.class::isInstance));
    }

    private Mono<Taken> keep(Claim claim, List<ClaimEvent> timeline, Optional<Verdict> before, RelayedStep step) {
        boolean done = before.filter(verdict -> verdict != Verdict.DRIFTED).isPresent();
        if (done) {
            return Mono.just(new Taken(Verdict.KNOWN, claim));
        }
        return switch (step.on(claim, timeline)) {
            case Meaning.Known _ -> remember(claim, step, Verdict.KNOWN);
            case Meaning.Drift _ ->
                before.isPresent()
                        ? Mono.just(new Taken(Verdict.DRIFTED, claim))
                        : note(claim, step).then(remember(claim, step, Verdict.DRIFTED));
            case Meaning.Moves(var verb) -> {
                Claim.Step moved = RelayDecisions.relayed(
                                claim, verb, clock.today(), clock.instant(), step.note(), step.amountFen())
                        .orElseThrow(refusal -> new IllegalStateException("claim " + claim.id() + ": " + refusal));
                yield changing.keep(moved).then(remember(moved.next(), step, Verdict.APPLIED));
            }
        };
    }

    private Mono<Taken> remember(Claim claim, RelayedStep step, Verdict verdict) {
        return handed.remember(claim.id(), step, verdict).thenReturn(new Taken(verdict, claim));
    }

    private Mono<Void> note(Claim claim, RelayedStep step) {
        Claim.Relay relay = Objects.requireNonNull(claim.relay());
        log.warn(
                "claim {}: {} says '{}', which does not follow on {}",
                claim.id(),
                relay.system(),
                step.said(),
                claim.state());
        metrics.counter("jince.relay.drift", "system", relay.system()).increment();
        String note = step.note() == null ? step.said() : step.said() + "：" + step.note();
        return claims.note(
                claim, new ClaimEvent(Kind.RELAY_NOTED, claim.state(), relay.actor(), clock.instant(), note));
    }
}
