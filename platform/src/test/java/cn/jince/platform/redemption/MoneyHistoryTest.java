package cn.jince.platform.redemption;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jince.platform.claim.ClaimState;
import cn.jince.platform.claim.ClaimVerb;
import cn.jince.platform.redemption.PayoutIntent.State;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;

/**
 * Random histories of claims and their money: verbs in any order, rounds that break off anywhere, a treasury that pays,
 * refuses or sends back, accounts corrected, money clawed back. The world checks itself after every event.
 */
class MoneyHistoryTest {
    private static final Map<ClaimState, Integer> CLAIMS = new EnumMap<>(ClaimState.class);
    private static final Map<State, Integer> PAYOUTS = new EnumMap<>(State.class);

    @Property(tries = 12_000, shrinking = ShrinkingMode.BOUNDED)
    void whatever_happens_the_money_is_right(@ForAll("histories") List<MoneyEvent> history) {
        MoneyWorld world = new MoneyWorld();
        for (MoneyEvent event : history) {
            event.happen(world);
            world.holds();
        }
        for (int i = 0; i < MoneyWorld.CLAIMS; i++) {
            CLAIMS.merge(world.state(i), 1, Integer::sum);
            State payout = world.payout(i);
            if (payout != null) {
                PAYOUTS.merge(payout, 1, Integer::sum);
            }
        }
    }

    /** Histories that never get anywhere would prove nothing. */
    @AfterContainer
    static void every_end_was_reached() {
        assertThat(CLAIMS).containsKeys(ClaimState.CONCLUDED, ClaimState.CLAWED_BACK, ClaimState.REJECTED);
        assertThat(PAYOUTS).containsKeys(State.PAID, State.REJECTED, State.ORDERED, State.UNCERTAIN, State.SENDING);
    }

    @Provide
    Arbitrary<List<MoneyEvent>> histories() {
        Arbitrary<Integer> claims = Arbitraries.integers().between(0, MoneyWorld.CLAIMS - 1);
        Arbitrary<MoneyEvent> way =
                Combinators.combine(claims, Arbitraries.of(MoneyEvent.WAY)).as(MoneyEvent.Attempt::new);
        Arbitrary<MoneyEvent> any = Combinators.combine(claims, Arbitraries.of(ClaimVerb.class))
                .filter((_, verb) -> verb != ClaimVerb.PAY && verb != ClaimVerb.CONCLUDE && verb != ClaimVerb.CLAW_BACK)
                .as(MoneyEvent.Attempt::new);
        Arbitrary<MoneyEvent> rounds = Combinators.combine(claims, Arbitraries.of(MoneyEvent.Wire.class))
                .as(MoneyEvent.Round::new);
        Arbitrary<MoneyEvent> settled = Combinators.combine(claims, Arbitraries.of("PAID", "PAID", "RETURNED"))
                .as(MoneyEvent.Settled::new);
        Arbitrary<MoneyEvent> corrected = claims.map(MoneyEvent.Corrected::new);
        Arbitrary<MoneyEvent> recovered = Combinators.combine(claims, Arbitraries.of(100L, 60L, 40L, 101L, 0L))
                .as(MoneyEvent.Recovered::new);
        return Arbitraries.frequencyOf(
                        Tuple.of(9, way),
                        Tuple.of(1, any),
                        Tuple.of(7, rounds),
                        Tuple.of(3, settled),
                        Tuple.of(1, corrected),
                        Tuple.of(1, recovered))
                .list()
                .ofMinSize(20)
                .ofMaxSize(120);
    }
}
