package cn.jince.api.fiscal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Records of the fiscal list 财政兑现清单 and its disbursement plan 拨付计划. Money is in Fen. */
public final class FiscalViews {

    /** @param level STATE PROVINCE CITY COUNTY; @param share an exact fraction: {@code 9/10} */
    public record ShareForm(String level, String share) {}

    /** @param month 1 to 12 */
    public record MonthForm(int month, long plannedFen) {}

    /** A new line of the caller's own treasury. @param shares make up exactly 1; @param plan at most the budget */
    public record FiscalLineForm(
            String itemId,
            int year,
            long budgetFen,
            String fundsSource,
            List<ShareForm> shares,
            List<MonthForm> plan) {}

    /** @param reason required once the line is published */
    public record AmendLineForm(
            long budgetFen,
            String fundsSource,
            List<ShareForm> shares,
            List<MonthForm> plan,
            @Nullable String reason) {}

    /** @param amountFen its part of the budget, whole fen */
    public record ShareView(String level, String levelName, String share, long amountFen) {}

    /** @param variance paid less planned; @param remainingFen planned and not yet paid, never below nought */
    public record MonthView(
            int month, long plannedFen, long committedFen, long paidFen, long remainingFen, long varianceFen) {}

    /**
     * Balances of the line's ledger.
     *
     * @param leftFen budget not yet bound; below nought where no budget is known
     * @param returnedFen turned away by the treasury or a bank, until an account is corrected
     * @param recoveredFen paid and clawed back
     */
    public record Totals(
            long leftFen, long reservedFen, long committedFen, long paidFen, long returnedFen, long recoveredFen) {}

    /** @param event OPENED (by its first use) DRAFTED AMENDED PUBLISHED */
    public record LineEvent(
            int version,
            String event,
            String actor,
            Instant at,
            @Nullable String note) {}

    /**
     * @param divisionCode of the treasury; @param budgetFen null until a treasurer has said it
     * @param state OPENED DRAFT PUBLISHED
     */
    public record FiscalLineView(
            String id,
            String itemId,
            String itemName,
            int year,
            String divisionCode,
            String divisionName,
            String level,
            String department,
            @Nullable Long budgetFen,
            String fundsSource,
            List<ShareView> shares,
            long plannedFen,
            List<MonthView> plan,
            Totals totals,
            String state,
            int version) {}

    /** A line with what happened to it, for officers. */
    public record FiscalLineFile(FiscalLineView line, List<LineEvent> history) {}

    /** 日对账 of one day, over all lines. */
    public record ParityDay(LocalDate day, Instant at, int lines, int gaps) {}

    /** 差异: an account of a line that differs. @param otherFen what reservations, payouts and clawbacks sum to */
    public record ParityGap(
            LocalDate day,
            String lineId,
            String itemName,
            String divisionCode,
            String account,
            long ledgerFen,
            long otherFen) {}

    /** @param days newest first, at most 31; @param gaps of the newest day, in the caller's divisions */
    public record ParityView(List<ParityDay> days, List<ParityGap> gaps) {}

    private FiscalViews() {}
}
