package cn.jince.platform.matching.web;

import cn.jince.api.matching.MatchingViews.CombinationView;
import cn.jince.api.matching.MatchingViews.GrantedView;
import cn.jince.api.matching.MatchingViews.LeftOutView;
import cn.jince.platform.enterprise.Dossier;
import cn.jince.platform.kernel.Fen;
import cn.jince.platform.matching.Combination;
import cn.jince.platform.matching.Combination.Granted;
import cn.jince.platform.matching.Combination.LeftOut;
import cn.jince.platform.matching.Combination.Reason;
import cn.jince.platform.matching.CombineItems.Plan;
import cn.jince.platform.matching.MatchedItem;
import cn.jince.platform.policy.Awards.Estimate;
import cn.jince.platform.policy.Stacking.CumulativeCap;
import cn.jince.platform.policy.Stacking.Limit;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Combinations in the words of the wire. */
final class Combinations {
    private Combinations() {}

    static CombinationView view(Plan plan, Dossier dossier, boolean withOpen, LocalDate today) {
        Combination combination = plan.combination();
        List<GrantedView> granted = combination.granted().stream()
                .map(one -> granted(one, item(plan, one.itemId()), dossier, today))
                .toList();
        List<LeftOutView> leftOut = new ArrayList<>();
        combination.leftOut().forEach(one -> leftOut.add(leftOut(one, plan, today)));
        plan.open().forEach(one -> leftOut.add(leftOut(one, "TO_BE_VERIFIED", "申领条件尚待核实，核实后再计入组合。", null, today)));
        return new CombinationView(
                dossier.code().value(),
                withOpen,
                combination.total().value(),
                granted.stream().anyMatch(GrantedView::upTo),
                combination.exact(),
                granted,
                leftOut);
    }

    private static GrantedView granted(Granted one, MatchedItem item, Dossier dossier, LocalDate today) {
        @Nullable Fen amount = one.amount();
        return new GrantedView(
                Summaries.of(item.item(), today),
                Explanations.verdict(item.verdict()),
                amount == null ? null : amount.value(),
                item.estimate() instanceof Estimate.UpTo,
                note(one, item, dossier));
    }

    private static @Nullable String note(Granted one, MatchedItem item, Dossier dossier) {
        if (one.cutBy() != null) {
            return "与其他层级合计受“" + one.cutBy() + "”累计限额约束，已按余额核减。";
        }
        for (CumulativeCap cap : item.item().stacking().cumulativeCaps()) {
            if (cap.limit() instanceof Limit.Share share && share.fen(dossier) == null) {
                return "累计不超过" + share.baseName() + "的 " + share.ratio().said() + "，该金额核实前未计入限额。";
            }
        }
        return null;
    }

    private static LeftOutView leftOut(LeftOut one, Plan plan, LocalDate today) {
        MatchedItem item = item(plan, one.itemId());
        return switch (one.reason()) {
            case Reason.Chosen(String group, String instead) ->
                leftOut(item, "CHOSEN", "“" + group + "”只能择一享受，已选择" + name(plan, instead) + "。", instead, today);
            case Reason.Higher(String _, String instead) ->
                leftOut(item, "HIGHER", "与" + name(plan, instead) + "从高不重复享受。", instead, today);
            case Reason.Excluded(String by) -> leftOut(item, "EXCLUDED", "与" + name(plan, by) + "不能同时享受。", by, today);
            case Reason.Missing(String prerequisite) ->
                leftOut(item, "MISSING", "须先享受" + name(plan, prerequisite) + "。", prerequisite, today);
            case Reason.UsedUp(String group) -> leftOut(item, "USED_UP", "“" + group + "”的累计限额已用完。", null, today);
            case Reason.WorthLess() -> leftOut(item, "WORTH_LESS", "同时享受会使合计金额减少。", null, today);
        };
    }

    private static LeftOutView leftOut(
            MatchedItem item, String code, String reason, @Nullable String because, LocalDate today) {
        return new LeftOutView(
                Summaries.of(item.item(), today),
                Explanations.verdict(item.verdict()),
                Explanations.fen(item.estimate()),
                code,
                reason,
                because);
    }

    private static MatchedItem item(Plan plan, String id) {
        return Objects.requireNonNull(plan.items().get(id));
    }

    private static String name(Plan plan, String id) {
        @Nullable MatchedItem item = plan.items().get(id);
        return item == null ? "事项 " + id : "“" + item.item().name() + "”";
    }
}
