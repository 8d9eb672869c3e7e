package cn.jince.platform.policy;

import cn.jince.api.reply.Freshness;
import cn.jince.api.reply.Provenance;
import cn.jince.platform.kernel.Attribute;
import cn.jince.platform.kernel.Fact;
import cn.jince.platform.kernel.FactValue;
import cn.jince.platform.kernel.Facts;
import cn.jince.platform.kernel.Verdict;
import cn.jince.platform.policy.PolicyItem.RuleCase;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The rule cases of an item, run. */
public record CaseRun(List<Result> results) {

    /** @param actualFen null where the award cannot be told exactly */
    public record Result(
            RuleCase ruleCase, Verdict actual, @Nullable Long actualFen) {
        public boolean passed() {
            return actual == ruleCase.expected()
                    && (ruleCase.expectedFen() == null || Objects.equals(ruleCase.expectedFen(), actualFen));
        }
    }

    public static CaseRun of(PolicyItem item) {
        return new CaseRun(item.cases().stream().map(one -> run(item, one)).toList());
    }

    public boolean allPassed() {
        return results.stream().allMatch(Result::passed);
    }

    /** True where 符合, 不符合 and 待核实 are each expected at least once. */
    public boolean coversAllVerdicts() {
        return results.stream()
                        .map(result -> result.ruleCase().expected())
                        .distinct()
                        .count()
                == Verdict.values().length;
    }

    private static Result run(PolicyItem item, RuleCase one) {
        Facts facts = attribute -> fact(one, attribute);
        Verdict verdict = Evaluation.of(item.eligibility(), facts).verdict();
        return new Result(one, verdict, amount(Awards.estimate(item, facts)));
    }

    private static @Nullable Long amount(Awards.Estimate estimate) {
        return switch (estimate) {
            case Awards.Estimate.Exactly(var amount) -> amount.value();
            case Awards.Estimate.UpTo(var amount) -> amount.value();
            case Awards.Estimate.NotEstimable _ -> null;
        };
    }

    private static Fact fact(RuleCase one, Attribute attribute) {
        @Nullable Object value = one.facts().get(attribute.key());
        if (value == null) {
            return new Fact.Unknown(new Fact.Why.NotCollected());
        }
        @Nullable
        FactValue parsed = Conditions.parse(attribute, JsonMapper.shared().valueToTree(value));
        if (parsed == null) {
            return new Fact.Unknown(new Fact.Why.NotCollected());
        }
        Provenance given = new Provenance("case", one.name(), null, Instant.EPOCH, Freshness.MANUAL, null);
        return new Fact.Known(parsed, given);
    }
}
