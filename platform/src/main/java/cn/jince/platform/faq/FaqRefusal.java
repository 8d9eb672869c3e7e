package cn.jince.platform.faq;

/** Why a frequent question is not written, changed or merged. */
sealed interface FaqRefusal {
    record NotFound() implements FaqRefusal {}

    record Bad(String detail) implements FaqRefusal {}

    /** @param id of the one that answers it */
    record Answered(String id) implements FaqRefusal {}

    record VersionRequired() implements FaqRefusal {}

    record Stale(int current) implements FaqRefusal {}
}
