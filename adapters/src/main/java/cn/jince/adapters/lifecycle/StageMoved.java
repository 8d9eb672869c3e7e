package cn.jince.adapters.lifecycle;

/** What became of a wish to move a stage. */
public sealed interface StageMoved {
    record Moved(Standing standing) implements StageMoved {}

    /** It waits for another operator. */
    record Proposed(Standing standing) implements StageMoved {}

    record Withdrawn(Standing standing) implements StageMoved {}

    record Refused(StageRefusal refusal) implements StageMoved {}
}
