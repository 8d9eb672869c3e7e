package cn.jince.platform.fiscal;

import java.util.ArrayList;
import java.util.List;

/**
 * One line as its ledger has it and as reservations, payouts and clawbacks have it; all read in one statement.
 *
 * @param heldFen of reservations that were not released; @param queuedFen of all payouts
 */
public record ParityLine(
        String lineId,
        long leftFen,
        Ledger.Balances ledger,
        long heldFen,
        long queuedFen,
        long openFen,
        long paidFen,
        long rejectedFen,
        long receivedFen) {

    /** 差异 of one account. @param otherFen what it should be */
    public record Gap(String lineId, LedgerAccount account, long ledgerFen, long otherFen) {}

    public List<Gap> gaps() {
        List<Gap> gaps = new ArrayList<>();
        add(gaps, LedgerAccount.BUDGET, leftFen);
        add(gaps, LedgerAccount.RESERVED, heldFen - queuedFen);
        add(gaps, LedgerAccount.COMMITTED, openFen);
        add(gaps, LedgerAccount.RETURNED, rejectedFen);
        add(gaps, LedgerAccount.PAID, paidFen - receivedFen);
        add(gaps, LedgerAccount.RECOVERED, receivedFen);
        return gaps;
    }

    private void add(List<Gap> gaps, LedgerAccount account, long otherFen) {
        if (ledger.get(account) != otherFen) {
            gaps.add(new Gap(lineId, account, ledger.get(account), otherFen));
        }
    }
}
