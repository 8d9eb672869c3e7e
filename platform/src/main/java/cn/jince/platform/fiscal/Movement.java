package cn.jince.platform.fiscal;

import static cn.jince.platform.fiscal.LedgerAccount.BUDGET;
import static cn.jince.platform.fiscal.LedgerAccount.COMMITTED;
import static cn.jince.platform.fiscal.LedgerAccount.PAID;
import static cn.jince.platform.fiscal.LedgerAccount.RECOVERED;
import static cn.jince.platform.fiscal.LedgerAccount.RESERVED;
import static cn.jince.platform.fiscal.LedgerAccount.RETURNED;
import static cn.jince.platform.fiscal.LedgerAccount.SOURCE;

/** 记账: every way money moves in a ledger, from one account to another. */
public enum Movement {
    APPROPRIATE(SOURCE, BUDGET),
    WITHDRAW(BUDGET, SOURCE),
    RESERVE(BUDGET, RESERVED),
    RELEASE(RESERVED, BUDGET),
    COMMIT(RESERVED, COMMITTED),
    PAY(COMMITTED, PAID),
    RETURN(COMMITTED, RETURNED),
    ORDER_AGAIN(RETURNED, COMMITTED),
    RECOVER(PAID, RECOVERED);

    private final LedgerAccount from;
    private final LedgerAccount to;

    Movement(LedgerAccount from, LedgerAccount to) {
        this.from = from;
        this.to = to;
    }

    public LedgerAccount from() {
        return from;
    }

    public LedgerAccount to() {
        return to;
    }
}
