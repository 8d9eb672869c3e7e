package cn.jince.platform.fiscal;

/** 科目 of a line's ledger. */
public enum LedgerAccount {
    /** Where the funds come from; the budget appropriated, below nought. */
    SOURCE,
    /** Budget not yet bound. */
    BUDGET,
    /** Approved, not yet due. */
    RESERVED,
    /** Ordered, or about to be. */
    COMMITTED,
    PAID,
    /** 退回: turned away, until an account is corrected. */
    RETURNED,
    /** 追回: paid and clawed back; it returns to the treasury, not to the line. */
    RECOVERED
}
