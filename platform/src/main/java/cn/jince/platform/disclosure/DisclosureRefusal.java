package cn.jince.platform.disclosure;

/** Why nothing is disclosed. */
public sealed interface DisclosureRefusal {
    /** There is no such claim, or the caller has nothing to do with it. */
    record NotFound() implements DisclosureRefusal {}

    record NoSuchField() implements DisclosureRefusal {}

    record ReasonRequired() implements DisclosureRefusal {}

    /** The enterprise has not filled it in. */
    record NothingThere() implements DisclosureRefusal {}
}
