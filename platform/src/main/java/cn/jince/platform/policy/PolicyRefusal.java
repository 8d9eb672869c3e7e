package cn.jince.platform.policy;

import cn.jince.platform.policy.PolicyItem.ItemState;

/** Expected ways a verb of the library ends without effect. */
public sealed interface PolicyRefusal {
    /** No such item, or none the caller has to do with. */
    record NotFound() implements PolicyRefusal {}

    record WrongState(ItemState state, ItemVerb verb) implements PolicyRefusal {}

    /** Another version of the item is being worked on. */
    record VersionOpen() implements PolicyRefusal {}

    /** Whoever drafted it does not approve it. */
    record FourEyes() implements PolicyRefusal {}

    /** Only the drafter goes on with a draft. */
    record NotTheDrafter() implements PolicyRefusal {}

    record ReasonRequired() implements PolicyRefusal {}

    /** @param path JSON pointer into the form */
    record BadForm(String path, String reason) implements PolicyRefusal {}

    /** Fewer than three cases, or one of the three verdicts is never expected. */
    record CasesMissing(String detail) implements PolicyRefusal {}

    record CasesFailed(RuleCases.Report report) implements PolicyRefusal {}
}
