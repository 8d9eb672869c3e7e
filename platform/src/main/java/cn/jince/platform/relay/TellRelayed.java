package cn.jince.platform.relay;

import cn.jince.platform.claim.ChangeClaim;
import cn.jince.platform.claim.ClaimEvent;
import cn.jince.platform.claim.ClaimEvent.Actor;
import cn.jince.platform.claim.ClaimEvent.Kind;
import cn.jince.platform.claim.Claims;
import cn.jince.platform.claim.RelayDecisions;
import cn.jince.platform.kernel.PlatformClock;
import cn.jince.platform.relay.Handed.State;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Keeps how a handed claim stands together with the line of the timeline that tells it. */
@Component
class TellRelayed {
    private final HandedClaims handed;
    private final Claims claims;
    private final ChangeClaim changing;
    private final PlatformClock clock;
    private final TransactionalOperator inTransaction;

    TellRelayed(
            HandedClaims handed,
            Claims claims,
            ChangeClaim changing,
            PlatformClock clock,
            TransactionalOperator inTransaction) {
        this.handed = handed;
        this.claims = claims;
        this.changing = changing;
        this.clock = clock;
        this.inTransaction = inTransaction;
    }

    Mono<Boolean> tell(Handed leased, State state, Duration again, Kind kind, @Nullable String text) {
        return handed.settle(leased, state, again, false, null)
                .filter(mine -> mine)
                .flatMap(_ -> note(leased, kind, text).thenReturn(true))
                .as(inTransaction::transactional);
    }

    Mono<Boolean> waits(Handed leased, Duration again, String notice) {
        return handed.settle(leased, leased.state(), again, false, notice)
                .filter(mine -> mine)
                .flatMap(_ -> note(leased, Kind.RELAY_WAITING, notice).thenReturn(true))
                .as(inTransaction::transactional);
    }

    /** Our own officers take it on. */
    Mono<Boolean> home(Handed leased, String why) {
        return handed.settle(leased, State.ENDED, Duration.ZERO, false, why)
                .filter(mine -> mine)
                .flatMap(_ -> claims.find(leased.claimId()))
                .filter(claim -> claim.relay() != null)
                .flatMap(claim -> changing.keep(RelayDecisions.home(claim, why, clock.instant()))
                        .thenReturn(true))
                .as(inTransaction::transactional);
    }

    private Mono<Void> note(Handed leased, Kind kind, @Nullable String text) {
        return claims.find(leased.claimId())
                .flatMap(claim -> claims.note(
                        claim,
                        new ClaimEvent(
                                kind,
                                claim.state(),
                                claim.relay() == null
                                        ? Actor.PLATFORM
                                        : claim.relay().actor(),
                                clock.instant(),
                                text)));
    }
}
