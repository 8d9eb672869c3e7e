package cn.jince.platform.redemption;

/** Why an account is not corrected. */
public sealed interface PayoutRefusal {
    record NotFound() implements PayoutRefusal {}

    /** Only what the treasury turned away may go again; anything else might be paid twice. */
    record NotTurnedAway(String shownState) implements PayoutRefusal {}

    record NotAllowed() implements PayoutRefusal {}

    record BadAccount(String detail) implements PayoutRefusal {}
}
