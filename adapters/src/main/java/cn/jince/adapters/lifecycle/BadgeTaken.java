package cn.jince.adapters.lifecycle;

/** What became of a badge that was handed in. */
public sealed interface BadgeTaken {
    record Kept(Badge badge) implements BadgeTaken {}

    record NoSuchConnector(String system, String capability) implements BadgeTaken {}

    /** Not signed with the kit's key, or changed since. */
    record NotGenuine() implements BadgeTaken {}

    /** For a contract that is no longer, or not yet, the one in force. */
    record OtherContract(String contractHash) implements BadgeTaken {}

    record NotInForce() implements BadgeTaken {}
}
