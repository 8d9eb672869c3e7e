package cn.jince.platform.fiscal;

/** Why nothing is reserved. */
public sealed interface FundsRefusal {
    record OverLine(long leftFen) implements FundsRefusal {}

    /** @param cap the cap's name, fit to show */
    record OverCap(String cap, long leftFen) implements FundsRefusal {}

    /** The enterprise holds another item that may not be had with it. */
    record NotTogether(String itemId) implements FundsRefusal {}

    /** The same award is held for the same enterprise already. */
    record Twice() implements FundsRefusal {}
}
