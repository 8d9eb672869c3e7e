package cn.jince.platform.redemption;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jince.api.reply.CommandReply;
import cn.jince.api.reply.Reply;
import cn.jince.platform.claim.Claim;
import cn.jince.platform.claim.ClaimEvent;
import cn.jince.platform.claim.ClaimGraph;
import cn.jince.platform.claim.ClaimRefusal;
import cn.jince.platform.claim.ClaimState;
import cn.jince.platform.claim.ClaimVerb;
import cn.jince.platform.clawback.Clawback;
import cn.jince.platform.clawback.ClawbackRefusal;
import cn.jince.platform.fiscal.FiscalLine;
import cn.jince.platform.fiscal.FundsRefusal;
import cn.jince.platform.fiscal.LedgerAccount;
import cn.jince.platform.fiscal.Movement;
import cn.jince.platform.fiscal.Reservation;
import cn.jince.platform.kernel.DivisionCode;
import cn.jince.platform.kernel.Fact;
import cn.jince.platform.kernel.Outcome;
import cn.jince.platform.redemption.PayoutIntent.State;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Three claims on one line and a treasury, in memory; the decisions are the real ones. */
final class MoneyWorld {
    static final int CLAIMS = 3;
    static final long BUDGET = 220;
    private static final long AWARD = 100;
    private static final Instant NOW = Instant.parse("2026-11-24T08:00:00Z");
    private FiscalLine line = MoneyFixtures.line(BUDGET);
    private final Map<LedgerAccount, Long> ledger = new EnumMap<>(LedgerAccount.class);
    private final List<Claim> claims = new ArrayList<>();
    private final Map<Integer, Reservation> held = new TreeMap<>();
    private final Map<Integer, PayoutIntent> intents = new TreeMap<>();
    private final Map<Integer, Clawback> clawbacks = new TreeMap<>();
    /** Orders as the treasury has them, by order id: ACCEPTED PAID RETURNED. */
    private final Map<String, String> treasury = new TreeMap<>();

    private final Set<String> mayHaveArrived = new HashSet<>();

    MoneyWorld() {
        post(Movement.APPROPRIATE, BUDGET);
        for (int i = 0; i < CLAIMS; i++) {
            claims.add(MoneyFixtures.claim(i));
        }
    }

    ClaimState state(int i) {
        return claims.get(i).state();
    }

    @Nullable
    State payout(int i) {
        PayoutIntent intent = intents.get(i);
        return intent == null ? null : intent.state();
    }

    /** A verb as somebody tries it; what does not fit changes nothing. */
    void attempt(int i, ClaimVerb verb) {
        Claim before = claims.get(i);
        Outcome<Claim.Step, ClaimRefusal> outcome = MoneyFixtures.verb(before, verb, NOW);
        if (!(outcome instanceof Outcome.Done<Claim.Step, ClaimRefusal>(Claim.Step step))) {
            return;
        }
        if (verb == ClaimVerb.APPROVE && !reserve(i, step.next())) {
            return;
        }
        if (verb == ClaimVerb.UPHOLD_OBJECTION) {
            release(i);
        }
        keep(i, before, verb, step.next());
        if (verb == ClaimVerb.CLOSE_NOTICE) {
            intents.put(i, MoneyFixtures.intent(i, AWARD));
            post(Movement.COMMIT, AWARD);
        }
    }

    private void keep(int i, Claim before, ClaimVerb verb, Claim next) {
        assertThat(ClaimGraph.next(before.state(), verb)).contains(next.state());
        claims.set(i, next);
    }

    private boolean reserve(int i, Claim claim) {
        Reservation.Award award =
                new Reservation.Award(claim.id(), claim.enterprise().creditCode(), new DivisionCode("140902"), AWARD);
        Outcome<Reservation, FundsRefusal> decided = Reservation.decide(
                "r" + i,
                line,
                MoneyFixtures.ITEM,
                award,
                _ -> new Fact.Unknown(new Fact.Why.NotCollected()),
                held.values().stream()
                        .filter(one -> one.creditCode().equals(award.creditCode()))
                        .toList());
        if (!(decided instanceof Outcome.Done<Reservation, FundsRefusal>(Reservation reservation))) {
            return false;
        }
        held.put(i, reservation);
        line = MoneyFixtures.take(line, AWARD);
        post(Movement.RESERVE, AWARD);
        return true;
    }

    private void release(int i) {
        held.remove(i);
        line = MoneyFixtures.take(line, -AWARD);
        post(Movement.RELEASE, AWARD);
    }

    /** A round of PayOut, that may break off before or after the wire. */
    void round(int i, MoneyEvent.Wire wire) {
        PayoutIntent intent = intents.get(i);
        if (intent == null || !PayoutDecision.goesOn(intent.state())) {
            return;
        }
        State leased = intent.state();
        if (leased != State.ORDERED) {
            intents.put(i, MoneyFixtures.with(intent, intent.orderId(), State.SENDING, intent.note()));
        }
        if (wire == MoneyEvent.Wire.CRASH_BEFORE) {
            return;
        }
        if (PayoutDecision.sends(leased)) {
            assertThat(mayHaveArrived).as("sent though it may have arrived").doesNotContain(intent.orderId());
            decided(i, intent, order(intent, wire));
        } else {
            decided(i, intent, query(intent, wire));
        }
    }

