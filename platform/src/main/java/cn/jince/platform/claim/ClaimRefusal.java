package cn.jince.platform.claim;

import java.util.List;

/** Why we said no. */
public sealed interface ClaimRefusal {
    /** There is no such claim, or the caller has nothing to do with it. */
    record NotFound(String what) implements ClaimRefusal {}

    record NotAllowed(String detail) implements ClaimRefusal {}

    record WrongState(ClaimState state, ClaimVerb verb) implements ClaimRefusal {}

    /** Another system decides it. */
    record InRelay(String systemName) implements ClaimRefusal {}

    record VersionRequired() implements ClaimRefusal {}

    record Stale(int current) implements ClaimRefusal {}

    /** Nobody decides two stages of one claim, nor one of an item they drafted. */
    record FourEyes(String detail) implements ClaimRefusal {}

    record NotClaimable(String detail) implements ClaimRefusal {}

    /** @param reasons the conditions that do not hold */
    record NotEligible(List<String> reasons) implements ClaimRefusal {}

    record AlreadyClaimed(String itemName) implements ClaimRefusal {}

    record FormIncomplete(List<Defect> defects) implements ClaimRefusal {}

    record NothingToCorrect() implements ClaimRefusal {}

    record CorrectionAlreadyAsked() implements ClaimRefusal {}

    record ReasonRequired() implements ClaimRefusal {}

    record AmountRequired() implements ClaimRefusal {}

    record AmountTooHigh(long capFen) implements ClaimRefusal {}

    record BudgetExhausted(long leftFen) implements ClaimRefusal {}

    /** @param cap which cap, fit to show */
    record CapReached(String cap, long leftFen) implements ClaimRefusal {}

    /** The enterprise was granted what may not be had with it. */
    record NotTogether(String itemId) implements ClaimRefusal {}

    /** The award is paid at once, or the stage before is not paid yet. */
    record StageNotDue() implements ClaimRefusal {}

    record KeyRequired() implements ClaimRefusal {}

    record KeyReused() implements ClaimRefusal {}

    record AttachmentTooLarge() implements ClaimRefusal {}

    /** @param name the scanner's word for what is in it */
    record AttachmentInfected(String name) implements ClaimRefusal {}

    /** Files nobody could look into yet, or that were found to do harm. */
    record MaterialsUnscanned(List<String> materials) implements ClaimRefusal {}

    /** Promised for later and not there. */
    record MaterialsOwed(List<String> materials) implements ClaimRefusal {}

    /** Sources say otherwise now than when it was submitted; the officer has to say why it is granted all the same. */
    record DataChanged(List<String> fields) implements ClaimRefusal {}

    record AttachmentUnreadable() implements ClaimRefusal {}
}
