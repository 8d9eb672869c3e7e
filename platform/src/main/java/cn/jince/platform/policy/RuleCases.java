package cn.jince.platform.policy;

import cn.jince.api.reply.Freshness;
import cn.jince.api.reply.Provenance;
import cn.jince.platform.kernel.Attribute;
import cn.jince.platform.kernel.Attributes;
import cn.jince.platform.kernel.Fact;
import cn.jince.platform.kernel.FactValue;
import cn.jince.platform.kernel.Facts;
import cn.jince.platform.kernel.Fen;
import cn.jince.platform.kernel.Verdict;
import cn.jince.platform.policy.PolicyItem.RuleCase;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Runs the cases officers wrote for an item. What a case does not state is unknown. */
public final class RuleCases {
    private static final Provenance CASE =
            new Provenance("case", "规则用例", null, Instant.EPOCH, Freshness.LIVE, null);

    private RuleCases() {}

    /** @param actualFen the estimate; null where the verdict is not MET or nothing can be estimated */
    public record Result(RuleCase ruleCase, Verdict actual, @Nullable Long actualFen, boolean passed) {}

    public record Report(List<Result> results) {
        public int failed() {
            return (int) results.stream().filter(result -> !result.passed()).count();
        }
    }

    static Report run(PolicyItem item) {
        return new Report(item.cases().stream().map(one -> run(item, one)).toList());
    }

    private static Result run(PolicyItem item, RuleCase ruleCase) {
        Facts facts = facts(ruleCase);
        Verdict actual = Evaluation.of(item.eligibility(), facts).verdict();
        @Nullable Long fen = actual == Verdict.MET ? fen(Awards.estimate(item.award(), facts)) : null;
        boolean sum =
                ruleCase.expectedFen() == null || ruleCase.expectedFen().equals(fen);
        return new Result(ruleCase, actual, fen, actual == ruleCase.expected() && sum);
    }

    private static @Nullable Long fen(Awards.Estimate estimate) {
        return switch (estimate) {
            case Awards.Estimate.Exactly(Fen amount) -> amount.value();
            case Awards.Estimate.UpTo(Fen amount) -> amount.value();
            case Awards.Estimate.NotEstimable _ -> null;
        };
    }

    /** What stands between the cases and a submission; empty where nothing does. */
    static Optional<String> missing(List<RuleCase> cases) {
        Set<Verdict> expected = EnumSet.noneOf(Verdict.class);
        cases.forEach(one -> expected.add(one.expected()));
        return cases.size() >= 3 && expected.size() == Verdict.values().length
                ? Optional.empty()
                : Optional.of("至少需要三个规则用例，且须分别预期符合、不符合和待核实。");
    }

    private static Facts facts(RuleCase ruleCase) {
        Map<Attribute, Fact> facts = new HashMap<>();
        ruleCase.facts().forEach((key, value) -> {
            Attribute attribute = Attributes.standard().require(key);
            @Nullable FactValue fact =
                    Conditions.parse(attribute, JsonMapper.shared().valueToTree(value));
            if (fact != null) {
                facts.put(attribute, new Fact.Known(fact, CASE));
            }
        });
        return attribute -> {
            @Nullable Fact fact = facts.get(attribute);
            return fact == null ? new Fact.Unknown(new Fact.Why.NotCollected()) : fact;
        };
    }
}
