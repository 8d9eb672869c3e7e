package cn.jince.platform.policy.web;

import cn.jince.api.policy.PolicyViews.ConditionLine;
import cn.jince.api.policy.PolicyViews.ImportRefusal;
import cn.jince.api.policy.PolicyViews.ImportReport;
import cn.jince.api.policy.PolicyViews.LegalBasisView;
import cn.jince.api.policy.PolicyViews.PolicyItemView;
import cn.jince.api.policy.PolicyViews.RuleCaseForm;
import cn.jince.api.policy.PolicyViews.RuleCaseReport;
import cn.jince.api.policy.PolicyViews.RuleCaseResult;
import cn.jince.api.policy.PolicyViews.StageView;
import cn.jince.api.policy.PolicyViews.StandingView;
import cn.jince.platform.policy.CaseRun;
import cn.jince.platform.policy.Conditions;
import cn.jince.platform.policy.ImportPolicies.Line;
import cn.jince.platform.policy.ItemLife;
import cn.jince.platform.policy.ListingField;
import cn.jince.platform.policy.PolicyItem;
import cn.jince.platform.policy.PolicyItem.NoticePeriod;
import cn.jince.platform.policy.PolicySummaries;
import cn.jince.platform.policy.Variants;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The library's records on the wire. */
final class PolicyWire {
    private PolicyWire() {}

    static PolicyItemView view(
            PolicyItem item, LocalDate today, List<String> actions, ItemLife.@Nullable Standing standing) {
        @Nullable NoticePeriod notice = item.notice();
        return new PolicyItemView(
                PolicySummaries.of(item, today),
                item.basis().stream()
                        .map(basis -> new LegalBasisView(basis.name(), basis.number(), basis.date()))
                        .toList(),
                Conditions.view(item.eligibility()),
                conditions(item),
                JsonMapper.shared().valueToTree(item.published().getOrDefault("benefit", Map.of())),
                JsonMapper.shared().valueToTree(item.published().getOrDefault("stacking", Map.of())),
                item.materials(),
                item.process().stream()
                        .map(stage -> new StageView(stage.name(), stage.days(), stage.unit()))
                        .toList(),
                notice == null ? null : notice.days(),
                notice == null ? null : notice.workingDays() ? "工作日" : "自然日",
                item.phone(),
                item.sources(),
                item.notes(),
                item.draftedBy(),
                item.approvedBy(),
                item.publishedAt(),
                item.cases().stream().map(PolicyWire::form).toList(),
                reasons(item),
                Variants.genericOf(item),
                standing(standing),
                actions);
    }

    /** What the source does not say, by listing field. */
    private static Map<String, String> reasons(PolicyItem item) {
        Map<String, String> reasons = new LinkedHashMap<>();
        for (ListingField field : ListingField.values()) {
            @Nullable String reason = field.reason(item);
            if (reason != null) {
                reasons.put(field.name(), reason);
            }
        }
        return reasons;
    }

    private static @Nullable StandingView standing(ItemLife.@Nullable Standing standing) {
        return standing == null
                ? null
                : new StandingView(
                        standing.reason(),
                        standing.since(),
                        standing.opensOn(),
                        standing.closesOn(),
                        standing.mergedInto());
    }

    private static List<ConditionLine> conditions(PolicyItem item) {
        return Conditions.leaves(item.eligibility()).stream()
                .map(leaf -> new ConditionLine(
                        leaf.attribute().key(),
                        leaf.attribute().name(),
                        Conditions.say(leaf),
                        leaf.clause(),
                        leaf.attribute().department()))
                .toList();
    }

    private static RuleCaseForm form(PolicyItem.RuleCase one) {
        Map<String, JsonNode> facts = new LinkedHashMap<>();
        one.facts().forEach((key, value) -> facts.put(key, JsonMapper.shared().valueToTree(value)));
        return new RuleCaseForm(one.name(), facts, one.expected().name(), one.expectedFen());
    }

    static RuleCaseReport report(CaseRun run) {
        List<RuleCaseResult> results = run.results().stream()
                .map(result -> new RuleCaseResult(
                        result.ruleCase().name(),
                        result.ruleCase().expected().name(),
                        result.actual().name(),
                        result.ruleCase().expectedFen(),
                        result.actualFen(),
                        result.passed()))
                .toList();
        int passed = (int) results.stream().filter(RuleCaseResult::passed).count();
        return new RuleCaseReport(passed, results.size() - passed, results);
    }

    static ImportReport report(List<Line> lines) {
        int created = 0;
        int unchanged = 0;
        int updated = 0;
        List<ImportRefusal> refused = new ArrayList<>();
        for (Line line : lines) {
            switch (line) {
                case Line.Created _ -> created++;
                case Line.Updated _ -> updated++;
                case Line.Unchanged _ -> unchanged++;
                case Line.Refused(String id, String pointer, String reason) ->
                    refused.add(new ImportRefusal(id, pointer, reason));
            }
        }
        return new ImportReport(lines.size(), created, unchanged, updated, refused);
    }
}
