package cn.jince.platform.counter;

import cn.jince.edge.Caller;
import cn.jince.platform.claim.Claim;
import cn.jince.platform.claim.ClaimRefusal;
import cn.jince.platform.claim.StartClaim;
import cn.jince.platform.kernel.Outcome;
import cn.jince.platform.kernel.PlatformClock;
import cn.jince.platform.kernel.UseCase;
import cn.jince.platform.policy.PolicyItem;
import cn.jince.platform.policy.PolicyItems;
import java.security.SecureRandom;
import reactor.core.publisher.Mono;

/** Begun at a kiosk without a name, gone on with on the phone of whoever may prepare for the enterprise. */
@UseCase
public class StartAtKiosk {
    private static final SecureRandom RANDOM = new SecureRandom();
    private final Counters counters;
    private final PolicyItems items;
    private final StartClaim starting;
    private final PlatformClock clock;

    public StartAtKiosk(Counters counters, PolicyItems items, StartClaim starting, PlatformClock clock) {
        this.counters = counters;
        this.items = items;
        this.starting = starting;
        this.clock = clock;
    }

    /** What the screen shows. @param code told this once */
    public record Begun(String code, KioskStart start, PolicyItem item) {}

    public Mono<Outcome<Begun, CounterRefusal>> begin(Caller kiosk, String itemId) {
        String code = KioskStart.code(RANDOM.nextLong());
        return items.findPublished(itemId)
                .filter(item -> item.inForceOn(clock.today()))
                .map(item ->
                        new Begun(code, KioskStart.begin(code, item.id(), kiosk.division(), clock.instant()), item))
                .flatMap(begun -> counters.begin(begun.start()).thenReturn(begun))
                .<Outcome<Begun, CounterRefusal>>map(Outcome::done)
                .defaultIfEmpty(Outcome.refused(new CounterRefusal.NotFound()));
    }

    public Mono<Outcome<Begun, CounterRefusal>> begun(String code) {
        return counters.begun(KioskStart.digest(code), clock.instant())
                .zipWhen(start -> items.findPublished(start.itemId()))
                .<Outcome<Begun, CounterRefusal>>map(both -> Outcome.done(new Begun(code, both.getT1(), both.getT2())))
                .defaultIfEmpty(Outcome.refused(new CounterRefusal.CodeOver()));
    }

    /** The code is used up once the claim is there; whoever is refused may try with another enterprise. */
    public Mono<Outcome<Claim, CounterRefusal>> goOn(Caller person, String code, String creditCode) {
        String digest = KioskStart.digest(code);
        return counters.begun(digest, clock.instant())
                .flatMap(start -> starting.start(person, creditCode, start.itemId()))
                .flatMap(started -> switch (started) {
                    case Outcome.Done<Claim, ClaimRefusal>(Claim claim) ->
                        counters.use(digest, claim.id())
                                .map(mine -> mine
                                        ? Outcome.<Claim, CounterRefusal>done(claim)
                                        : Outcome.<Claim, CounterRefusal>refused(new CounterRefusal.CodeOver()));
                    case Outcome.Refused<Claim, ClaimRefusal>(ClaimRefusal refusal) ->
                        Mono.just(Outcome.<Claim, CounterRefusal>refused(new CounterRefusal.OfClaim(refusal)));
                })
                .defaultIfEmpty(Outcome.refused(new CounterRefusal.CodeOver()));
    }
}
