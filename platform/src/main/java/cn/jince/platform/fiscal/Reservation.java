package cn.jince.platform.fiscal;

import cn.jince.platform.kernel.DivisionCode;
import cn.jince.platform.kernel.Facts;
import cn.jince.platform.kernel.Outcome;
import cn.jince.platform.policy.PolicyItem;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * 资金占用: what an approval holds on a line for one enterprise, from before the approval ends until it is released.
 *
 * @param openKey keeps the same award from being granted twice; null once released
 * @param countsIn the stacking groups it counts in
 */
public record Reservation(
        String id,
        @Nullable String openKey,
        String lineId,
        String itemId,
        String creditCode,
        int fiscalYear,
        Set<String> countsIn,
        String subjectId,
        long amountFen,
        State state) {

    public enum State {
        HELD,
        RELEASED,
        /** Paid and clawed back whole. */
        RECOVERED
    }

    /**
     * For whom, and what was approved.
     *
     * @param subjectId the claim's or the run's id
     */
    public record Award(String subjectId, String creditCode, DivisionCode division, long amountFen) {}

    /**
     * @param line locked
     * @param facts what caps may be a share of
     * @param held of the enterprise in that year, locked
     */
    public static Outcome<Reservation, FundsRefusal> decide(
            String id, FiscalLine line, PolicyItem item, Award award, Facts facts, List<Reservation> held) {
        String key = key(item, award.creditCode(), line.key().year());
        if (held.stream().anyMatch(one -> key.equals(one.openKey()))) {
            return Outcome.refused(new FundsRefusal.Twice());
        }
        FundsRefusal not = StackingCheck.refuses(item, award.amountFen(), facts, held);
        if (not != null) {
            return Outcome.refused(not);
        }
        return line.exceededBy(award.amountFen())
                ? Outcome.refused(new FundsRefusal.OverLine(line.leftFen()))
                : Outcome.done(new Reservation(
                        id,
                        key,
                        line.id(),
                        item.id(),
                        award.creditCode(),
                        line.key().year(),
                        StackingCheck.groups(item),
                        award.subjectId(),
                        award.amountFen(),
                        State.HELD));
    }

    /** Item, version, enterprise, period, fiscal year, level; no item is granted by project yet. */
    private static String key(PolicyItem item, String creditCode, int year) {
        return item.id() + ":" + item.version() + ":" + creditCode + ":-:" + year + ":" + item.level();
    }
}
