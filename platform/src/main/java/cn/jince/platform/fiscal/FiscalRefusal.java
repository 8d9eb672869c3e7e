package cn.jince.platform.fiscal;

/** Why a line is not kept. */
public sealed interface FiscalRefusal {
    /** There is none, or it is another treasury's. */
    record NotFound() implements FiscalRefusal {}

    /** Seen from above, kept by the treasury itself. */
    record NotAllowed() implements FiscalRefusal {}

    record Bad(String detail) implements FiscalRefusal {}

    record PlanOverBudget(long plannedFen, long budgetFen) implements FiscalRefusal {}

    /** The budget would fall below what is reserved, committed and paid. */
    record BelowBound(long boundFen) implements FiscalRefusal {}

    /** The item has a line of this treasury and year already. */
    record Exists(String lineId) implements FiscalRefusal {}

    record AlreadyPublished() implements FiscalRefusal {}

    record VersionRequired() implements FiscalRefusal {}

    record Stale(int current) implements FiscalRefusal {}
}
