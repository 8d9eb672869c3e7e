package cn.jince.platform.policy;

import cn.jince.platform.policy.PolicyItem.ItemState;
import java.util.List;

/** Why the library said no. */
public sealed interface ItemRefusal {
    record NotFound(String id) implements ItemRefusal {}

    record WrongState(String id, ItemState state, ItemVerb verb) implements ItemRefusal {}

    /** Who drafted it cannot approve it. */
    record FourEyes(String id) implements ItemRefusal {}

    /** A draft has one author. */
    record NotTheDrafter() implements ItemRefusal {}

    /** Sending back says why. */
    record ReasonRequired() implements ItemRefusal {}

    /** The division is not the officer's nor below it. */
    record OutsideDivision(String divisionCode) implements ItemRefusal {}

    /** A draft needs three cases: 符合, 不符合, 待核实. */
    record CasesMissing() implements ItemRefusal {}

    record CasesFailing(CaseRun run) implements ItemRefusal {}

    /** Listing fields are missing and nobody said why. */
    record ListingIncomplete(List<ListingField> missing) implements ItemRefusal {}

    /** Proposals are sent with an idempotency key. */
    record KeyRequired() implements ItemRefusal {}

    record BadContent(String pointer, String reason) implements ItemRefusal {}

    /** Another officer changed it in between. */
    record Stale(String id) implements ItemRefusal {}

    /** Another version of this item is still in hand. */
    record VersionInHand(String id, int version) implements ItemRefusal {}
}
