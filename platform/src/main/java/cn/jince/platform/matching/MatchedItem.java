package cn.jince.platform.matching;

import cn.jince.platform.kernel.Fact;
import cn.jince.platform.kernel.Verdict;
import cn.jince.platform.policy.Awards;
import cn.jince.platform.policy.Eligibility;
import cn.jince.platform.policy.Evaluation;
import cn.jince.platform.policy.PolicyItem;
import java.util.stream.Stream;

/** One item for one enterprise, with the whole evaluation. */
public record MatchedItem(PolicyItem item, Evaluation evaluation, Awards.Estimate estimate) {
    public Verdict verdict() {
        return evaluation.verdict();
    }

    /** Leaves, and what is not published at all. */
    public Stream<Evaluation> conditions() {
        return leaves(evaluation);
    }

    public int count(Verdict verdict) {
        return (int) conditions().filter(one -> one.verdict() == verdict).count();
    }

    /** Conditions nobody has answered. */
    public Stream<Evaluation> open() {
        return conditions().filter(one -> one.fact() instanceof Fact.Unknown);
    }

    private static Stream<Evaluation> leaves(Evaluation at) {
        boolean inner = at.node() instanceof Eligibility.All
                || at.node() instanceof Eligibility.Any
                || at.node() instanceof Eligibility.Not;
        return inner ? at.children().stream().flatMap(MatchedItem::leaves) : Stream.of(at);
    }
}
