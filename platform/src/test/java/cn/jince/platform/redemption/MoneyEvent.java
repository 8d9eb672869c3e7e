package cn.jince.platform.redemption;

import cn.jince.platform.claim.ClaimVerb;
import java.util.List;

/** What may happen to a claim and its money. */
sealed interface MoneyEvent {
    record Attempt(int claim, ClaimVerb verb) implements MoneyEvent {}

    record Round(int claim, Wire wire) implements MoneyEvent {}

    /** The treasury has paid, or a bank has sent it back. */
    record Settled(int claim, String how) implements MoneyEvent {}

    record Corrected(int claim) implements MoneyEvent {}

    record Recovered(int claim, long fen) implements MoneyEvent {}

    /** How a round ends. */
    enum Wire {
        ARRIVES,
        NOT_SENT,
        REFUSED,
        LOST_ON_THE_WAY,
        LOST_REPLY,
        BREAKDOWN,
        CRASH_BEFORE,
        CRASH_AFTER
    }

    /** The way a claim takes where nothing goes wrong. */
    List<ClaimVerb> WAY = List.of(
            ClaimVerb.SUBMIT, ClaimVerb.ACCEPT, ClaimVerb.APPROVE, ClaimVerb.OPEN_NOTICE, ClaimVerb.CLOSE_NOTICE);

    default void happen(MoneyWorld world) {
        switch (this) {
            case Attempt(int claim, ClaimVerb verb) -> world.attempt(claim, verb);
            case Round(int claim, Wire wire) -> world.round(claim, wire);
            case Settled(int claim, String how) -> world.settle(claim, how);
            case Corrected(int claim) -> world.correctAccount(claim);
            case Recovered(int claim, long fen) -> world.clawBack(claim, fen);
        }
    }
}
