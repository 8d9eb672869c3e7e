package cn.jince.platform.fiscal;

import cn.jince.platform.kernel.DivisionCode;
import cn.jince.platform.kernel.Outcome;
import cn.jince.platform.policy.PolicyItem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 财政兑现清单 line: what one treasury may spend on an item in a fiscal year, and the plan of it.
 *
 * @param leftFen what may still be reserved; below nought only where no budget is known
 * @param version raised by one with every change of the content
 */
public record FiscalLine(
        String id,
        Key key,
        String itemName,
        String department,
        Content content,
        long leftFen,
        State state,
        int version) {

    /** @param division of the treasury that keeps it */
    public record Key(String itemId, int year, DivisionCode division) {}

    /** @param budgetFen null until a treasurer has said it; @param fundsSource 资金来源 */
    public record Content(@Nullable Long budgetFen, String fundsSource, List<Share> shares, List<PlannedMonth> plan) {
        static final Content NONE = new Content(null, "", List.of(), List.of());

        public long plannedFen() {
            return plan.stream().mapToLong(PlannedMonth::plannedFen).reduce(0, Math::addExact);
        }
    }

    /** 拨付计划 of one month. @param month 1 to 12 */
    public record PlannedMonth(int month, long plannedFen) {}

    /** OPENED by its first use, not yet kept by anybody; it binds all the same. */
    public enum State {
        OPENED,
        DRAFT,
        PUBLISHED
    }

    /** Budget that is reserved, committed, paid or returned. */
    public long boundFen() {
        Long budget = content.budgetFen;
        return Math.subtractExact(budget == null ? 0 : budget, leftFen);
    }

    /** True where the amount goes beyond the line. */
    public boolean exceededBy(long amountFen) {
        return content.budgetFen != null && amountFen > leftFen;
    }

    /** The line an item's first reservation opens where its treasury keeps none; a published budget counts. */
    public static FiscalLine opened(String id, PolicyItem item, int year) {
        @Nullable
        Long budget = item.published().get("budget_fen") instanceof Number total ? (Long) total.longValue() : null;
        Content content = new Content(budget, "", List.of(), List.of());
        return new FiscalLine(
                id,
                new Key(item.id(), year, treasuryOf(item.division())),
                item.name(),
                item.authority(),
                content,
                budget == null ? 0 : budget,
                State.OPENED,
                1);
    }

    /** The state's items are paid by the province. */
    static DivisionCode treasuryOf(DivisionCode division) {
        return division.level() == DivisionCode.Level.STATE ? new DivisionCode("140000") : division;
    }

    /** A line a treasurer begins. */
    public static Outcome<FiscalLine, FiscalRefusal> drafted(
            String id, PolicyItem item, int year, DivisionCode treasury, Content content) {
        if (!treasuryOf(item.division()).covers(treasury)) {
            return Outcome.refused(new FiscalRefusal.Bad("该事项不在本级财政的管辖范围内。"));
        }
        return new FiscalLine(
                        id,
                        new Key(item.id(), year, treasury),
                        item.name(),
                        item.authority(),
                        Content.NONE,
                        0,
                        State.DRAFT,
                        0)
                .amended(content, "编制");
    }

    /** @param reason required once it is published */
    public Outcome<FiscalLine, FiscalRefusal> amended(Content next, String reason) {
        Long budget = next.budgetFen;
        if (budget == null || budget < 0 || next.fundsSource.isBlank() || next.fundsSource.length() > 200) {
            return Outcome.refused(new FiscalRefusal.Bad("请填写预算金额和资金来源。"));
        }
        if (!Share.whole(next.shares)) {
            return Outcome.refused(new FiscalRefusal.Bad("各级分担比例之和须恰为 1，每级只写一次。"));
        }
        if (next.plan.stream().anyMatch(month -> month.month < 1 || month.month > 12 || month.plannedFen < 0)
                || next.plan.stream().map(PlannedMonth::month).distinct().count() != next.plan.size()) {
            return Outcome.refused(new FiscalRefusal.Bad("拨付计划按月填写，每月一行，金额不为负。"));
        }
        if (next.plannedFen() > budget) {
            return Outcome.refused(new FiscalRefusal.PlanOverBudget(next.plannedFen(), budget));
        }
        if (budget < boundFen()) {
            return Outcome.refused(new FiscalRefusal.BelowBound(boundFen()));
        }
        if (state == State.PUBLISHED && reason.isBlank()) {
            return Outcome.refused(new FiscalRefusal.Bad("已公布的清单调整时请写明理由。"));
        }
        return Outcome.done(new FiscalLine(
                id,
                key,
                itemName,
                department,
                next,
                budget - boundFen(),
                state == State.OPENED ? State.DRAFT : state,
                version + 1));
    }

    public Outcome<FiscalLine, FiscalRefusal> published() {
        return switch (state) {
            case OPENED -> Outcome.refused(new FiscalRefusal.Bad("请先填写预算、资金来源和分担比例。"));
            case PUBLISHED -> Outcome.refused(new FiscalRefusal.AlreadyPublished());
            case DRAFT ->
                Outcome.done(
                        new FiscalLine(id, key, itemName, department, content, leftFen, State.PUBLISHED, version + 1));
        };
    }
}
