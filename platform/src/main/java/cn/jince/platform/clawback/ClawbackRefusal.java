package cn.jince.platform.clawback;

/** Why nothing is clawed back. */
public sealed interface ClawbackRefusal {
    record NotFound() implements ClawbackRefusal {}

    record NotAllowed() implements ClawbackRefusal {}

    record Bad(String detail) implements ClawbackRefusal {}

    /** Only what was paid comes back. */
    record NotPaid(String shownState) implements ClawbackRefusal {}

    /** @param leftFen what may still be asked or taken */
    record AmountTooHigh(long leftFen) implements ClawbackRefusal {}

    /** Another one of that payout is open. */
    record AlreadyOpen(String clawbackId) implements ClawbackRefusal {}

    /** Who orders it does not receive it. */
    record FourEyes() implements ClawbackRefusal {}

    /** The voucher stands for another amount or another order. */
    record VoucherUsed() implements ClawbackRefusal {}
}