    private @Nullable PayoutDecision order(PayoutIntent intent, MoneyEvent.Wire wire) {
        if (wire == MoneyEvent.Wire.NOT_SENT) {
            return PayoutDecision.ordered(new CommandReply.NotSent(Reply.Reason.BREAKER_OPEN, "稍后"));
        }
        mayHaveArrived.add(intent.orderId());
        if (wire == MoneyEvent.Wire.REFUSED) {
            mayHaveArrived.remove(intent.orderId());
            return PayoutDecision.ordered(new CommandReply.Rejected("4003", "销户"));
        }
        if (wire == MoneyEvent.Wire.LOST_ON_THE_WAY) {
            return PayoutDecision.ordered(new CommandReply.Ambiguous(intent.orderId()));
        }
        treasury.putIfAbsent(intent.orderId(), "ACCEPTED");
        return switch (wire) {
            case CRASH_AFTER -> null;
            case BREAKDOWN -> PayoutDecision.failed(intent);
            case LOST_REPLY -> PayoutDecision.ordered(new CommandReply.Ambiguous(intent.orderId()));
            default -> PayoutDecision.ordered(new CommandReply.Accepted("GK"));
        };
    }

    private @Nullable PayoutDecision query(PayoutIntent intent, MoneyEvent.Wire wire) {
        return switch (wire) {
            case CRASH_AFTER -> null;
            case BREAKDOWN, LOST_REPLY -> PayoutDecision.failed(intent);
            case NOT_SENT, LOST_ON_THE_WAY -> PayoutDecision.queried(intent, PayoutDecisionTest.answer("unknown"));
            default -> {
                String known = treasury.get(intent.orderId());
                if (known == null && intent.state() != State.ORDERED) {
                    mayHaveArrived.remove(intent.orderId());
                }
                yield PayoutDecision.queried(
                        intent,
                        known == null
                                ? PayoutDecisionTest.answer("absent")
                                : PayoutDecisionTest.receipt(known, intent.amountFen()));
            }
        };
    }

    private void decided(int i, PayoutIntent leased, @Nullable PayoutDecision decision) {
        if (decision == null) {
            return;
        }
        intents.put(i, MoneyFixtures.with(leased, leased.orderId(), decision.state(), decision.note()));
        if (decision.state() == State.PAID) {
            post(Movement.PAY, AWARD);
            Claim claim = claims.get(i);
            Claim paid = MoneyFixtures.done(MoneyFixtures.verb(claim, ClaimVerb.PAY, NOW));
            keep(i, claim, ClaimVerb.PAY, paid);
            keep(i, paid, ClaimVerb.CONCLUDE, MoneyFixtures.done(MoneyFixtures.verb(paid, ClaimVerb.CONCLUDE, NOW)));
        }
        if (decision.state() == State.REJECTED) {
            post(Movement.RETURN, AWARD);
        }
    }

    /** The treasury settles what it accepted. */
    void settle(int i, String how) {
        PayoutIntent intent = intents.get(i);
        if (intent != null) {
            treasury.replace(intent.orderId(), "ACCEPTED", how);
        }
    }

    void correctAccount(int i) {
        PayoutIntent intent = intents.get(i);
        if (intent != null && intent.state() == State.REJECTED) {
            intents.put(i, MoneyFixtures.with(intent, intent.orderId() + "-", State.QUEUED, null));
            post(Movement.ORDER_AGAIN, AWARD);
        }
    }

    void clawBack(int i, long fen) {
        if (state(i) != ClaimState.CONCLUDED) {
            return;
        }
        Clawback order = clawbacks.computeIfAbsent(i, n -> MoneyFixtures.clawback(n, AWARD, NOW, LocalDate.EPOCH));
        if (order.received(fen, "treasurer") instanceof Outcome.Done<Clawback, ClawbackRefusal>(Clawback after)) {
            clawbacks.put(i, after);
            post(Movement.RECOVER, fen);
            if (after.openFen() == 0) {
                Claim claim = claims.get(i);
                keep(
                        i,
                        claim,
                        ClaimVerb.CLAW_BACK,
                        MoneyFixtures.done(claim.follow(
                                ClaimVerb.CLAW_BACK, ClaimEvent.Kind.CLAWED_BACK, MoneyFixtures.ACTOR, NOW, null)));
            }
        }
    }

    private void post(Movement movement, long fen) {
        ledger.merge(movement.from(), -fen, Long::sum);
        ledger.merge(movement.to(), fen, Long::sum);
    }

    private long balance(LedgerAccount account) {
        return ledger.getOrDefault(account, 0L);
    }

    /** What holds after every event. */
    void holds() {
        assertThat(ledger.values().stream().mapToLong(Long::longValue).sum()).isZero();
        for (LedgerAccount account : LedgerAccount.values()) {
            if (account != LedgerAccount.SOURCE) {
                assertThat(balance(account)).as(account.name()).isNotNegative();
            }
        }
        assertThat(balance(LedgerAccount.BUDGET)).isEqualTo(line.leftFen());
        long moved = treasury.values().stream().filter("PAID"::equals).count() * AWARD;
        assertThat(moved).isLessThanOrEqualTo(BUDGET);
        assertThat(balance(LedgerAccount.PAID) + balance(LedgerAccount.RECOVERED))
                .isLessThanOrEqualTo(moved);
        for (int i = 0; i < CLAIMS; i++) {
            String first = "i" + i;
            assertThat(treasury.entrySet().stream()
                            .filter(order -> order.getKey().startsWith(first)
                                    && order.getValue().equals("PAID")))
                    .as("paid at most once")
                    .hasSizeLessThanOrEqualTo(1);
            boolean paid = Set.of(ClaimState.CONCLUDED, ClaimState.CLAWED_BACK).contains(state(i));
            assertThat(payout(i) == State.PAID).isEqualTo(paid);
        }
    }
}
