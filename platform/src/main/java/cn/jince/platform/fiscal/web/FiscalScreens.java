package cn.jince.platform.fiscal.web;

import cn.jince.api.fiscal.FiscalViews.FiscalLineView;
import cn.jince.api.fiscal.FiscalViews.LineEvent;
import cn.jince.api.fiscal.FiscalViews.MonthForm;
import cn.jince.api.fiscal.FiscalViews.MonthView;
import cn.jince.api.fiscal.FiscalViews.ParityDay;
import cn.jince.api.fiscal.FiscalViews.ParityGap;
import cn.jince.api.fiscal.FiscalViews.ShareForm;
import cn.jince.api.fiscal.FiscalViews.ShareView;
import cn.jince.api.fiscal.FiscalViews.Totals;
import cn.jince.api.problem.ProblemCode;
import cn.jince.edge.Problem;
import cn.jince.platform.fiscal.FiscalLine;
import cn.jince.platform.fiscal.FiscalLine.PlannedMonth;
import cn.jince.platform.fiscal.FiscalLines;
import cn.jince.platform.fiscal.FiscalRefusal;
import cn.jince.platform.fiscal.Ledger;
import cn.jince.platform.fiscal.LedgerAccount;
import cn.jince.platform.fiscal.ParityDays;
import cn.jince.platform.fiscal.Share;
import cn.jince.platform.kernel.DivisionCode.Level;
import cn.jince.platform.kernel.Divisions;
import cn.jince.platform.kernel.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.http.HttpStatus;

/** Lines as they are shown and said. */
final class FiscalScreens {
    private FiscalScreens() {}

    static Outcome<FiscalLine.Content, FiscalRefusal> content(
            long budgetFen, String fundsSource, List<ShareForm> shares, List<MonthForm> plan) {
        try {
            return Outcome.done(new FiscalLine.Content(
                    budgetFen,
                    fundsSource.strip(),
                    shares.stream()
                            .map(share -> Share.of(Level.valueOf(share.level()), share.share()))
                            .toList(),
                    plan.stream()
                            .map(month -> new PlannedMonth(month.month(), month.plannedFen()))
                            .toList()));
        } catch (IllegalArgumentException e) {
            return Outcome.refused(new FiscalRefusal.Bad("分担比例须写明 STATE、PROVINCE、CITY 或 COUNTY 和分数，例如 9/10。"));
        }
    }

    static FiscalLineView view(FiscalLine line, Ledger.Balances balances, Map<Integer, Ledger.Month> months) {
        FiscalLine.Content content = line.content();
        String division = line.key().division().value();
        return new FiscalLineView(
                line.id(),
                line.key().itemId(),
                line.itemName(),
                line.key().year(),
                division,
                Divisions.shanxi().nameOf(division),
                line.key().division().level().name(),
                line.department(),
                content.budgetFen(),
                content.fundsSource(),
                shares(content),
                content.plannedFen(),
                plan(content.plan(), months),
                new Totals(
                        balances.get(LedgerAccount.BUDGET),
                        balances.get(LedgerAccount.RESERVED),
                        balances.get(LedgerAccount.COMMITTED),
                        balances.get(LedgerAccount.PAID),
                        balances.get(LedgerAccount.RETURNED),
                        balances.get(LedgerAccount.RECOVERED)),
                line.state().name(),
                line.version());
    }

    private static List<ShareView> shares(FiscalLine.Content content) {
        Long budget = content.budgetFen();
        List<Long> amounts = Share.split(budget == null ? 0 : budget, content.shares());
        List<ShareView> views = new ArrayList<>();
        for (int i = 0; i < amounts.size(); i++) {
            Share share = content.shares().get(i);
            views.add(new ShareView(
                    share.level().name(),
                    name(share.level()),
                    share.part().numerator() + "/" + share.part().denominator(),
                    amounts.get(i)));
        }
        return views;
    }

    private static String name(Level level) {
        return switch (level) {
            case STATE -> "中央";
            case PROVINCE -> "省级";
            case CITY -> "市级";
            case COUNTY -> "县级";
        };
    }

    /** Months that are planned or in which something moved. */
    private static List<MonthView> plan(List<PlannedMonth> plan, Map<Integer, Ledger.Month> moved) {
        Map<Integer, Long> planned = new TreeMap<>();
        plan.forEach(month -> planned.put(month.month(), month.plannedFen()));
        moved.keySet().forEach(month -> planned.putIfAbsent(month, 0L));
        List<MonthView> views = new ArrayList<>();
        planned.forEach((month, fen) -> {
            Ledger.Month real = moved.getOrDefault(month, new Ledger.Month(0, 0));
            views.add(new MonthView(
                    month,
                    fen,
                    real.committedFen(),
                    real.paidFen(),
                    Math.max(0, fen - real.paidFen()),
                    real.paidFen() - fen));
        });
        return views;
    }

    static LineEvent event(FiscalLines.Event event) {
        return new LineEvent(event.version(), event.event(), event.actor(), event.at(), event.note());
    }

    static ParityDay day(ParityDays.Day day) {
        return new ParityDay(day.day(), day.at(), day.lines(), day.gaps());
    }

    static ParityGap gap(ParityDays.Shown shown) {
        return new ParityGap(
                shown.day(),
                shown.gap().lineId(),
                shown.itemName(),
                shown.division(),
                shown.gap().account().name(),
                shown.gap().ledgerFen(),
                shown.gap().otherFen());
    }

    static Problem say(FiscalRefusal refusal) {
        return switch (refusal) {
            case FiscalRefusal.NotFound _ -> Problem.of(HttpStatus.NOT_FOUND, "FISCAL_LINE_NOT_FOUND", "没有找到这条财政兑现清单。");
            case FiscalRefusal.NotAllowed _ ->
                Problem.of(HttpStatus.FORBIDDEN, ProblemCode.FORBIDDEN, "只有本级财政人员可以编制和调整本级清单。");
            case FiscalRefusal.Bad(String detail) ->
                Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, ProblemCode.VALIDATION_FAILED, detail);
            case FiscalRefusal.PlanOverBudget(long planned, long budget) ->
                Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, "PLAN_OVER_BUDGET", "拨付计划合计超过预算。")
                        .with("plannedFen", planned)
                        .with("budgetFen", budget);
            case FiscalRefusal.BelowBound(long bound) ->
                Problem.of(HttpStatus.CONFLICT, "BUDGET_BELOW_BOUND", "预算不能低于已占用、已下达和已兑付的合计。")
                        .with("boundFen", bound);
            case FiscalRefusal.Exists(String lineId) ->
                Problem.of(HttpStatus.CONFLICT, "FISCAL_LINE_EXISTS", "本级本年度已有该事项的清单，请在原清单上调整。")
                        .with("lineId", lineId);
            case FiscalRefusal.AlreadyPublished _ ->
                Problem.of(HttpStatus.CONFLICT, "FISCAL_LINE_PUBLISHED", "该清单已公布。");
            case FiscalRefusal.VersionRequired _ ->
                Problem.of(HttpStatus.PRECONDITION_REQUIRED, ProblemCode.VERSION_REQUIRED, "请带上 If-Match 说明所依据的版本。");
            case FiscalRefusal.Stale(int current) ->
                Problem.of(HttpStatus.PRECONDITION_FAILED, ProblemCode.STALE_VERSION, "清单已有新的变化，请刷新后再操作。")
                        .with("version", current);
        };
    }
}
