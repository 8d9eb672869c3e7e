package cn.jince.platform.matching.web;

import cn.jince.api.matching.MatchingViews;
import cn.jince.api.matching.MatchingViews.ExplanationView;
import cn.jince.api.matching.MatchingViews.MatchView;
import cn.jince.api.matching.MatchingViews.ReasonView;
import cn.jince.api.matching.MatchingViews.SettleView;
import cn.jince.api.reply.Provenance;
import cn.jince.platform.enterprise.Dossier;
import cn.jince.platform.enterprise.FactWords;
import cn.jince.platform.kernel.Attribute;
import cn.jince.platform.kernel.Fact;
import cn.jince.platform.kernel.FactValue;
import cn.jince.platform.kernel.Fen;
import cn.jince.platform.kernel.Verdict;
import cn.jince.platform.matching.Audience;
import cn.jince.platform.matching.MatchEnterprise;
import cn.jince.platform.matching.MatchedItem;
import cn.jince.platform.policy.Awards;
import cn.jince.platform.policy.Conditions;
import cn.jince.platform.policy.Eligibility;
import cn.jince.platform.policy.Evaluation;
import cn.jince.platform.policy.PolicyItem;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Matches and their reasons in the words of the wire. */
final class Explanations {
    private Explanations() {}

    static MatchView match(MatchedItem one, LocalDate today) {
        return new MatchView(
                Summaries.of(one.item(), today),
                verdict(one.verdict()),
                fen(one.estimate()),
                Awards.say(one.estimate()),
                one.count(Verdict.MET),
                one.count(Verdict.NOT_MET),
                one.count(Verdict.TO_BE_VERIFIED),
                null);
    }

    static ExplanationView explain(MatchedItem one, Dossier dossier, LocalDate today) {
        @Nullable String because = notClaimable(one, dossier, today);
        return new ExplanationView(
                Summaries.of(one.item(), today),
                dossier.code().value(),
                verdict(one.verdict()),
                fen(one.estimate()),
                Awards.say(one.estimate()),
                reason(one.evaluation()),
                one.open().map(Explanations::settle).distinct().toList(),
                because == null,
                because);
    }

    private static @Nullable String notClaimable(MatchedItem one, Dossier dossier, LocalDate today) {
        PolicyItem item = one.item();
        if (item.target() != PolicyItem.Target.ENTERPRISE) {
            return "该事项不面向企业。";
        }
        if (!item.inForceOn(today)) {
            return item.validTo() != null && today.isAfter(item.validTo()) ? "该事项已过有效期。" : "该事项尚未开始执行。";
        }
        if (!MatchEnterprise.reaches(item, dossier)) {
            return "该事项只面向注册在当地的企业。";
        }
        if (item.mode() == PolicyItem.ClaimMode.CLAIM_FREE) {
            return "该事项免申即享，无需申报。";
        }
        return one.verdict() == Verdict.NOT_MET ? "现有数据表明不符合申领条件。" : null;
    }

    static SettleView settle(Evaluation leaf) {
        Attribute attribute = ((Eligibility.Leaf) leaf.node()).attribute();
        String reason = leaf.fact() == null ? "" : String.valueOf(FactWords.reason(leaf.fact()));
        String advice = switch (reason) {
            case "DECLARED" -> "申报时如实填写“" + attribute.name() + "”即可核实。";
            case "NOT_CONNECTED" -> attribute.department() + "的数据尚未接入，可在申报时填写并上传证明。";
            case "NOT_COLLECTED" -> attribute.department() + "尚未归集到本企业的数据，到数后自动核实，也可在申报时填写。";
            default -> attribute.department() + "的数据暂不可用，请稍后再看。";
        };
        return new SettleView(attribute.key(), attribute.name(), Audience.settles(attribute), reason, advice);
    }

    private static ReasonView reason(Evaluation at) {
        List<ReasonView> children =
                at.children().stream().map(Explanations::reason).toList();
        return switch (at.node()) {
            case Eligibility.Leaf leaf -> leaf(leaf, at);
            case Eligibility.All _ -> inner("all", at, children);
            case Eligibility.Any _ -> inner("any", at, children);
            case Eligibility.Not _ -> inner("not", at, children);
            case Eligibility.Unpublished _ -> inner("unpublished", at, children);
        };
    }

    private static ReasonView inner(String node, Evaluation at, List<ReasonView> children) {
        return new ReasonView(
                node, verdict(at.verdict()), Conditions.say(at.node()), null, null, null, null, null, null, children);
    }

    private static ReasonView leaf(Eligibility.Leaf leaf, Evaluation at) {
        @Nullable Fact fact = at.fact();
        @Nullable JsonNode value = null;
        @Nullable Provenance provenance = null;
        if (fact instanceof Fact.Known(FactValue known, Provenance from)) {
            value = FactWords.json(known);
            provenance = from;
        } else if (fact instanceof Fact.Absent(Provenance from)) {
            provenance = from;
        }
        boolean unknown = fact instanceof Fact.Unknown;
        return new ReasonView(
                "leaf",
                verdict(at.verdict()),
                Conditions.say(leaf),
                leaf.attribute().key(),
                leaf.clause(),
                value,
                provenance,
                fact == null ? null : FactWords.reason(fact),
                unknown ? Audience.settles(leaf.attribute()) : null,
                List.of());
    }

    static MatchingViews.Verdict verdict(Verdict verdict) {
        return MatchingViews.Verdict.valueOf(verdict.name());
    }

    static @Nullable Long fen(Awards.Estimate estimate) {
        return switch (estimate) {
            case Awards.Estimate.Exactly(Fen amount) -> amount.value();
            case Awards.Estimate.UpTo(Fen amount) -> amount.value();
            case Awards.Estimate.NotEstimable _ -> null;
        };
    }
}
