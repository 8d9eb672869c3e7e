package cn.jince.platform.matching.web;

import cn.jince.api.matching.MatchingViews.GapView;
import cn.jince.api.matching.MatchingViews.StepView;
import cn.jince.platform.enterprise.Dossier;
import cn.jince.platform.kernel.Attribute;
import cn.jince.platform.matching.Gap;
import cn.jince.platform.matching.Gap.Step;
import cn.jince.platform.policy.Awards;
import cn.jince.platform.policy.Conditions;
import cn.jince.platform.policy.Eligibility;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Gaps in the words of the wire. */
final class GapViews {
    private GapViews() {}

    static GapView of(Gap gap, Dossier dossier, LocalDate today) {
        Awards.Estimate estimate = Awards.estimate(gap.item(), dossier);
        List<StepView> steps = gap.steps().stream().map(GapViews::step).toList();
        return new GapView(
                Summaries.of(gap.item(), today),
                Explanations.fen(estimate),
                Awards.say(estimate),
                "差一点：" + steps.stream().map(StepView::text).collect(Collectors.joining("；")) + "。",
                steps,
                gap.on(),
                gap.open().stream()
                        .filter(one -> one.node() instanceof Eligibility.Leaf)
                        .map(Explanations::settle)
                        .distinct()
                        .toList());
    }

    private static StepView step(Step step) {
        return switch (step) {
            case Step.Grow grow -> grow(grow);
            case Step.Gain(Attribute attribute, var oneOf, String how) ->
                new StepView(
                        "GAIN",
                        attribute.key(),
                        attribute.name(),
                        attribute.name() + "达到："
                                + oneOf.stream().map(Conditions::sayValue).collect(Collectors.joining("、"))
                                + (oneOf.size() > 1 ? "之一" : ""),
                        null,
                        null,
                        null,
                        null,
                        null,
                        how);
            case Step.Wait(Attribute attribute, BigDecimal years, LocalDate on, long days) ->
                new StepView(
                        "WAIT",
                        attribute.key(),
                        attribute.name(),
                        on + " 起" + attribute.name() + "满 " + plain(years) + " 年（还有 " + days + " 天）",
                        null,
                        years,
                        BigDecimal.valueOf(days),
                        "天",
                        on,
                        null);
            case Step.Begin(LocalDate on) ->
                new StepView("BEGIN", null, null, "该事项自 " + on + " 起执行", null, null, null, null, on, null);
        };
    }

    private static StepView grow(Step.Grow grow) {
        boolean more = grow.need().compareTo(grow.have()) >= 0;
        @Nullable String unit = grow.attribute().unit();
        String said = unit == null ? "" : " " + unit;
        String bound = more ? (grow.beyond() ? "须超过 " : "须达到 ") : (grow.beyond() ? "须低于 " : "须降到 ");
        String text = grow.attribute().name() + bound + plain(grow.need()) + said + "，现为 " + plain(grow.have()) + said
                + "，还差 " + plain(grow.by()) + said;
        return new StepView(
                "GROW",
                grow.attribute().key(),
                grow.attribute().name(),
                text,
                grow.have(),
                grow.need(),
                grow.by(),
                unit,
                null,
                grow.how());
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
