package cn.jince.adapters.command;

/** What an operator does with a dead letter. */
public enum OperatorVerb {
    /** Go again under the same key; asked for first where it may have arrived. */
    RETRY,
    /** Not to be carried out any more. */
    SKIP,
    /** Carried out by other means. */
    COMPENSATE
}
